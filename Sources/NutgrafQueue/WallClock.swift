import NutgrafTypes

/// Tells the time of day, as the database keeps it.
///
/// A protocol, so that a test can move the time by hand.
package protocol WallClock: Sendable {
    /// The moment it is.
    func now() -> Timestamp
}
