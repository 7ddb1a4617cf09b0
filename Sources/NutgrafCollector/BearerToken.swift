import NutgrafTLS
import NutgrafTypes

/// What a peer proves itself with: `nutgraf_ID_SECRET`.
///
/// The id finds the token's row, so that the secret is compared with one hash only, and in constant time.
package struct BearerToken: Sendable {
    /// What names the token in lists and logs: 12 hexadecimal digits.
    package var id: String
    /// 256 random bits in hexadecimal.
    package var secret: String

    /// Makes a fresh token.
    ///
    /// - Throws: ``NutgrafError`` with `internal-error` where there is no randomness to be had.
    package static func random() throws(NutgrafError) -> BearerToken {
        do {
            return BearerToken(
                id: hexadecimal(try SecureRandom.bytes(6)),
                secret: hexadecimal(try SecureRandom.bytes(32))
            )
        } catch {
            throw NutgrafError(.internalError, "no random bytes could be had: \(error)")
        }
    }

    private init(id: String, secret: String) {
        self.id = id
        self.secret = secret
    }

    /// Reads a token; `nil` where the text is none.
    package init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "nutgraf", parts[1].utf8.count == 12, parts[2].utf8.count == 64 else {
            return nil
        }
        self.init(id: String(parts[1]), secret: String(parts[2]))
    }

    /// The token as its holder keeps it.
    package var text: String { "nutgraf_\(id)_\(secret)" }

    /// What is stored of the secret: its SHA-256. 256 random bits need no slower hash.
    package var secretHash: [UInt8] { SHA256Digest.hash(Array(secret.utf8)) }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
