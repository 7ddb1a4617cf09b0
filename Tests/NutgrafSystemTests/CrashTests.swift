import Foundation
import NutgrafClient
import Testing

/// Programs die; nothing that was accepted is lost, and nothing is doubled.
@Suite(.timeLimit(.minutes(10))) struct CrashTests {
    @Test("A worker is killed in the middle of a job; another finishes it, once")
    func killedWorker() async throws {
        try await Site.with { site in
            let lease = ["NUTGRAF_LEASE_SECONDS": "5"]
            let (_, port) = try await site.collector(environment: lease)
            try await site.withClient(port: port) { client in
                // Enough work for a worker of one thread to be met in the middle of it.
                let story = Stories.long(bytes: 3 << 20)
                var jobs: [JobID] = []
                for _ in 0..<8 { jobs.append(try await client.submit(Article(text: story))) }
                let first = try await site.fileWorker(environment: lease.merging(["NUTGRAF_THREADS": "1"]) { $1 })
                try await waitUntil("a job is leased") {
                    try await client.status(of: jobs).contains { $0?.state != .queued }
                }
                first.signal(SIGKILL)
                #expect(try await first.end() == -SIGKILL)
                let statuses = try await client.status(of: jobs)
                let orphans = Set(zip(jobs, statuses).filter { $0.1?.state == .running }.map(\.0))
                #expect(!orphans.isEmpty)

                let second = try await site.fileWorker(environment: lease)
                for try await (job, status) in client.ends(of: jobs) {
                    let status = try #require(status)
                    #expect(status.state == .done)
                    #expect(status.attempts == (orphans.contains(job) ? 2 : 1))
                    #expect(status.failures.count == status.attempts - 1)
                    #expect(status.failures.allSatisfy { $0.message.contains("lease expired") })
                }
                #expect(try await client.result(of: jobs[0]).sentences.count > 1000)
                try await site.withQueue { queue in
                    for job in jobs {
                        let ends = try await queue.history(of: job, owner: nil).filter { $0.state == .done }
                        #expect(ends.count == 1)
                    }
                }
                second.signal(SIGTERM)
                #expect(try await second.end() == 0)
            }
        }
    }

    @Test("The collector is killed between submits; what it acknowledged is there, once")
    func killedCollector() async throws {
        try await Site.with { site in
            let fixedPort = try FixedPort.next()
            var (collector, port) = try await site.collector(port: fixedPort)
            let count = 120
            try await site.withClient(port: port) { client in
                try await withThrowingTaskGroup(of: (Int, JobID).self) { group in
                    for number in 0..<count {
                        group.addTask {
                            (
                                number,
                                try await client.submit(Article(text: Stories.short(number)), key: "story-\(number)")
                            )
                        }
                    }
                    var jobs: [Int: JobID] = [:]
                    while let (number, job) = try await group.next() {
                        jobs[number] = job
                        if jobs.count == 10 || jobs.count == 40 {
                            collector.signal(SIGKILL)
                            #expect(try await collector.end() == -SIGKILL)
                            (collector, port) = try await site.collector(port: fixedPort)
                        }
                    }
                    #expect(Set(jobs.values).count == count)
                    for (number, job) in jobs {
                        #expect(try await client.status(of: job).state == .queued, "story \(number)")
                    }
                    // The same keys again: the same jobs.
                    for number in [0, 50, count - 1] {
                        let again = try await client.submit(
                            Article(text: Stories.short(number)),
                            key: "story-\(number)"
                        )
                        #expect(again == jobs[number])
                    }
                }
            }
            let counts = try await site.withQueue { try await $0.counts() }
            #expect(counts[.queued] == count)
            #expect(counts.values.reduce(0, +) == count)
        }
    }

    @Test("SIGTERM in the middle of a load: nothing is lost and no attempt is spent")
    func terminatedUnderLoad() async throws {
        try await Site.with { site in
            let fixedPort = try FixedPort.next()
            var (collector, port) = try await site.collector(port: fixedPort)
            var workers = [try await site.fileWorker(), try await site.remoteWorker(port: port)]
            let count = 400
            try await site.withClient(port: port) { client in
                try await withThrowingTaskGroup(of: JobID.self) { group in
                    for number in 0..<count {
                        group.addTask {
                            try await client.submit(Article(text: Stories.short(number)), key: "\(number)")
                        }
                    }
                    var jobs: [JobID] = []
                    while let job = try await group.next() {
                        jobs.append(job)
                        if jobs.count == 50 || jobs.count == 200 {
                            for worker in workers { worker.signal(SIGTERM) }
                            for worker in workers { #expect(try await worker.end() == 0) }
                            collector.signal(SIGTERM)
                            #expect(try await collector.end() == 0)
                            (collector, port) = try await site.collector(port: fixedPort)
                            workers = [try await site.fileWorker(), try await site.remoteWorker(port: port)]
                        }
                        if jobs.count == 300 {
                            // This time the collector goes first, under its workers.
                            collector.signal(SIGTERM)
                            #expect(try await collector.end() == 0)
                            (collector, port) = try await site.collector(port: fixedPort)
                        }
                    }
                    #expect(Set(jobs).count == count)
                    for try await (job, status) in client.ends(of: jobs) {
                        #expect(status?.state == .done, "\(job)")
                        #expect(status?.attempts == 1, "\(job)")
                    }
                }
            }
            for worker in workers {
                worker.signal(SIGTERM)
                #expect(try await worker.end() == 0)
            }
        }
    }
}
