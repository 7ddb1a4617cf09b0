import NutgrafTypes

/// Who is at the other end of a connection, once it has said hello.
struct Peer: Sendable {
    /// The name it gave itself.
    var name: String
    /// What its token allows.
    var role: PeerRole
    /// Whose jobs it speaks for.
    var owner: String
    /// Its token's public id.
    var tokenID: String

    /// The owner that its requests are confined to; `nil` for an administrator, who sees everybody's.
    var scope: String? { role == .admin ? nil : owner }
}
