import NutgrafTypes

/// What the database keeps of a bearer token; never the secret itself.
package struct AccessToken: Hashable, Sendable {
    /// The short public name by which it is found and revoked.
    package var id: String
    /// Whose it is; several tokens may have one owner.
    package var owner: String
    /// What its holder may do.
    package var role: PeerRole
    /// The SHA-256 of the secret, 32 bytes.
    package var secretHash: [UInt8]
    /// When it was made.
    package var created: Timestamp
    /// Since when it is of no use.
    package var revoked: Timestamp?

    /// Makes a token's record.
    package init(
        id: String,
        owner: String,
        role: PeerRole,
        secretHash: [UInt8],
        created: Timestamp,
        revoked: Timestamp? = nil
    ) {
        self.id = id
        self.owner = owner
        self.role = role
        self.secretHash = secretHash
        self.created = created
        self.revoked = revoked
    }
}
