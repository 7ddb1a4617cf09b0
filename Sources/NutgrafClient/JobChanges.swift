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
        /// Behind which the next request begins, but for what the present one tells.
        private var position: Int64?
        private var current: WatchHandle?
        private var isOver: Bool

        init(_ watch: JobChanges) {
            self.watch = watch
            position = watch.after
            isOver = watch.jobs?.isEmpty ?? false
        }

        /// The ``JobChange/cursor`` behind which a later watch goes on with what this one has not handed over yet.
        ///
        /// It is that of the last change, or a later one where the collector has told that nothing else happened up to
        /// there; `nil` before anything was told, and then the watch has none but its beginning.
        public var cursor: Int64? { current?.buffer.cursor ?? position }

        /// Waits until the collector has begun the watch, so that no change is missed that happens from now on.
        ///
        /// A watch of all jobs without `after` begins with what happens after the collector has heard of it; so call
        /// this before you submit what is to be watched. From then on ``cursor`` is not `nil` for such a watch. It need
        /// not be called otherwise, and may be called again at any time.
        ///
        /// - Throws: As ``next()``.
        public mutating func begin() async throws {
            do {
                while !isOver {
                    guard let (end, cursor) = try await request().buffer.begin() else { return }
                    try await take(end, cursor: cursor)
                }
            } catch {
                fail()
                throw error
            }
        }

        /// The next change; `nil` when all jobs that were listed have ended.
        ///
        /// - Throws: ``NutgrafError``, or `CancellationError` where the task is cancelled; nothing comes after that.
        public mutating func next() async throws -> JobChange? {
            do {
                while !isOver {
                    switch try await request().buffer.next() {
                    case .change(let change):
                        position = change.cursor
                        return change
                    case .end(let end, let cursor):
                        try await take(end, cursor: cursor)
                    }
                }
                return nil
            } catch {
                fail()
                throw error
            }
        }

        private mutating func fail() {
            position = cursor
            isOver = true
            current = nil
        }

        /// The watch request that is under way, or a new one.
        private mutating func request() async throws -> WatchHandle {
            if let current { return current }
            try Task.checkCancellation()
            let limit = Swift.min(watch.limit, try await watch.client.limits().watch)
            let handle = try watch.client.begin(WatchRequest(jobs: watch.jobs, after: position, limit: limit))
            current = handle
            return handle
        }

        /// Takes note of how a request has ended, and of where the next one goes on.
        private mutating func take(_ end: ChangeBuffer.End, cursor: Int64?) async throws {
            current = nil
            position = cursor
            switch end {
            case .answered(let payload):
                let answer = try MessageCoder.decode(WatchResponse.self, from: payload)
                guard answer.cursor >= cursor ?? answer.cursor else {
                    throw NutgrafError(.protocolViolation, "the collector's watch has gone backwards")
                }
                position = answer.cursor
                isOver = answer.ended
            case .lost:
                // The next request waits for the next connection and goes on from the last frame of this one.
                break
            case .failed(let error as NutgrafError) where error.code == .overloaded:
                // The next request goes on behind what was told.
                try await Task.sleep(for: error.pause)
            case .failed(let error):
                throw error
            }
        }
    }
}
