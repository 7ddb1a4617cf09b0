import Foundation
import NutgrafClient
import NutgrafQueue
import Testing

/// Workers with real sources: jobs that are called off, several collectors, a load for two.
@Suite(.timeLimit(.minutes(10))) struct WorkerTests {
    /// Long enough not to end by itself on a busy machine; a worker hears of what was called off after a third of it.
    private static let lease = ["NUTGRAF_LEASE_SECONDS": "15"]

    @Test("Jobs that are called off while a worker has them are dropped, and it goes on with others")
    func calledOff() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector(environment: Self.lease)
            try await site.withClient(port: port) { client in
                let story = Stories.long(bytes: 2 << 20)
                var jobs: [JobID] = []
                for _ in 0..<6 { jobs.append(try await client.submit(Article(text: story))) }
                // It begins only now, with more than it can do before they are called off.
                let worker = try await site.remoteWorker(port: port, environment: ["NUTGRAF_THREADS": "1"])
                try await waitUntil("a job is leased") {
                    try await client.status(of: jobs).contains { $0?.state != .queued }
                }
                let dropped = try await site.withQueue { queue in
                    var dropped = 0
                    // What is done by then cannot be called off any more.
                    for outcome in try await queue.cancel(jobs, owner: nil) where outcome.error == nil {
                        let history = try await queue.history(of: outcome.job, owner: nil)
                        if history.contains(where: { $0.cause == .leased }) { dropped += 1 }
                    }
                    return dropped
                }
                #expect(dropped > 0, "the jobs were called off when none was on the worker's desk")
                let next = try await client.submit(Article(text: Stories.short(1)))
                #expect(try await client.wait(for: next).state == .done)
                for status in try await client.status(of: jobs) {
                    #expect(status?.state == .cancelled || status?.state == .done)
                }
                worker.signal(SIGTERM)
                #expect(try await worker.end() == 0)
                let end = try await worker.line(with: "stopped")
                #expect(end.contains(" cancelled=\(dropped) "), "\(end)")
                #expect(end.contains(" lease-lost=0 "), "\(end)")
            }
        }
    }

    @Test("One worker serves two collectors, one of which stops and comes back; nothing is lost or doubled")
    func twoCollectors() async throws {
        try await Site.with { first in
            try await Site.with { second in
                let fixedPort = try FixedPort.next()
                var (collector, port) = try await first.collector(port: fixedPort)
                let (otherCollector, otherPort) = try await second.collector()
                let worker = try first.start(
                    "nutgraf-worker",
                    first.connection(port: port, role: "worker") + second.connection(port: otherPort, role: "worker")
                )
                for collector in [collector, otherCollector] { _ = try await collector.line(with: "peer connected") }
                try await first.withClient(port: port) { client in
                    try await second.withClient(port: otherPort) { other in
                        var jobs = try await submit(0..<100, to: client)
                        async let others = submit(0..<300, to: other)
                        collector.signal(SIGTERM)
                        #expect(try await collector.end() == 0)
                        // The one goes on while the other is away.
                        try await expectDone(try await others, on: other)
                        (collector, port) = try await first.collector(port: fixedPort)
                        jobs += try await submit(100..<200, to: client)
                        try await expectDone(jobs, on: client)
                    }
                }
                worker.signal(SIGTERM)
                #expect(try await worker.end() == 0)
            }
        }
    }

    @Test("A worker by file and one over TLS share a load of two thousand stories")
    func load() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            let workers = [try await site.fileWorker(), try await site.remoteWorker(port: port)]
            try await site.withClient(port: port) { client in
                try await expectDone(try await submit(0..<2000, to: client), on: client)
            }
            let counts = try await site.withQueue { try await $0.counts() }.filter { $0.value > 0 }
            #expect(counts == [.done: 2000])
            var finished: [Int] = []
            for worker in workers {
                worker.signal(SIGTERM)
                #expect(try await worker.end() == 0)
                let fields = try await worker.line(with: "stopped").split(separator: " ")
                let field = try #require(fields.first { $0.hasPrefix("finished=") })
                finished.append(try #require(Int(field.dropFirst(9))))
            }
            #expect(finished.allSatisfy { $0 > 0 }, "\(finished)")
            #expect(finished.reduce(0, +) == 2000)
        }
    }

    private func submit(_ numbers: Range<Int>, to client: NutgrafClient) async throws -> [JobID] {
        try await withThrowingTaskGroup(of: JobID.self) { group in
            for number in numbers {
                group.addTask { try await client.submit(Article(text: Stories.short(number)), key: "\(number)") }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private func expectDone(_ jobs: [JobID], on client: NutgrafClient) async throws {
        #expect(Set(jobs).count == jobs.count)
        for try await (job, status) in client.ends(of: jobs) {
            #expect(status?.state == .done, "\(job)")
            #expect(status?.attempts == 1, "\(job)")
        }
    }
}
