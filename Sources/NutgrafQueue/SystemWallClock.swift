import Foundation
import NutgrafTypes

/// The machine's own time of day, in UTC.
package struct SystemWallClock: WallClock {
    /// Makes a clock.
    package init() {}

    /// The moment it is, to the millisecond.
    package func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
