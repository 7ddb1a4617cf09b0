import NutgrafWire

/// The changes of jobs, as they happen.
///
/// Made by ``NutgrafClient/watch(_:after:limit:)`` and ``NutgrafClient/watch(after:limit:)``. Every iteration begins
/// where the watch does.
public struct JobChanges: AsyncSequence, Sendable {
    let client: NutgrafClient
    let jobs: [JobID]?
    let after: Int64?
    let limit: Int

    /// Makes the sequence's iterator; the watch begins when it is first asked for a change.
    public func makeAsyncIterator() -> Iterator {
        Iterator(self)
    }

    /// Asks the collector for more changes whenever those at hand are used up.
    public struct Iterator: AsyncIteratorProtocol {
        private let watch: JobChanges
        private var cursor: Int64?
        private var current: WatchHandle?
        private var isOver: Bool

        init(_ watch: JobChanges) {
            self.watch = watch
            cursor = watch.after
            isOver = watch.jobs?.isEmpty ?? false
        }

        /// The next change; `nil` when all jobs that were listed have ended.
        ///
        /// - Throws: ``NutgrafError``, or `CancellationError` where the task is cancelled; nothing comes after that.
        public mutating func next() async throws -> JobChange? {
            do {
                while !isOver {
                    switch try await request().buffer.next() {
                    case .change(let change):
                        return change
                    case .end(let end, let cursor):
                        current = nil
                        self.cursor = cursor
                        try take(end)
                    }
                }
                return nil
            } catch {
                isOver = true
                current = nil
                throw error
            }
        }

        /// The watch request that is under way, or a new one.
        private mutating func request() async throws -> WatchHandle {
            if let current { return current }
            try Task.checkCancellation()
            let limit = Swift.min(watch.limit, try await watch.client.limits().watch)
            let handle = try watch.client.begin(WatchRequest(jobs: watch.jobs, after: cursor, limit: limit))
            current = handle
            return handle
        }

        private mutating func take(_ end: ChangeBuffer.End) throws {
            switch end {
            case .answered(let payload):
                let answer = try MessageCoder.decode(WatchResponse.self, from: payload)
                guard answer.cursor >= cursor ?? answer.cursor else {
                    throw NutgrafError(.protocolViolation, "the collector's watch has gone backwards")
                }
                cursor = answer.cursor
                isOver = answer.ended
            case .lost:
                // The next request waits for the next connection and goes on from the last frame of this one.
                break
            case .failed(let error):
                throw error
            }
        }
    }
}
