import Logging
import Synchronization

/// What was logged, a line an event, with its metadata.
package final class LogLines: Sendable {
    private struct State {
        var lines: [String] = []
        var waiting: [(String, CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// Makes an empty log.
    package init() {}

    /// Everything so far.
    package var text: String { state.withLock { $0.lines.joined(separator: "\n") } }

    /// A logger that writes here, at every level.
    package var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private func append(_ line: String) {
        let met = state.withLock { state in
            state.lines.append(line)
            let met = state.waiting.filter { line.contains($0.0) }
            state.waiting.removeAll { line.contains($0.0) }
            return met
        }
        for (_, continuation) in met { continuation.resume() }
    }

    /// Waits until a line has this in it.
    package func wait(for text: String) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.lines.contains(where: { $0.contains(text) }) { return true }
                state.waiting.append((text, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
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
