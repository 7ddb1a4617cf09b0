import Foundation
import GRDB
import NutgrafQueue
import NutgrafTypes
import Synchronization
import Testing

@Suite("Backups", .timeLimit(.minutes(2)))
struct BackupTests {
    private static func submissions(_ count: Int, _ name: String) -> [Submission] {
        let text = String(repeating: "The mayor spoke. ", count: 300)
        return (0..<count).map { Submission(key: "\(name)-\($0)", article: Article(text: text)) }
    }

    /// Holds a backup up in its first step.
    private final class Gate: Sendable {
        let hasBegun = Atomic<Bool>(false)
        let mayGoOn = Atomic<Bool>(false)
    }

    private func files(_ folder: TemporaryFolder) throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    }

    @Test("A backup that is made while others write holds one moment's jobs, and can be restored")
    func whileWriting() async throws {
        var settings = QueueSettings()
        settings.checkpointBytes = 100_000
        let fixture = try QueueFixture(settings: settings)
        let queue = fixture.queue
        _ = try await queue.submit(Self.submissions(600, "a"), owner: "desk")
        let leases = try await queue.lease(worker: "w", limit: 3)
        _ = try await queue.finish([leases[0].finished()])
        try await queue.delete(leases[1].job, owner: "desk")
        let path = fixture.folder.path + "/backup.sqlite"
        let checkpoints = queue.counters.checkpoints

        let steps = Mutex<[BackupProgress]>([])
        let writer = Task {
            var count = 0
            while !Task.isCancelled {
                _ = try await queue.submit(Self.submissions(20, "b-\(count)"), owner: "desk")
                count += 20
            }
            return count
        }
        await waitUntil(queue.counters.writes >= 700)
        let summary = try await queue.backup(to: path) { step in steps.withLock { $0.append(step) } }
        writer.cancel()
        let written = try await writer.value
        #expect(summary.jobs[.done] == 1 && summary.jobs[.deleted] == 1 && summary.jobs[.running] == 1)
        #expect(summary.results == 1)
        let queued = try #require(summary.jobs[.queued])
        #expect(queued >= 597 && queued <= 597 + written)
        #expect(summary.bytes == (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int))
        let told = steps.withLock(\.self)
        #expect(told.count > 3)
        #expect(told.last?.copiedBytes == summary.bytes && told.last?.totalBytes == summary.bytes)
        #expect(queue.counters.checkpoints > checkpoints)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try files(fixture.folder).filter { $0.hasPrefix("backup") } == ["backup.sqlite"])

        let restored = fixture.folder.path + "/restored.sqlite"
        #expect(try await JobQueue.restore(from: path, to: restored) == summary)
        #expect(try files(fixture.folder).filter { $0.hasPrefix("restored") } == ["restored.sqlite"])
        let copy = try JobQueue.open(path: restored, as: .collector, clock: fixture.clock)
        #expect(try await copy.counts().filter { $0.value > 0 } == summary.jobs)
        #expect(try await copy.result(of: leases[0].job, owner: "desk").bytes == [0xA0])
        #expect(try await copy.finish([leases[2].finished()]) == [JobOutcome(job: leases[2].job)])
        try await copy.close()
    }

    @Test("While a backup is made, here or elsewhere, the collector does not checkpoint; afterwards it does")
    func checkpoints() async throws {
        var settings = QueueSettings()
        settings.checkpointBytes = 100_000
        let fixture = try QueueFixture(settings: settings)
        let queue = fixture.queue
        _ = try await queue.submit(Self.submissions(600, "a"), owner: "desk")
        // The checkpoint behind the last submission counts before this comes back.
        await queue.lookAfterLog()
        let before = queue.counters.checkpoints
        // The backup stands in its first step until it may go on.
        let gate = Gate()
        let path = fixture.folder.path + "/backup.sqlite"
        let source = fixture.folder.database
        try await withThrowingTaskGroup(of: BackupSummary.self) { group in
            group.addTask {
                try await JobQueue.backup(of: source, to: path) { _ in
                    gate.hasBegun.store(true, ordering: .relaxed)
                    while !gate.mayGoOn.load(ordering: .relaxed) { usleep(1000) }
                }
            }
            await waitUntil(gate.hasBegun.load(ordering: .relaxed))
            defer { gate.mayGoOn.store(true, ordering: .relaxed) }
            _ = try await queue.submit(Self.submissions(300, "b"), owner: "desk")
            await queue.lookAfterLog()
            #expect(queue.counters.checkpoints == before)
            gate.mayGoOn.store(true, ordering: .relaxed)
            #expect(try await group.next()?.jobs == [.queued: 600])
        }
        _ = try await queue.submit(Self.submissions(1, "c"), owner: "desk")
        // The submission is acknowledged before the checkpoint behind it; this waits for its turn behind both.
        await queue.lookAfterLog()
        #expect(queue.counters.checkpoints == before + 1)
        #expect(try await queue.counts()[.queued] == 901)
    }

    @Test("A backup that fails or is cancelled leaves nothing, and none overwrites a file")
    func failures() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        _ = try await queue.submit(Self.submissions(300, "a"), owner: "desk")
        let before = try files(fixture.folder)
        let path = fixture.folder.path + "/backup.sqlite"
        let task = Task {
            try await queue.backup(to: path) { _ in withUnsafeCurrentTask { $0?.cancel() } }
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try files(fixture.folder) == before)

        for name in ["", "-wal"] {
            #expect(FileManager.default.createFile(atPath: path + name, contents: Data("mine".utf8)))
            for attempt in [
                await #expect(throws: NutgrafError.self) { try await queue.backup(to: path) },
                await #expect(throws: NutgrafError.self) {
                    try await JobQueue.restore(from: fixture.folder.database, to: path)
                },
            ] {
                #expect(attempt?.code == .configuration)
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path + name)) == Data("mine".utf8))
            try FileManager.default.removeItem(atPath: path + name)
        }
        let missing = await #expect(throws: NutgrafError.self) {
            try await JobQueue.backup(of: fixture.folder.path + "/none", to: path)
        }
        #expect(missing?.message.contains("there is no file") == true)
        await #expect(throws: NutgrafError.self) {
            try await queue.backup(to: fixture.folder.path + "/none/backup.sqlite")
        }
        #expect(try files(fixture.folder) == before)
    }

    @Test("A backup that is cancelled when all is copied is not checked to its end, and leaves nothing")
    func cancelledCheck() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        _ = try await queue.submit(Self.submissions(300, "a"), owner: "desk")
        let before = try files(fixture.folder)
        let path = fixture.folder.path + "/backup.sqlite"
        let gate = Gate()
        let task = Task {
            try await queue.backup(to: path) { step in
                guard step.copiedBytes == step.totalBytes else { return }
                gate.hasBegun.store(true, ordering: .relaxed)
                while !gate.mayGoOn.load(ordering: .relaxed) { usleep(1000) }
            }
        }
        while !gate.hasBegun.load(ordering: .relaxed) { await Task.yield() }
        // Nothing bears the final name as long as it is not whole.
        #expect(try files(fixture.folder).subtracting(before).contains("backup.sqlite.new"))
        #expect(!FileManager.default.fileExists(atPath: path))
        // Nor is what another program is making taken for a leftover.
        let second = await #expect(throws: NutgrafError.self) { try await queue.backup(to: path) }
        #expect(second?.message.contains("another program is making") == true)
        task.cancel()
        gate.mayGoOn.store(true, ordering: .relaxed)
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try files(fixture.folder) == before)
    }

    @Test("A restoration that is cancelled leaves nothing")
    func cancelledRestoration() async throws {
        let fixture = try QueueFixture()
        let good = fixture.folder.path + "/good.sqlite"
        _ = try await fixture.queue.backup(to: good)
        let before = try files(fixture.folder)
        let path = fixture.folder.path + "/restored.sqlite"
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await JobQueue.restore(from: good, to: path)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try files(fixture.folder) == before)
    }

    @Test("What a backup or a restoration has left that was killed does not hinder the next one")
    func leftovers() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        _ = try await queue.submit(Self.submissions(3, "a"), owner: "desk")
        let backup = fixture.folder.path + "/backup.sqlite"
        let restored = fixture.folder.path + "/restored.sqlite"
        for path in [backup, restored] {
            for name in [".new", ".new-wal", ".new-journal"] {
                #expect(FileManager.default.createFile(atPath: path + name, contents: Data("half".utf8)))
            }
        }
        // One that was killed between its final name and the end of its first: the two are one file.
        let other = fixture.folder.path + "/other.sqlite"
        #expect(FileManager.default.createFile(atPath: other, contents: Data("whole".utf8)))
        try FileManager.default.removeItem(atPath: backup + ".new")
        try FileManager.default.linkItem(atPath: other, toPath: backup + ".new")
        #expect(try await queue.backup(to: backup).jobs == [.queued: 3])
        #expect(try await JobQueue.restore(from: backup, to: restored).jobs == [.queued: 3])
        #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == Data("whole".utf8))
        #expect(try files(fixture.folder).filter { $0.contains(".new") } == [])
    }

    @Test("What is no sound backup is not restored, and nothing is left")
    func unsound() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        _ = try await queue.submit(Self.submissions(300, "a"), owner: "desk")
        let path = fixture.folder.path + "/restored.sqlite"
        func refusal(_ backup: String) async -> NutgrafError? {
            await #expect(throws: NutgrafError.self) { try await JobQueue.restore(from: backup, to: path) }
        }
        #expect(await refusal(fixture.folder.database)?.message.contains("in use") == true)
        let good = fixture.folder.path + "/good.sqlite"
        _ = try await queue.backup(to: good)
        func variant(_ name: String, _ change: (inout Data) -> Void) throws -> String {
            var data = try Data(contentsOf: URL(fileURLWithPath: good))
            change(&data)
            let file = fixture.folder.path + "/" + name
            try data.write(to: URL(fileURLWithPath: file))
            return file
        }
        let empty = await refusal(try variant("empty") { $0 = Data() })
        #expect(empty?.message.contains("is empty") == true)
        let text = await refusal(try variant("text") { $0 = Data(String(repeating: "letter ", count: 900).utf8) })
        #expect(text?.message.contains("is not a database") == true)
        let foreign = await refusal(try variant("foreign") { $0[68] = 0 })
        #expect(foreign?.message.contains("some other program") == true)
        let newer = await refusal(try variant("newer") { $0[63] = 200 })
        #expect(newer?.message.contains("schema version 200") == true)
        let short = await refusal(try variant("short") { $0.removeLast($0.count / 2) })
        #expect(short?.message.contains("damaged") == true)
        let broken = await refusal(
            try variant("broken") { data in for page in 20..<60 { data[page * 4096 + 5] ^= 0x55 } }
        )
        #expect(broken?.message.contains("damaged") == true)
        #expect(!(try files(fixture.folder)).contains { $0.hasPrefix("restored") })
        #expect(try await JobQueue.restore(from: good, to: path).jobs == [.queued: 300])
    }
}
