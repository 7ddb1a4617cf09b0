import Foundation
import NutgrafClient
import NutgrafQueue
import Testing

/// Collector, workers and client on hosts of their own, with real cables between them.
@Suite(.enabled(if: Network.obstacle == nil, "\(Network.obstacle ?? "")"), .timeLimit(.minutes(10)))
struct SeparateHostsTests {
    /// Short enough to wait for its end, long enough not to end by itself on a busy machine.
    private static let lease = ["NUTGRAF_LEASE_SECONDS": "10"]
    private static let port = 7443

    @Test(
        "A worker's cable is pulled in the middle of a job: the other worker finishes it, once, and the first goes on"
    )
    func pulledCable() async throws {
        try await Network.with(["collector", "worker-a", "worker-b", "client"]) { network in
            let host = network.address(of: "collector")
            try await Site.with(hosts: [host]) { site in
                _ = try await site.collector(
                    port: Self.port,
                    host: host,
                    environment: Self.lease,
                    prefix: network.prefix(for: "collector")
                )
                let first = try await worker("worker-a", site, network)
                let long = try (0..<10).map { number in
                    try site.file("long-\(number).txt", "\(number)\n" + Stories.long(bytes: 512 << 10))
                }
                let submission = try submit(long, site, network)
                try await site.withQueue { queue in
                    // It asks for a second job only when it has the first.
                    try await waitUntil("two jobs are leased") {
                        guard submission.isRunning else { throw Trouble(submission.standardError) }
                        return try await queue.counts()[.running, default: 0] >= 2
                    }
                }
                // It stands still meanwhile, so that it cannot end them before the cable is out.
                first.signal(SIGSTOP)
                try network.pullCable(of: "worker-a")
                first.signal(SIGCONT)

                let second = try await worker("worker-b", site, network)
                let jobs = try await results(of: submission, count: long.count)
                let histories = try await histories(of: jobs, site)
                let orphans = histories.filter { $0.contains { $0.cause == .leased && $0.worker == "worker-a" } }
                    .filter { $0.contains { $0.cause == .leaseExpired } }
                #expect(!orphans.isEmpty, "the cable was pulled when nothing was on the worker's desk")
                for history in histories { #expect(history.count { $0.cause == .finished } == 1) }
                for history in orphans { #expect(history.last?.worker == "worker-b", "\(history)") }

                try network.plugCable(of: "worker-a")
                second.signal(SIGTERM)
                #expect(try await second.end() == 0)
                let short = try (0..<20).map { try site.file("short-\($0).txt", Stories.short($0)) }
                let after = try await results(of: try submit(short, site, network), count: short.count)
                for history in try await self.histories(of: after, site) {
                    #expect(history.filter { $0.cause == .finished }.map(\.worker) == ["worker-a"])
                }
                let counts = try await site.withQueue { try await $0.counts() }.filter { $0.value > 0 }
                #expect(counts == [.done: long.count + short.count])
                first.signal(SIGTERM)
                #expect(try await first.end() == 0)
                // What it made of those jobs came too late; it has dropped and counted that.
                let end = try await first.line(with: "stopped")
                #expect(!end.contains(" lease-lost=0 "), "\(end)")
                #expect(end.contains("undelivered=0"), "\(end)")
            }
        }
    }

    @Test("The collector's cable is pulled and its host starts anew: worker and client find it again")
    func pulledCollector() async throws {
        try await Network.with(["collector", "worker-a", "client"]) { network in
            let host = network.address(of: "collector")
            try await Site.with(hosts: [host]) { site in
                let prefix = network.prefix(for: "collector")
                let (collector, _) = try await site.collector(port: Self.port, host: host, prefix: prefix)
                let worker = try await worker("worker-a", site, network)
                let before = try (0..<5).map { try site.file("before-\($0).txt", Stories.short($0)) }
                _ = try await results(of: try submit(before, site, network), count: before.count)

                try network.pullCable(of: "collector")
                collector.signal(SIGKILL)
                #expect(try await collector.end() == -SIGKILL)
                let after = try (0..<20).map { try site.file("after-\($0).txt", Stories.short(100 + $0)) }
                let submission = try submit(after, site, network)
                _ = try await site.collector(port: Self.port, host: host, prefix: prefix)
                try network.plugCable(of: "collector")

                let jobs = try await results(of: submission, count: after.count)
                for history in try await histories(of: jobs, site) {
                    #expect(history.filter { $0.cause == .finished }.map(\.worker) == ["worker-a"])
                }
                worker.signal(SIGTERM)
                #expect(try await worker.end() == 0)
            }
        }
    }

    /// Starts a worker of one thread on its host.
    private func worker(_ name: String, _ site: Site, _ network: Network) async throws -> RunningProgram {
        try await site.remoteWorker(
            port: Self.port,
            host: network.address(of: "collector"),
            environment: Self.lease.merging(["NUTGRAF_NAME": name, "NUTGRAF_THREADS": "1"]) { $1 },
            prefix: network.prefix(for: name)
        )
    }

    /// Submits files from the client's host, to wait for their results there.
    private func submit(_ files: [String], _ site: Site, _ network: Network) throws -> RunningProgram {
        let connection = site.connection(port: Self.port, host: network.address(of: "collector"))
        return try site.start(
            "nutgraf",
            ["submit", "--wait", "--format", "json"] + connection + files,
            prefix: network.prefix(for: "client")
        )
    }

    /// Waits for the end of a submission.
    ///
    /// - Returns: Its jobs, all of which must be done.
    private func results(of submission: RunningProgram, count: Int) async throws -> [JobID] {
        #expect(try await submission.end() == 0, "\(submission.standardError)")
        let jobs = try submission.standardOutput.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return try #require(JobID(object?["job"] as? String ?? ""))
        }
        #expect(Set(jobs).count == count)
        return jobs
    }

    private func histories(of jobs: [JobID], _ site: Site) async throws -> [[JobChange]] {
        try await site.withQueue { queue in
            var histories: [[JobChange]] = []
            for job in jobs { histories.append(try await queue.history(of: job, owner: nil)) }
            return histories
        }
    }
}
