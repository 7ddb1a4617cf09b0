import Logging
import Synchronization

/// What was logged, a line an event, with its metadata.
package final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    /// Makes an empty log.
    package init() {}

    /// Everything so far.
    package var text: String { lines.withLock { $0.joined(separator: "\n") } }

    /// A logger that writes here, at every level.
    package var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private func append(_ line: String) {
        lines.withLock { $0.append(line) }
    }

    private struct Handler: LogHandler {
        let log: LogLines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            log.append("\(event.level) \(event.message) \(all)")
        }
    }
}
