/// What the holder of a token may do.
package enum PeerRole: String, Codable, Hashable, Sendable, CaseIterable {
    /// Submits, and asks after its owner's jobs.
    case client
    /// Leases jobs, and says what became of them.
    case worker
    /// All of it, for every owner.
    case admin
}
