import NutgrafQueue
import NutgrafTLS
import NutgrafTypes
import NutgrafWire

/// Decides who a hello comes from.
struct Authenticator: Sendable {
    let queue: JobQueue

    /// Checks a hello.
    ///
    /// - Throws: ``NutgrafError`` with `unsupported-version`, `unauthenticated` or `invalid-request`. All wrong
    ///   tokens get the same words, so that nobody learns which ids exist.
    func peer(of hello: Hello) async throws -> Peer {
        guard hello.versions.contains(Int(Frame.version)) else {
            throw NutgrafError(
                .unsupportedVersion,
                "the hello offers the versions \(hello.versions.prefix(8)), and only \(Frame.version) is spoken here"
            )
        }
        guard (1...128).contains(hello.name.utf8.count), hello.name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else {
            throw NutgrafError(.invalidRequest, "a hello's name must have 1 to 128 bytes and no control characters")
        }
        guard let token = BearerToken(hello.token), let stored = try await queue.token(id: token.id),
            ConstantTime.areEqual(stored.secretHash, token.secretHash), stored.revoked == nil
        else {
            throw NutgrafError(
                .unauthenticated,
                "the token is not valid here; ask the collector's operator for one (nutgraf-collector token add)"
            )
        }
        return Peer(name: hello.name, role: stored.role, owner: stored.owner, tokenID: stored.id)
    }
}
