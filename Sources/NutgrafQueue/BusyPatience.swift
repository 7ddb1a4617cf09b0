import Foundation
import Synchronization

/// Waits for other processes' locks in short steps, so that a lock that is let go is taken soon, and gives up
/// after a fixed time.
final class BusyPatience: Sendable {
    private let start = Mutex(ContinuousClock.now)
    private let limit: Duration

    init(limit: Duration) {
        self.limit = limit
    }

    /// Pauses; says whether to try again.
    ///
    /// - Parameter tries: How often SQLite has asked before for the same lock.
    func wait(_ tries: Int) -> Bool {
        let isOver = start.withLock { start in
            if tries == 0 { start = .now }
            return start.duration(to: .now) >= limit
        }
        guard !isOver else { return false }
        usleep(tries < 10 ? 500 : 2000)
        return true
    }
}
