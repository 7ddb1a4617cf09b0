import NutgrafQueue
import NutgrafTypes
import Synchronization

/// A clock that stands still until it is moved.
final class TestClock: WallClock {
    private let time: Mutex<Timestamp>
    private let folder: TemporaryFolder?

    /// Makes a clock.
    ///
    /// - Parameter folder: What stays as long as the clock, and so as long as a queue that goes by it.
    init(_ milliseconds: Int64 = 1_700_000_000_000, keeping folder: TemporaryFolder? = nil) {
        time = Mutex(Timestamp(milliseconds: milliseconds))
        self.folder = folder
    }

    func now() -> Timestamp { time.withLock(\.self) }

    func advance(by duration: Duration) {
        time.withLock { $0 = $0.advanced(by: duration) }
    }
}
