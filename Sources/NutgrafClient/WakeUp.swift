/// Wakes one waiting task; where none waits, the next one that would. Several calls for a sleeper count as one.
package final class WakeUp: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    package init() {
        (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Wakes the task that waits.
    package func fire() {
        continuation.yield()
    }

    /// Waits until somebody calls; only one task at a time may.
    ///
    /// - Throws: `CancellationError` where the task is cancelled, and ever after.
    package func wait() async throws {
        // A call that nobody has waited for stays in the stream from one iterator to the next.
        var calls = stream.makeAsyncIterator()
        guard await calls.next() != nil else { throw CancellationError() }
        try Task.checkCancellation()
    }
}
