import Glibc
import NutgrafQueue
import NutgrafTypes

/// Looks at a collector's database, beside a collector that may be using it.
struct DatabaseCheck {
    let path: String

    /// How long the database is looked through, since the collector's checkpoints wait meanwhile.
    private static let patience = Duration.seconds(1)

    func findings() async -> [Finding] {
        do {
            let queue = try JobQueue.open(path: path, as: .worker)
            let findings: [Finding]
            do {
                findings = try await self.findings(in: queue)
            } catch {
                try? await queue.close()
                throw error
            }
            try await queue.close()
            return findings + modeFindings()
        } catch let error as NutgrafError where error.code == .configuration {
            return [.wrong("database: \(error.message)", "")]
        } catch {
            return [.fault("database: \(error)", "see that this user may read and write \(path)")]
        }
    }

    private func findings(in queue: JobQueue) async throws -> [Finding] {
        let found = JobCounts.text(try await queue.counts())
        let advice =
            "stop the collector, keep a copy of the damaged files, and restore the last backup "
            + "(nutgraf-collector restore)"
        switch try await queue.lookThrough(within: Self.patience) {
        case .sound: return [.ok("database: whole; \(found)")]
        case .unfinished:
            return [
                .ok("database: \(found); too large to be looked through here: nutgraf-collector backup checks it all")
            ]
        case .damaged(let faults):
            return faults.prefix(5).map { .fault("database: \($0)", advice) }
        }
    }

    private func modeFindings() -> [Finding] {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { return [] }
        let mode = String(status.st_mode & 0o777, radix: 8)
        return [
            .warning("database: \(path) has mode \(mode), and others may read the articles", "chmod 600 \(path)*")
        ]
    }
}
