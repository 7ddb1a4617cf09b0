import Synchronization

/// Knows whether jobs were deleted since the database file was last rid of what was theirs.
///
/// It begins with yes: the process before may have ended in between.
final class Erasures: Sendable {
    private let isDue = Atomic<Bool>(true)

    /// Notes that jobs were deleted.
    func note() { isDue.store(true, ordering: .releasing) }

    /// Whether there is something to do; it counts as done until the next note.
    func take() -> Bool { isDue.exchange(false, ordering: .acquiringAndReleasing) }
}
