import NutgrafTypes

/// What one look at changes has found.
struct ChangePage: Sendable {
    /// The changes, in order.
    var changes: [JobChange]
    /// Behind which change the next look begins.
    var cursor: Int64
    /// Whether all the jobs have ended, and all that became of them is told.
    var ended = false
    /// Whether there is nothing behind the cursor yet.
    var isLast: Bool
}
