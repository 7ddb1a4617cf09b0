/// How far a collector's life has gone.
package enum CollectorStage: String, Sendable {
    /// It does not listen yet.
    case starting
    /// It serves.
    case listening
    /// It ends what is in flight, and takes nothing new.
    case draining
    /// It has ended.
    case stopped
}
