import NutgrafClient
import NutgrafCollector
import NutgrafTestSupport
import NutgrafWire
import Testing

/// Watches of a collector.
@Suite(.timeLimit(.minutes(5))) struct WatchTests {
    @Test func aJobIsWatchedFromItsFirstChangeToItsLast() async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client()) { client in
                let job = try await client.submit(Article(text: "A story."))
                var changes = client.watch([job]).makeAsyncIterator()
                let submitted = try await changes.next()
                #expect(submitted?.job == job)
                #expect(submitted?.cause == .submitted)
                #expect(submitted?.state == .queued)
                try await collector.queue.finishNext()
                let leased = try await changes.next()
                #expect(leased?.cause == .leased)
                #expect(leased?.worker == "w")
                #expect(leased?.attempt == 1)
                let finished = try await changes.next()
                #expect(finished?.state == .done)
                let end = try await changes.next()
                #expect(end == nil)
                let history = try await client.history(of: job)
                #expect(history == [submitted, leased, finished].compactMap(\.self))
                // Again, from the middle.
                let after = try #require(leased).cursor
                let rest = try await client.watch([job], after: after).reduce(into: []) { $0.append($1) }
                #expect(rest == [finished].compactMap(\.self))
            }
        }
    }

    @Test func everythingOfTheOwnersIsWatchedAndNothingElse() async throws {
        try await TestData().withCollector { collector in
            _ = try await collector.queue.submit("Before.", key: "before")
            try await withNutgrafClient(collector.client()) { client in
                var changes = client.watch(after: 0).makeAsyncIterator()
                let before = try await changes.next()
                #expect(before?.cause == .submitted)
                let other = try await collector.queue.submit("Another's.", key: "k", owner: "other")
                for number in 0..<20 {
                    let job = try await client.submit(Article(text: "Story \(number)."))
                    let change = try await changes.next()
                    #expect(change?.job == job)
                    #expect(change?.job != other)
                }
            }
        }
    }

    @Test func aReaderThatIsSlowHoldsUpNobody() async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client()) { client in
                var changes = client.watch(after: 0, limit: 5).makeAsyncIterator()
                let count = 700
                for try await result in client.submit(contentsOf: (0..<count).map { Article(text: "Story \($0).") }) {
                    _ = try result.job.get()
                }
                var jobs: Set<JobID> = []
                for _ in 0..<count {
                    if let change = try await changes.next() { jobs.insert(change.job) }
                    _ = try await client.ping()
                }
                #expect(jobs.count == count)
            }
        }
    }

    @Test func manyWatchesAreMadeAndLeftOnOneConnection() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.inFlight = 4
        try await TestData().withCollector(configuration) { collector in
            let logs = LogLines()
            try await withNutgrafClient(collector.client(), logger: logs.logger) { client in
                let job = try await client.submit(Article(text: "A story."))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<60 {
                        group.addTask {
                            for try await change in client.watch([job]) {
                                #expect(change.cause == .submitted)
                                break
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                _ = try await client.ping()
            }
            #expect(logs.text.split(separator: "\n").filter { $0.contains("connected") }.count == 1)
        }
    }

    @Test func whatCannotBeWatchedIsSaid() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.batch = 2
        try await TestData().withCollector(configuration) { collector in
            try await withNutgrafClient(collector.client()) { client in
                let job = try await client.submit(Article(text: "A story."))
                await expect(.invalidRequest) {
                    for try await _ in client.watch([job, job, job]) { Issue.record("a change") }
                }
                await expect(.invalidRequest) {
                    for try await _ in client.watch([job], limit: 0) { Issue.record("a change") }
                }
                await expect(.cursorExpired) {
                    for try await _ in client.watch([job], after: .max) { Issue.record("a change") }
                }
                // What is not there has ended.
                for try await _ in client.watch([JobID(high: 1, low: 1)]) { Issue.record("a change") }
            }
        }
    }
}
