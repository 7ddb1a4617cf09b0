import NutgrafTypes
import NutgrafWire

/// Who may send what. Whose jobs a request then sees is ``Peer/scope``.
enum Permissions {
    /// The roles that may make requests of each kind; a kind that is not here is nobody's.
    static let roles: [MessageKind: Set<PeerRole>] = [
        .ping: [.client, .worker, .admin],

        .submit: [.client, .admin],
        .status: [.client, .admin],
        .result: [.client, .admin],
        .history: [.client, .admin],
        .list: [.client, .admin],
        .watch: [.client, .admin],
        .callOff: [.client, .admin],
        .retry: [.client, .admin],
        .delete: [.client, .admin],

        .lease: [.worker, .admin],
        .extend: [.worker, .admin],
        .finish: [.worker, .admin],
        .fail: [.worker, .admin],
        .release: [.worker, .admin],

        .statistics: [.admin],
    ]

    /// Refuses a request that a role may not make.
    ///
    /// - Throws: ``NutgrafError`` with `forbidden`.
    static func check(_ role: PeerRole, _ kind: MessageKind) throws(NutgrafError) {
        guard roles[kind]?.contains(role) ?? false else {
            throw NutgrafError(.forbidden, "a token of role \(role.rawValue) may not send \(kind) requests")
        }
    }
}
