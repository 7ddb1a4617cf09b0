import Foundation
import GRDB
import NutgrafTypes

extension JobQueue {
    /// Keeps a new token's record; the caller has made the secret and hashed it.
    ///
    /// - Parameters:
    ///   - id: The token's public name, 1 to 64 letters, digits, `-`, `_` and `.`.
    ///   - owner: Whose it is; the same kind of name.
    ///   - role: What its holder may do.
    ///   - secretHash: The SHA-256 of the secret, 32 bytes.
    /// - Throws: ``NutgrafError`` with `invalid-request` where a name is none, the hash has another length, or
    ///   there is a token with this name.
    package func addToken(id: String, owner: String, role: PeerRole, secretHash: [UInt8]) async throws {
        try Name.check(id, "token")
        try Name.check(owner, "owner")
        guard secretHash.count == 32 else {
            throw NutgrafError(.invalidRequest, "a SHA-256 has 32 bytes, this one has \(secretHash.count)")
        }
        let isNew = try await committer.write { transaction in
            let created = transaction.now.milliseconds
            try transaction.db.run(.insertToken, [id, owner, role.rawValue, Data(secretHash), created])
            return transaction.db.changesCount == 1
        }
        guard isNew else {
            throw NutgrafError(.invalidRequest, "there is a token \"\(id)\" already; take another name")
        }
    }

    /// All tokens, revoked ones too, by name.
    package func tokens() async throws -> [AccessToken] {
        try await read { db in try db.rows(.tokens).map { try Self.token($0) } }
    }

    /// The token of a name, revoked or not; `nil` where there is none.
    package func token(id: String) async throws -> AccessToken? {
        try await read { db in try db.row(.token, [id]).map { try Self.token($0) } }
    }

    /// Makes a token useless from now on; one that is revoked already stays as it is.
    ///
    /// - Throws: ``NutgrafError`` with `not-found` where there is no token of this name.
    package func revokeToken(_ id: String) async throws {
        let isThere = try await committer.write { transaction in
            try transaction.db.run(.revokeToken, [id, transaction.now.milliseconds])
            return transaction.db.changesCount == 1
        }
        guard isThere else { throw NutgrafError(.notFound, "there is no token \"\(id)\"") }
    }

    /// How many tokens one read looks up.
    private static let tokensPerRead = 256

    /// Which of these tokens are revoked, or not there at all.
    ///
    /// - Parameter ids: The tokens' names; one read for every 256 of them.
    package func revokedTokens(among ids: [String]) async throws -> Set<String> {
        var revoked: Set<String> = []
        for page in ids.pages(of: Self.tokensPerRead) {
            revoked.formUnion(
                try await read { db in try page.filter { try db.integer(.isValid, [$0]) == nil } }
            )
        }
        return revoked
    }

    private static func token(_ row: Row) throws -> AccessToken {
        AccessToken(
            id: row[0],
            owner: row[1],
            role: try row.named(2),
            secretHash: try row.bytes(3),
            created: row.time(4),
            revoked: row.optionalTime(5)
        )
    }
}
