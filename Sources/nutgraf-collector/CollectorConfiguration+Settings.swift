import NutgrafCollector
import NutgrafProgram
import NutgrafQueue
import NutgrafService
import NutgrafTypes

extension CollectorConfiguration {
    /// Reads what settings say of how a collector listens and what it takes.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where an address is none, a number is out of its range, or
    ///   the limits do not fit each other.
    package init(_ settings: Settings) throws(NutgrafError) {
        self.init()
        if let text = settings[.listen] {
            (host, port) = try ListenAddress.parse(text, of: .listen)
        }
        if let count = try settings.count(.maxConnections, in: 1...1_000_000) { maximumConnections = count }
        if let count = try settings.count(.maxHandshakes, in: 1...1_000_000) { maximumHandshakes = count }
        if let count = try settings.count(.maxHeldMiB, in: 1...1_048_576) { maximumHeldBytes = count << 20 }
        if let count = try settings.count(.maxInFlight, in: 1...65_536) { limits.inFlight = count }
        if let count = try settings.count(.maxTextMiB, in: 1...1024) { limits.text = count << 20 }
        if let count = try settings.count(.maxResultMiB, in: 1...1024) { limits.result = count << 20 }
        if let count = try settings.count(.maxFrameMiB, in: 2...2048) { limits.frame = count << 20 }
        if let time = try settings.seconds(.handshakeSeconds, in: 1...3600) { handshakeTimeout = time }
        if let time = try settings.seconds(.idleSeconds, in: 1...86_400) { idleTimeout = time }
        if let time = try settings.seconds(.writeSeconds, in: 1...3600) { writeTimeout = time }
        if let time = try settings.seconds(.drainSeconds, in: 0...3600) { drainTimeout = time }
        let longest = max(limits.text, limits.result)
        guard limits.frame >= longest + (1 << 20) else {
            throw NutgrafError(
                .configuration,
                "a frame of \(limits.frame >> 20) MiB cannot hold \(longest >> 20) MiB of text or result and what "
                    + "belongs to it; set \(Setting.maxFrameMiB.environmentName) to \((longest >> 20) + 1) or more"
            )
        }
        guard maximumHeldBytes >= 4 * limits.frame else {
            throw NutgrafError(
                .configuration,
                "\(maximumHeldBytes >> 20) MiB of memory are too few for frames of \(limits.frame >> 20) MiB; set "
                    + "\(Setting.maxHeldMiB.environmentName) to \((4 * limits.frame) >> 20) or more"
            )
        }
    }

    /// The settings of the queue that it serves: what one lease hands out fits a frame, with what belongs to it.
    package func queueSettings(_ settings: Settings) throws(NutgrafError) -> QueueSettings {
        var queue = try QueueSettings(settings)
        queue.maximumLeaseBytes = min(queue.maximumLeaseBytes, limits.frame - (1 << 20))
        return queue
    }
}
