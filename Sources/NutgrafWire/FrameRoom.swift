/// Decides how much of a peer's frames may be kept in memory.
///
/// A decoder asks for room as a frame's octets come, and gives it back where the frame is dropped. Whoever takes a
/// whole frame gives its ``Frame/heldOctets`` back when it is done with it.
package protocol FrameRoom: Sendable {
    /// Takes room for octets that have come of a frame.
    ///
    /// - Parameters:
    ///   - octets: How many have come since the last time.
    ///   - length: How many the frame has in all.
    /// - Returns: Whether there is room; where there is not, the frame is dropped.
    func take(_ octets: Int, ofFrameOf length: Int) -> Bool

    /// Gives room back.
    func giveBack(_ octets: Int)

    /// Learns, whenever something has come, whether a frame has begun that is not all there.
    func progressed(isWithinFrame: Bool)
}
