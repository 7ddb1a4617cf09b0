import NutgrafQueue
import NutgrafTypes
import Synchronization

/// A clock that stands still until it is moved.
final class TestClock: WallClock {
    private let time: Mutex<Timestamp>

    init(_ milliseconds: Int64 = 1_700_000_000_000) {
        time = Mutex(Timestamp(milliseconds: milliseconds))
    }

    func now() -> Timestamp { time.withLock(\.self) }

    func advance(by duration: Duration) {
        time.withLock { $0 = $0.advanced(by: duration) }
    }
}
