import Synchronization

/// How many jobs a worker holds of one source: enough that no thread waits for a job while more are fetched, and no
/// more than are soon begun, since another worker might begin them sooner.
package struct LeaseAhead: Sendable {
    /// For how long the jobs that wait for a thread should last.
    private static let span = Duration.seconds(1)
    /// How much one more analysis counts: an eighth, as in TCP's estimate of a round trip (RFC 6298).
    private static let weight = 8

    private let threads: Int
    private let limit: Int
    private var mean: Duration?

    /// Makes an estimate that knows of no analysis yet.
    ///
    /// - Parameters:
    ///   - threads: How many articles are analysed at once.
    ///   - limit: How many jobs may be held at most.
    package init(threads: Int, limit: Int) {
        self.threads = threads
        self.limit = max(limit, 1)
    }

    /// Takes note of how long an analysis took.
    package mutating func analysed(in time: Duration) {
        mean = mean.map { $0 + (time - $0) / Self.weight } ?? time
    }

    /// How many jobs to hold, those that are being analysed included. From two a thread; eight a thread where
    /// nothing is known.
    package var capacity: Int {
        guard let mean else { return min(threads * 8, limit) }
        let perThread = mean > .zero ? Self.span / mean : Double(limit)
        let ahead = Int(min(perThread.rounded(.up), Double(limit)))
        return min(threads * (1 + max(ahead, 1)), limit)
    }
}

/// The ``LeaseAhead`` of a worker, for its threads and its sources.
final class SharedLeaseAhead: Sendable {
    private let ahead: Mutex<LeaseAhead>

    init(_ ahead: LeaseAhead) {
        self.ahead = Mutex(ahead)
    }

    /// How many jobs to hold of one source.
    var capacity: Int { ahead.withLock(\.capacity) }

    /// Takes note of how long an analysis took.
    func analysed(in time: Duration) {
        ahead.withLock { $0.analysed(in: time) }
    }
}
