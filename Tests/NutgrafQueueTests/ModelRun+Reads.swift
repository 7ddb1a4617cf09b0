import NutgrafQueue
import NutgrafTypes

/// What only looks at the queue.
extension ModelRun {
    /// Lists jobs by a random filter, page by page.
    mutating func list() async throws {
        var filter = JobFilter()
        if Bool.random(using: &random) {
            filter.states = JobState.allCases.filter { _ in Bool.random(using: &random) }
            if filter.states?.isEmpty == true { filter.states = nil }
        }
        if Int.random(in: 0..<3, using: &random) == 0 {
            filter.articleID = "key-\(Int.random(in: 0..<8, using: &random))"
        }
        let moments = model.jobs.map(\.submitted)
        if Int.random(in: 0..<3, using: &random) == 0 { filter.submittedFrom = moments.randomElement(using: &random) }
        if Int.random(in: 0..<3, using: &random) == 0 { filter.submittedBefore = moments.randomElement(using: &random) }
        try await compareList(filter, limit: Int.random(in: 1...4, using: &random))
    }

    /// Goes on with the watch of all of the owner's changes, from where it was.
    mutating func watch() async throws {
        let limit = Int.random(in: 1...8, using: &random)
        operations.append("watch behind \(watched?.serial ?? -1)")
        guard let (cursor, serial) = watched else {
            let start = try await queue.changes(of: nil, owner: "desk", after: nil, limit: limit)
            try expect(start.changes.isEmpty && !start.ended, "a watch begins with \(start)")
            watched = (start.cursor, model.serial)
            return
        }
        do {
            let found = try await queue.changes(of: nil, owner: "desk", after: cursor, limit: limit)
            try expect(serial >= model.floor, "a watch behind \(serial) goes on, the floor is \(model.floor)")
            let expected = model.changes.filter { $0.serial > serial }
            try compare(found.changes, Array(expected.prefix(limit)))
            try expect(!found.ended && found.cursor >= cursor, "the watch is at \(found.cursor)")
            let isCut = found.changes.count == limit
            watched = (found.cursor, isCut ? expected[limit - 1].serial : model.serial)
        } catch let error as NutgrafError where error.code == .cursorExpired {
            try expect(serial < model.floor, "a watch behind \(serial) is over, the floor is \(model.floor)")
            watched = nil
        }
    }

    /// Compares all that the queue tells with the model.
    func compareAll() async throws {
        let now = clock.now()
        let ids = model.jobs.map(\.id)
        let statuses = try await queue.status(of: ids, owner: "desk")
        for (job, status) in zip(model.jobs, statuses) {
            let expected = job.status(at: now)
            try expect(status == expected, "\(String(describing: status)), not \(expected)")
            let history = try await queue.history(of: job.id, owner: "desk")
            try compare(history, model.changes.filter { $0.job == job.id })
            if let result = job.result {
                let found = try await queue.result(of: job.id, owner: "desk").bytes
                try expect(found == result, "another result")
            }
        }
        let found = try await queue.changes(of: ids, owner: "desk", after: nil, limit: 1000)
        try compare(found.changes, model.changes)
        let hasEnded = model.jobs.allSatisfy(\.state.isFinal)
        try expect(found.ended == hasEnded, "the jobs have ended: \(hasEnded)")
        try await compareList(JobFilter(), limit: 256)
        try await compareStatistics(at: now)
    }

    private func compareStatistics(at now: Timestamp) async throws {
        let statistics = try await queue.statistics()
        for state in JobState.allCases {
            let expected = model.jobs.filter { $0.state == state }.count
            try expect(statistics.jobs[state] == expected, "\(statistics.jobs) where \(state) should be \(expected)")
        }
        let due = model.jobs.filter { $0.state == .queued }.map(\.due).min()
        let wait = due.flatMap { $0 <= now ? now.since($0) : nil }
        try expect(
            statistics.oldestWait == wait,
            "waits for \(String(describing: statistics.oldestWait)), not \(String(describing: wait))"
        )
        let holders = model.jobs.filter { $0.state == .running }.compactMap(\.worker)
        let workers = Set(holders).sorted().map { worker in
            CollectorStatistics.WorkerLeases(worker: worker, leases: holders.filter { $0 == worker }.count)
        }
        try expect(statistics.workers == workers, "\(statistics.workers), not \(workers)")
        let throughput = CollectorStatistics.Throughput(
            oneMinute: model.done(inMinutes: 1, upTo: now),
            fiveMinutes: model.done(inMinutes: 5, upTo: now),
            fifteenMinutes: model.done(inMinutes: 15, upTo: now)
        )
        try expect(statistics.throughput == throughput, "\(statistics.throughput), not \(throughput)")
    }

    private func compareList(_ filter: JobFilter, limit: Int) async throws {
        var found: [JobStatus] = []
        var cursor: String?
        repeat {
            let page = try await queue.list(filter, owner: "desk", after: cursor, limit: limit)
            found += page.jobs
            cursor = page.next
        } while cursor != nil
        let now = clock.now()
        let expected = model.list(filter).map { $0.status(at: now) }
        try expect(found == expected, "\(filter) lists \(found), not \(expected)")
    }

    private func compare(_ found: [JobChange], _ expected: [ModelChange]) throws {
        let isSame = found.elementsEqual(expected) {
            $0.job == $1.job && $0.state == $1.state && $0.cause == $1.cause
        }
        try expect(
            isSame && zip(found, found.dropFirst()).allSatisfy { $0.cursor < $1.cursor },
            "\(found.map(\.cause)), not \(expected.map(\.cause))"
        )
    }
}
