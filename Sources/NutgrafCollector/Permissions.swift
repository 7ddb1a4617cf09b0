import NutgrafTypes
import NutgrafWire

/// Who may send what.
enum Permissions {
    /// Whether a holder of this role may make a request of this kind.
    static func allow(_ role: PeerRole, _ kind: MessageKind) -> Bool {
        switch kind {
        case .ping: true
        case .submit, .status, .result: role == .client || role == .admin
        case .lease, .extend, .finish, .fail, .release: role == .worker || role == .admin
        default: false
        }
    }
}
