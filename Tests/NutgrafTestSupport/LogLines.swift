import Logging
import Synchronization

/// What was logged, a line an event, with its metadata.
package final class LogLines: Sendable {
    private struct State {
        var lines: [String] = []
        var waiting: [Int: (text: String, continuation: CheckedContinuation<Void, Never>)] = [:]
        var lastID = 0
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
            let met = state.waiting.filter { line.contains($0.value.text) }
            for id in met.keys { state.waiting[id] = nil }
            return met.values.map(\.continuation)
        }
        for continuation in met { continuation.resume() }
    }

    /// Waits until a line has this in it, or until the task is cancelled.
    package func wait(for text: String) async {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isThere = state.withLock { state in
                    if state.lines.contains(where: { $0.contains(text) }) { return true }
                    state.waiting[id] = (text, continuation)
                    return false
                }
                if isThere { continuation.resume() }
                // A cancellation that came before found nobody waiting.
                if Task.isCancelled { giveUp(id) }
            }
        } onCancel: {
            giveUp(id)
        }
    }

    private func giveUp(_ id: Int) {
        state.withLock { $0.waiting.removeValue(forKey: id) }?.continuation.resume()
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
