import NutgrafCollector
import NutgrafQueue
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// What watches tell, and how they end.
@Suite(.timeLimit(.minutes(5))) struct WatchTests {
    @Test func changesAreToldAsTheyHappenThoseOfAFileWorkerToo() async throws {
        let data = try await TestData()
        try await data.withCollector { collector in
            let job = try await collector.queue.submit("A story.", key: "k")
            try await collector.connect(as: .client) { connection in
                try await connection.send(WatchRequest(jobs: [job], limit: 100), id: 2)
                let first = try await connection.changes(id: 2)
                #expect(first.changes.map(\.cause) == [.submitted])
                // Nobody tells the collector of what is done here.
                try await data.withWorkersQueue { try await $0.finishNext() }
                let rest = try await connection.changes(id: 2, count: 2)
                #expect(rest.changes.map(\.cause) == [.leased, .finished])
                #expect(rest.changes.map(\.state) == [.running, .done])
                #expect(rest.changes.allSatisfy { $0.job == job && $0.worker == "w" && $0.attempt == 1 })
                let end = try await connection.answer(to: WatchRequest.self, id: 2)
                #expect(end == WatchResponse(cursor: rest.cursor, ended: true))
                // A history tells the same.
                let history = try await connection.request(HistoryRequest(job: job), id: 3)
                #expect(history.changes == first.changes + rest.changes)
            }
        }
    }

    @Test func aWatchOfEverythingBeginsNowAndTellsOfItsOwnersJobsOnly() async throws {
        try await TestData().withCollector { collector in
            _ = try await collector.queue.submit("Before.", key: "0")
            try await collector.connect(as: .client) { connection in
                try await connection.send(WatchRequest(limit: 2), id: 2)
                let start = try await connection.changes(id: 2)
                #expect(start.changes.isEmpty)
                #expect(start.cursor > 0)
                _ = try await collector.queue.submit("Another's.", key: "k", owner: "sports")
                let jobs = [
                    try await collector.queue.submit("One.", key: "1"),
                    try await collector.queue.submit("Two.", key: "2"),
                ]
                let told = try await connection.changes(id: 2, count: 2)
                #expect(told.changes.map(\.job) == jobs)
                #expect(told.changes.map(\.cause) == [.submitted, .submitted])
                // So many it was for.
                let end = try await connection.answer(to: WatchRequest.self, id: 2)
                #expect(end == WatchResponse(cursor: told.cursor, ended: false))
            }
            try await collector.connect(as: .admin, owner: "operator") { connection in
                try await connection.send(WatchRequest(after: 0, limit: 4), id: 2)
                let told = try await connection.changes(id: 2, count: 4)
                #expect(told.changes.count == 4)
                _ = try await connection.answer(to: WatchRequest.self, id: 2)
            }
        }
    }

    @Test func aWatchThatWasCutGoesOnWithItsCursor() async throws {
        try await TestData().withCollector { collector in
            let jobs = [
                try await collector.queue.submit("One.", key: "1"), try await collector.queue.submit("Two.", key: "2"),
            ]
            var told: [JobChange] = []
            let cursor = try await collector.connect(as: .client) { connection in
                try await connection.send(WatchRequest(jobs: jobs, limit: 100), id: 2)
                let first = try await connection.changes(id: 2, count: 2)
                return (first.changes, first.cursor)
            }
            told += cursor.0
            try await collector.queue.finishNext()
            try await collector.connect(as: .client) { connection in
                try await connection.send(WatchRequest(jobs: jobs, after: cursor.1, limit: 100), id: 7)
                told += try await connection.changes(id: 7, count: 2).changes
                try await collector.queue.finishNext()
                told += try await connection.changes(id: 7, count: 2).changes
                let end = try await connection.answer(to: WatchRequest.self, id: 7)
                #expect(end.ended)
            }
            // None is missing, none came twice.
            #expect(told.map(\.cause) == [.submitted, .submitted, .leased, .finished, .leased, .finished])
            #expect(told.map(\.cursor) == told.map(\.cursor).sorted())
            #expect(Set(told.map(\.cursor)).count == 6)
        }
    }

    @Test func creditIsKeptToTheLastChangeOverManyFrames() async throws {
        try await TestData().withCollector { collector in
            let submissions = (0..<200).map { Submission(key: "\($0)", article: Article(text: "Story \($0).")) }
            _ = try await collector.queue.submit(submissions, owner: "desk")
            try await collector.connect(as: .client) { connection in
                var (cursor, seen) = (Int64(0), Set<Int64>())
                for (id, limit) in [(UInt32(2), 1), (3, 64), (4, 65), (5, 70)] {
                    try await connection.send(WatchRequest(after: cursor, limit: limit), id: id)
                    let told = try await connection.changes(id: id, count: limit)
                    #expect(told.changes.count == limit)
                    let end = try await connection.answer(to: WatchRequest.self, id: id)
                    #expect(end == WatchResponse(cursor: told.cursor, ended: false))
                    cursor = end.cursor
                    seen.formUnion(told.changes.map(\.cursor))
                }
                #expect(seen.count == 200)
            }
        }
    }

    @Test func jobsThatAreNotThereOrAnothersHaveEndedAndNothingIsTold() async throws {
        try await TestData().withCollector { collector in
            let foreign = try await collector.queue.submit("Another's.", key: "k", owner: "sports")
            let missing = JobID(high: 1, low: 2)
            try await collector.connect(as: .client) { connection in
                var answers: [WatchResponse] = []
                for (id, job) in [(UInt32(2), foreign), (3, missing)] {
                    try await connection.send(WatchRequest(jobs: [job], limit: 10), id: id)
                    let told = try await connection.changes(id: id)
                    #expect(told.changes.isEmpty)
                    answers.append(try await connection.answer(to: WatchRequest.self, id: id))
                }
                #expect(answers[0] == answers[1])
                #expect(answers[0].ended)
            }
        }
    }

    @Test func cursorsThatLeadNowhereHaveExpired() async throws {
        try await TestData().withCollector { collector in
            let job = try await collector.queue.submit("A story.", key: "k")
            try await collector.connect(as: .client) { connection in
                for (id, watch) in [
                    (UInt32(2), WatchRequest(after: .max, limit: 1)),
                    (3, WatchRequest(jobs: [job], after: 1_000_000, limit: 1)),
                ] {
                    try await connection.send(watch, id: id)
                    let error = try await connection.error(id: id)
                    #expect(error.code == .cursorExpired)
                }
                _ = try await connection.request(Ping(), id: 4)
            }
        }
    }

    @Test func aCursorBehindWhatIsKeptHasExpired() async throws {
        var settings = QueueSettings()
        settings.retainDone = .zero
        try await TestData().withCollector(settings: settings) { collector in
            _ = try await collector.queue.submit("A story.", key: "1")
            try await collector.queue.finishNext()
            while try await collector.queue.expire() == 0 {}
            let job = try await collector.queue.submit("A story.", key: "2")
            try await collector.connect(as: .client) { connection in
                try await connection.send(WatchRequest(after: 0, limit: 1), id: 2)
                let error = try await connection.error(id: 2)
                #expect(error.code == .cursorExpired)
                // Without the cursor it begins anew.
                try await connection.send(WatchRequest(jobs: [job], limit: 1), id: 3)
                let told = try await connection.changes(id: 3)
                #expect(told.changes.map(\.cause) == [.submitted])
            }
        }
    }

    @Test func aWatchIsCalledOffAtOnceAndItsConnectionGoesOn() async throws {
        try await TestData().withCollector { collector in
            try await collector.connect(as: .client) { connection in
                for round in UInt32(0)..<30 {
                    let id = 2 + round
                    let watch = try Frame(WatchRequest(limit: 10), requestID: id)
                    if round.isMultiple(of: 2) {
                        try await connection.send(together: [watch, .cancel(requestID: id)])
                        _ = try await connection.changes(id: id)
                    } else {
                        try await connection.send(watch)
                        _ = try await connection.changes(id: id)
                        try await connection.send(.cancel(requestID: id))
                    }
                    let error = try await connection.error(id: id)
                    #expect(error.code == .cancelled)
                }
                _ = try await connection.request(Ping(), id: 2)
            }
        }
    }

    @Test func watchesAreToldSideBySideAndOthersAreNotHeldUp() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.inFlight = 4
        try await TestData().withCollector(configuration) { collector in
            try await collector.connect(as: .client) { connection in
                for id in UInt32(2)...4 {
                    try await connection.send(WatchRequest(limit: 1), id: id)
                    _ = try await connection.changes(id: id)
                }
                _ = try await connection.request(Ping(), id: 5)
                let job = try await collector.queue.submit("A story.", key: "k")
                var ended: Set<UInt32> = []
                for _ in 0..<6 {
                    let frame = try #require(await connection.next())
                    if frame.kind == .changes {
                        let told = try MessageCoder.decode(WatchedChanges.self, from: frame.payload)
                        #expect(told.changes.map(\.job) == [job])
                    } else {
                        #expect(frame.kind == MessageKind.watch.answer)
                        ended.insert(frame.requestID)
                    }
                }
                #expect(ended == [2, 3, 4])
            }
        }
    }

    @Test func aWatchWithNothingToTellShowsThatItLives() async throws {
        var configuration = CollectorConfiguration.test
        configuration.maximumWait = .milliseconds(20)
        try await TestData().withCollector(configuration) { collector in
            try await collector.connect(as: .client) { connection in
                try await connection.send(WatchRequest(limit: 1), id: 2)
                for _ in 0..<3 {
                    let told = try await connection.changes(id: 2)
                    #expect(told.changes.isEmpty)
                }
            }
        }
    }

    @Test func aDrainEndsAWatch() async throws {
        try await TestData().withCollector { collector in
            try await collector.connect(as: .client) { connection in
                try await connection.send(WatchRequest(limit: 10), id: 2)
                _ = try await connection.changes(id: 2)
                collector.stop()
                let frame = try #require(await connection.next())
                #expect(frame.kind == .draining)
                let error = try await connection.error(id: 2)
                #expect(error.code == .draining)
                #expect(error.retryAfter != nil)
                #expect(try await connection.next() == nil)
            }
            await collector.waitUntilEnded()
        }
    }

    @Test func watchesThatCannotBeAreRefused() async throws {
        try await TestData().withCollector { collector in
            try await collector.connect(as: .client) { connection in
                let missing = JobID(high: 1, low: 2)
                for watch in [
                    WatchRequest(limit: 0), WatchRequest(limit: -1), WatchRequest(limit: WireLimits().watch + 1),
                    WatchRequest(jobs: [], limit: 1),
                    WatchRequest(jobs: Array(repeating: missing, count: WireLimits().batch + 1), limit: 1),
                ] {
                    try await connection.send(watch, id: 2)
                    let error = try await connection.error(id: 2)
                    #expect(error.code == .invalidRequest, "\(watch.limit)")
                }
            }
        }
    }

    @Test func whoReadsNothingOfItsWatchesIsCutOffAndHoldsNobodyUp() async throws {
        var configuration = CollectorConfiguration.test
        configuration.writeTimeout = .seconds(2)
        let logs = LogLines()
        try await TestData().withCollector(configuration, logs: logs) { collector in
            for batch in 0..<6 {
                let submissions = (0..<256).map { Submission(key: "\(batch)-\($0)", article: Article(text: "Story.")) }
                _ = try await collector.queue.submit(submissions, owner: "desk")
            }
            let token = try await collector.token(.client)
            try await collector.connect(as: .client) { other in
                try await collector.connect(receiveBuffer: 8192) { connection in
                    _ = try await connection.hello(token)
                    try await connection.stopReading()
                    // More than the buffers between the two take.
                    for id in UInt32(2)...60 { try await connection.send(WatchRequest(after: 0, limit: 4096), id: id) }
                    _ = try await other.request(Ping(), id: 2)
                    await logs.wait(for: "an answer waited for")
                }
                _ = try await other.request(Ping(), id: 3)
            }
        }
    }
}
