import NutgrafQueue
import NutgrafTypes

extension BackupSummary {
    /// What the file holds, for people: `12 jobs (10 done, 2 queued) and 10 results in 1.4 MiB`.
    var text: String {
        let count = jobs.values.reduce(0, +)
        let detail = count == 0 ? "" : " (\(JobCounts.text(jobs)))"
        return "\(Self.counted(count, "job"))\(detail) and \(Self.counted(results, "result")) in \(Self.size(bytes))"
    }

    private static func counted(_ count: Int, _ word: String) -> String {
        "\(count) \(word)\(count == 1 ? "" : "s")"
    }

    /// A size to a tenth of a MiB, rounded up.
    private static func size(_ bytes: Int) -> String {
        let tenths = (bytes * 10 + (1 << 20) - 1) >> 20
        return "\(tenths / 10).\(tenths % 10) MiB"
    }
}
