import Foundation
import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("The queue and processes", .timeLimit(.minutes(5)))
struct ProcessTests {
    @Test("Each acknowledgement stands behind a sync of the write-ahead log")
    func syncs() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let lines = try ProbeProcess(["syncs", folder.database]).finish()
        let counts = lines.map { $0.split(separator: " ") }.map { ($0[0], Int($0[1]) ?? -1) }
        #expect(counts.count == 25)
        #expect(counts.filter { $0.0 == "submit" }.count == 20)
        for (what, count) in counts { #expect(count >= 1, "\(what) was acknowledged after \(count) syncs") }
        // 200 submissions in one call share one commit, which needs one sync.
        #expect(counts.filter { $0.0 == "submit-200" }.map(\.1) == [1])
    }

    @Test("Two processes never lease the same job")
    func twoProcesses() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let queue = try JobQueue.open(path: folder.database, as: .collector)
        let submissions = (0..<400).map { Submission(key: "\($0)", article: Article(text: "Story \($0).")) }
        let jobs = try await queue.submit(submissions, owner: "desk").compactMap(\.job)
        #expect(jobs.count == 400)
        let probes = try ["w1", "w2"].map { try ProbeProcess(["drain", folder.database, $0]) }
        for probe in probes { #expect(probe.readSome() == "ready\n") }
        for probe in probes { try probe.sendLine() }
        let leased = try probes.map { try $0.finish() }
        #expect(leased[0].count + leased[1].count == 400)
        #expect(Set(leased[0]).isDisjoint(with: leased[1]))
        #expect(Set(leased[0]).union(leased[1]) == Set(jobs.map(\.description)))
        let statuses = try await queue.status(of: jobs, owner: nil)
        #expect(statuses.allSatisfy { $0?.state == .done && $0?.attempts == 1 })
        #expect(try await queue.counts()[.done] == 400)
        try await queue.close()
    }
}
