import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Watches and processes", .timeLimit(.minutes(2)))
struct WatchProcessTests {
    private static func submissions(_ count: Int, _ name: String) -> [Submission] {
        (0..<count).map { Submission(key: "\(name)-\($0)", article: Article(text: "Story \($0).")) }
    }

    /// Watches, in parts of random length and each behind the cursor of the one before, until so many jobs have ended.
    private static func watch(
        _ queue: JobQueue,
        _ jobs: [JobID]?,
        after: Int64,
        untilEnded count: Int,
        seed: UInt64
    ) async throws -> [JobChange] {
        var random = SeededRandom(seed: seed)
        var cursor = after
        var found: [JobChange] = []
        while found.count(where: \.state.isFinal) < count {
            let part = try await queue.waitForChanges(
                of: jobs,
                owner: "desk",
                after: cursor,
                limit: Int.random(in: 1...7, using: &random),
                upTo: .seconds(100)
            )
            #expect(part.changes.allSatisfy { $0.cursor > cursor && $0.cursor <= part.cursor })
            found += part.changes
            cursor = part.cursor
        }
        return found
    }

    @Test("While other processes work, watches that go on from their cursors miss no change and tell none twice")
    func interleaved() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let queue = try JobQueue.open(path: folder.database, as: .collector)
        var jobs = try await queue.submit(Self.submissions(120, "a"), owner: "desk").compactMap(\.job)
        let start = try await queue.changes(of: nil, owner: "desk", after: nil, limit: 1).cursor
        let listed = jobs.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
        let probes = try ["w1", "w2"].map { try ProbeProcess(["drain", folder.database, $0]) }
        for probe in probes { #expect(probe.readSome() == "ready\n") }
        let watches = (0..<6).map { number in
            Task {
                try await Self.watch(
                    queue,
                    number < 3 ? nil : listed,
                    after: start,
                    untilEnded: number < 3 ? 180 : listed.count,
                    seed: UInt64(number)
                )
            }
        }
        for probe in probes { try probe.sendLine() }
        // Meanwhile this process writes too, for this owner and for another, and works.
        for turn in 0..<12 {
            jobs += try await queue.submit(Self.submissions(5, "b-\(turn)"), owner: "desk").compactMap(\.job)
            _ = try await queue.submit(Self.submissions(5, "c-\(turn)"), owner: "wire")
            _ = try await queue.finish(queue.lease(worker: "w3", limit: 3).map { $0.finished() })
        }
        for probe in probes { _ = try probe.finish() }
        while true {
            let leases = try await queue.lease(worker: "w3", limit: 50)
            if leases.isEmpty { break }
            _ = try await queue.finish(leases.map { $0.finished() })
        }
        var histories: [JobID: [JobChange]] = [:]
        for job in jobs { histories[job] = try await queue.history(of: job, owner: "desk") }
        for (number, watch) in watches.enumerated() {
            let found = try await watch.value
            let expected = (number < 3 ? jobs : listed).flatMap { histories[$0] ?? [] }
                .filter { $0.cursor > start }.sorted { $0.cursor < $1.cursor }
            #expect(found == expected)
        }
        try await queue.close()
    }
}
