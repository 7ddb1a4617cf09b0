import NutgrafTLS
import NutgrafWire

extension Submission {
    /// What the hash of a content key begins with, so that it is nobody else's hash of the same bytes.
    private static let contentKeyDomain = "nutgraf content key 1\n"

    /// A submission key that rests on nothing but the article: the same content gives the same key, in every program
    /// and at any time.
    ///
    /// Who submits with it can begin again after an interruption, and the collector makes no second job for what it
    /// has already, not even for an article that was submitted twice on purpose. It forgets the key with the job: when
    /// the job is deleted, or removed because its time is over, the same article makes a new one.
    ///
    /// - Parameter article: The article; every field of it counts.
    /// - Returns: `content-` and the SHA-256, in hexadecimal, of the words `nutgraf content key 1`, a line feed, and
    ///   the article as it stands on the wire (deterministic CBOR).
    /// - Throws: ``NutgrafError`` with `invalid-request` where the article cannot be encoded.
    public static func contentKey(of article: Article) throws(NutgrafError) -> String {
        let content = try MessageCoder.encode(article)
        var bytes = Array(contentKeyDomain.utf8)
        bytes.append(contentsOf: content.readableBytesView)
        let digits = Array("0123456789abcdef".utf8)
        var key = Array("content-".utf8)
        for byte in SHA256Digest.hash(bytes) {
            key.append(digits[Int(byte >> 4)])
            key.append(digits[Int(byte & 15)])
        }
        return String(decoding: key, as: UTF8.self)
    }
}
