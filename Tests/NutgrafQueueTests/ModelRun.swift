import NutgrafCBOR
import NutgrafQueue
import NutgrafTypes

/// One random sequence of operations, done to a queue and to the model, which must agree after each.
struct ModelRun {
    let queue: JobQueue
    let clock: TestClock
    var random: SeededRandom
    var model: QueueModel
    /// Every lease that was given, of whatever use it is now.
    var leases: [Lease] = []
    var operations: [String] = []
    /// Up to where the changes of the owner are told, by the queue's count and by the model's.
    var watched: (cursor: Int64, serial: Int)?

    init(queue: JobQueue, clock: TestClock, seed: UInt64) {
        self.queue = queue
        self.clock = clock
        random = SeededRandom(seed: seed)
        model = QueueModel(settings: queue.settings)
    }

    /// Where the queue and the model do not agree.
    struct Disagreement: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs the sequence.
    ///
    /// - Throws: ``Disagreement`` with the operations that led to it.
    mutating func run() async throws {
        do {
            for _ in 0..<Int.random(in: 4...24, using: &random) { try await step() }
            try await compareAll()
        } catch let error as Disagreement {
            throw Disagreement(description: "\(error) after \(operations.joined(separator: "; "))")
        }
    }

    private mutating func step() async throws {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<22: try await submit()
        case 22..<45: try await lease()
        case 45..<52: try await extend()
        case 52..<64: try await finish()
        case 64..<72: try await fail()
        case 72..<77: try await release()
        case 77..<81: try await cancel()
        case 81..<85: try await retry()
        case 85..<88: try await delete()
        case 88..<90: try await list()
        case 90..<92: try await watch()
        case 92: try await expire()
        default: advance()
        }
    }

    private mutating func advance() {
        let spans: [ClosedRange<Int64>] = [
            0...10, 0...5000, 29_999...30_001, 30_000...30_000, 0...20_000, -5000...0, 0...7_200_000,
        ]
        let span = spans.randomElement(using: &random) ?? 0...0
        let milliseconds = Int64.random(in: span, using: &random)
        operations.append("advance \(milliseconds)")
        clock.advance(by: .milliseconds(milliseconds))
    }

    private mutating func submit() async throws {
        let now = clock.now()
        let key = "key-\(Int.random(in: 0..<8, using: &random))"
        let isOther = Int.random(in: 0..<8, using: &random) == 0
        let priority = [nil, nil, 0, 1, 9, 10].randomElement(using: &random) ?? nil
        let wait: Int64? =
            Bool.random(using: &random) ? nil : Int64.random(in: -1000...20_000, using: &random)
        let notBefore = wait.map { now.advanced(by: .milliseconds($0)) }
        let article = Article(text: isOther ? "Another story." : "The story.", id: key)
        operations.append("submit \(key) other \(isOther) priority \(priority ?? 0) wait \(wait ?? 0)")
        let submission = Submission(key: key, article: article, priority: priority, notBefore: notBefore)
        let outcome = try await queue.submit([submission], owner: "desk").first
        if priority == 10 {
            try expect(outcome?.error?.code == .invalidRequest, "\(String(describing: outcome))")
        } else if let known = model.jobs.first(where: { $0.key == key }) {
            // The first text decides what is another one.
            let first = firstTexts[key] ?? ""
            if first == article.text {
                try expect(
                    outcome == SubmitOutcome(job: known.id, repeated: true),
                    "\(String(describing: outcome))"
                )
            } else {
                try expect(outcome?.error?.code == .keyConflict, "\(String(describing: outcome))")
            }
        } else {
            guard let id = outcome?.job, outcome == SubmitOutcome(job: id, repeated: false) else {
                throw Disagreement(description: "\(String(describing: outcome))")
            }
            firstTexts[key] = article.text
            let due = max(now, notBefore ?? now)
            let job = ModelJob(
                id: id,
                number: model.submitted,
                key: key,
                priority: priority ?? 0,
                submitted: now,
                updated: now,
                due: due,
                isReady: due <= now,
                maximumAttempts: queue.settings.maximumAttempts
            )
            model.submit(job)
        }
    }

    private var firstTexts: [String: String] = [:]

    private mutating func lease() async throws {
        let now = clock.now()
        let limit = Int.random(in: 1...4, using: &random)
        let worker = "w\(Int.random(in: 1...3, using: &random))"
        operations.append("lease \(limit) for \(worker)")
        let given = try await queue.lease(worker: worker, limit: limit)
        let expected = model.claim(limit: limit, at: now)
        try expect(given.map(\.job) == expected, "leased \(given.map(\.job)), not \(expected)")
        for lease in given {
            model.lease(lease, worker: worker, at: now)
            try expect(
                lease.attempt == model.jobs.first { $0.id == lease.job }?.attempts,
                "attempt \(lease.attempt)"
            )
            try expect(!leases.contains { $0.token == lease.token }, "a token came twice")
        }
        leases += given
    }

    private mutating func extend() async throws {
        let references = someLeases()
        operations.append("extend \(references.map(\.job))")
        let codes = try await queue.extend(references).map(\.error?.code)
        let expected = references.map { model.extend($0, at: clock.now()) }
        try expect(codes == expected, "\(codes), not \(expected)")
    }

    private mutating func finish() async throws {
        let finished = someLeases().map { reference in
            let count =
                Int.random(in: 0..<10, using: &random) == 0 ? 33 : Int.random(in: 1...32, using: &random)
            return FinishedJob(
                job: reference.job,
                token: reference.token,
                analysis: EncodedCBOR(
                    bytes: Array(repeating: UInt8.random(in: 0...23, using: &random), count: count)
                )
            )
        }
        operations.append("finish \(finished.map(\.job)) with \(finished.map(\.analysis.bytes.count)) bytes")
        let codes = try await queue.finish(finished).map(\.error?.code)
        let expected = finished.map { model.finish($0, at: clock.now()) }
        try expect(codes == expected, "\(codes), not \(expected)")
    }

    private mutating func fail() async throws {
        for reference in someLeases() {
            let isPermanent = Int.random(in: 0..<4, using: &random) == 0
            let failed = FailedJob(
                job: reference.job,
                token: reference.token,
                message: "failure \(operations.count)",
                permanent: isPermanent
            )
            operations.append("fail \(reference.job) permanently \(isPermanent)")
            let code = try await queue.fail([failed]).first?.error?.code
            let attempts = model.jobs.first { $0.id == reference.job }?.attempts ?? 0
            let due = try await queue.status(of: [reference.job], owner: nil).first??.due
            let expected = model.fail(failed, due: due, at: clock.now())
            try expect(code == expected, "\(String(describing: code)), not \(String(describing: expected))")
            if code == nil, let due {
                let bound = min(queue.settings.backoffCap, queue.settings.backoffBase * (1 << (attempts - 1)))
                try expect(due <= clock.now().advanced(by: bound), "the wait is over \(bound)")
            }
        }
    }

    private mutating func release() async throws {
        let references = someLeases()
        operations.append("release \(references.map(\.job))")
        let codes = try await queue.release(references).map(\.error?.code)
        let expected = references.map { model.release($0, at: clock.now()) }
        try expect(codes == expected, "\(codes), not \(expected)")
    }

    private mutating func cancel() async throws {
        let job = someJob()
        operations.append("cancel \(job)")
        let code = try await queue.cancel([job], owner: "desk").first?.error?.code
        let expected = model.cancel(job, at: clock.now())
        try expect(code == expected, "\(String(describing: code)), not \(String(describing: expected))")
    }

    private mutating func retry() async throws {
        let job = someJob()
        operations.append("retry \(job)")
        let code = try await queue.retry([job], owner: "desk").first?.error?.code
        let expected = model.retry(job, at: clock.now())
        try expect(code == expected, "\(String(describing: code)), not \(String(describing: expected))")
    }

    private mutating func delete() async throws {
        let job = someJob()
        operations.append("delete \(job)")
        let code = try await queue.delete([job], owner: "desk").first?.error?.code
        let expected = model.delete(job, at: clock.now())
        try expect(code == expected, "\(String(describing: code)), not \(String(describing: expected))")
    }

    private mutating func expire() async throws {
        operations.append("expire")
        let count = try await queue.expire()
        let expected = model.expire(at: clock.now())
        try expect(count == expected, "\(count) jobs have expired, not \(expected)")
    }

    /// One to three leases of those that were given, now and then with a token that never was, or of no job.
    private mutating func someLeases() -> [LeaseReference] {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
            var reference =
                leases.suffix(6).randomElement(using: &random)?.reference
                ?? LeaseReference(job: JobID(high: 1, low: 1), token: LeaseToken(bytes: [1]))
            if Int.random(in: 0..<12, using: &random) == 0 { reference.token = LeaseToken(using: &random) }
            return reference
        }
    }

    private mutating func someJob() -> JobID {
        model.jobs.randomElement(using: &random)?.id ?? JobID(high: 1, low: 1)
    }

    func expect(_ condition: Bool, _ message: @autoclosure () -> String) throws {
        guard condition else { throw Disagreement(description: message()) }
    }
}
