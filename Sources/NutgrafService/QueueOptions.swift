import ArgumentParser
import NutgrafProgram
import NutgrafQueue
import NutgrafTypes

/// The flags of every service that writes to the queue: the collector, and workers on its host.
package struct QueueOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How long a lease lasts unless it is extended (NUTGRAF_LEASE_SECONDS); 30 by default.",
            valueName: "seconds"
        )
    )
    package var leaseSeconds: String?

    @Option(help: ArgumentHelp("How many attempts a job has (NUTGRAF_ATTEMPTS); 5 by default.", valueName: "count"))
    package var attempts: String?

    @Option(
        help: ArgumentHelp(
            "The longest wait before the second attempt, doubled with each later one (NUTGRAF_RETRY_BASE_SECONDS); "
                + "2 by default.",
            valueName: "seconds"
        )
    )
    package var retryBaseSeconds: String?

    @Option(
        help: ArgumentHelp(
            "The longest wait before any attempt (NUTGRAF_RETRY_CAP_SECONDS); 600 by default.",
            valueName: "seconds"
        )
    )
    package var retryCapSeconds: String?

    @Option(
        help: ArgumentHelp(
            "The largest result that is stored (NUTGRAF_MAX_RESULT_MIB); 32 by default.",
            valueName: "MiB"
        )
    )
    package var maxResultMib: String?

    package init() {}

    /// What the flags say.
    package var flags: [Setting: String?] {
        [
            .leaseSeconds: leaseSeconds, .attempts: attempts, .retryBaseSeconds: retryBaseSeconds,
            .retryCapSeconds: retryCapSeconds, .maxResultMiB: maxResultMib,
        ]
    }
}

extension QueueSettings {
    /// Reads what settings say of the queue.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where a number is out of range.
    package init(_ settings: Settings) throws(NutgrafError) {
        self.init()
        if let seconds = try settings.count(.leaseSeconds, in: 1...3600) { leaseDuration = .seconds(seconds) }
        if let attempts = try settings.count(.attempts, in: 1...100) { maximumAttempts = attempts }
        if let seconds = try settings.count(.retryBaseSeconds, in: 0...3600) { backoffBase = .seconds(seconds) }
        if let seconds = try settings.count(.retryCapSeconds, in: 0...86_400) { backoffCap = .seconds(seconds) }
        if let days = try settings.count(.keepDoneDays, in: 1...36_500) { retainDone = .seconds(days * 86_400) }
        if let days = try settings.count(.keepDeadDays, in: 1...36_500) { retainDead = .seconds(days * 86_400) }
        if let count = try settings.count(.maxResultMiB, in: 1...1024) { maximumResultBytes = count << 20 }
    }
}
