import DequeModule
import NIOCore
import NutgrafWire
import Synchronization

/// The changes of one watch request, between the connection that brings them and whoever reads them.
///
/// It never holds more of them than the request asked for, whatever the collector sends, so that nobody has to
/// wait for a slow reader.
package final class ChangeBuffer: Sendable {
    /// How a watch request ends.
    package enum End {
        /// With an answer.
        case answered(ByteBuffer)
        /// With its connection; it goes on with the cursor of the last frame.
        case lost
        /// With an error.
        case failed(any Error)
    }

    /// What a reader gets.
    package enum Step {
        /// A change.
        case change(JobChange)
        /// No more: how the request ended, and where the next one goes on.
        case end(End, cursor: Int64?)
    }

    private struct State {
        var changes: Deque<JobChange> = []
        /// How many changes may still come.
        var credit: Int
        /// Behind the last change that was looked at.
        var cursor: Int64?
        /// Behind the last change that was taken out, or that was looked at where none is left.
        var taken: Int64?
        /// Whether the collector has told anything.
        var hasBegun = false
        var end: End?

        init(credit: Int, cursor: Int64?) {
            self.credit = credit
            self.cursor = cursor
            taken = cursor
        }

        /// Takes changes in, or says how they break the protocol.
        mutating func take(_ message: WatchedChanges) -> NutgrafError? {
            guard message.changes.count <= credit else {
                return NutgrafError(.protocolViolation, "the collector sent more changes than a watch asked for")
            }
            let cursors = [cursor].compactMap(\.self) + message.changes.map(\.cursor)
            guard zip(cursors, cursors.dropFirst()).allSatisfy(<), message.cursor >= cursors.last ?? .min else {
                return NutgrafError(.protocolViolation, "the collector sent changes whose cursors do not grow")
            }
            credit -= message.changes.count
            cursor = message.cursor
            changes.append(contentsOf: message.changes)
            hasBegun = true
            if changes.isEmpty { taken = cursor }
            return nil
        }

        /// The next change, or the end where all have been taken.
        mutating func next() -> Step? {
            if let change = changes.popFirst() {
                taken = changes.isEmpty ? cursor : change.cursor
                return .change(change)
            }
            return end.map { .end($0, cursor: cursor) }
        }
    }

    private let state: Mutex<State>
    private let news = WakeUp()

    /// Makes the buffer of a request.
    ///
    /// - Parameters:
    ///   - limit: How many changes it asks for at most.
    ///   - cursor: The cursor behind which it begins.
    package init(limit: Int, after cursor: Int64?) {
        state = Mutex(State(credit: limit, cursor: cursor))
    }

    /// How long a frame of changes may be: every change is a few numbers and names.
    private static func maximumOctets(_ count: Int) -> Int { 1024 + count * 1024 }

    /// Behind which a later request goes on with what was not taken out of this one; `nil` where it would have to begin
    /// as this one did.
    package var cursor: Int64? { state.withLock(\.taken) }

    /// Takes in what a frame brings.
    ///
    /// - Throws: ``NutgrafError`` with `protocol-violation` where the frame is none, or brings more than was asked
    ///   for, or not in order.
    package func push(_ payload: ByteBuffer) throws(NutgrafError) {
        let message: WatchedChanges
        do {
            message = try MessageCoder.decode(WatchedChanges.self, from: payload)
        } catch {
            throw NutgrafError(.protocolViolation, "the collector's changes cannot be read: \(error.message)")
        }
        guard payload.readableBytes <= Self.maximumOctets(message.changes.count) else {
            throw NutgrafError(
                .protocolViolation,
                "the collector sent \(message.changes.count) changes in \(payload.readableBytes) octets"
            )
        }
        let violation = state.withLock { $0.take(message) }
        if let violation { throw violation }
        news.fire()
    }

    /// Takes note that nothing more will come.
    package func end(_ end: End) {
        state.withLock { $0.end = end }
        news.fire()
    }

    /// Waits until the collector has told anything, if only a cursor.
    ///
    /// - Returns: The end and the cursor, as in ``Step/end(_:cursor:)``, where it came before that; else nothing.
    /// - Throws: `CancellationError` where the task is cancelled.
    package func begin() async throws -> (End, Int64?)? {
        while true {
            let (hasBegun, end, cursor) = state.withLock { ($0.hasBegun, $0.end, $0.cursor) }
            if hasBegun { return nil }
            if let end { return (end, cursor) }
            try await news.wait()
        }
    }

    /// The next change, or the end; waits for it.
    ///
    /// - Throws: `CancellationError` where the task is cancelled.
    package func next() async throws -> Step {
        while true {
            if let step = state.withLock({ $0.next() }) { return step }
            try await news.wait()
        }
    }
}
