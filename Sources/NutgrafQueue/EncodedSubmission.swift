import NutgrafCBOR
import NutgrafTypes

/// A submission that has been checked, and encoded as it will be stored.
struct EncodedSubmission: Sendable {
    let key: String
    let article: [UInt8]
    let articleID: String?
    let priority: Int
    let notBefore: Timestamp?

    /// Checks and encodes a submission.
    ///
    /// - Throws: ``NutgrafError`` with `invalid-request`.
    init(_ submission: Submission) throws(NutgrafError) {
        guard (1...128).contains(submission.key.utf8.count) else {
            throw NutgrafError(
                .invalidRequest,
                "a submission key has 1 to 128 bytes, this one has \(submission.key.utf8.count)"
            )
        }
        guard (0...9).contains(submission.priority ?? 0) else {
            throw NutgrafError(
                .invalidRequest,
                "a priority is from 0 to 9, this one is \(submission.priority ?? 0)"
            )
        }
        key = submission.key
        priority = submission.priority ?? 0
        notBefore = submission.notBefore
        articleID = submission.article.id
        do {
            article = try CBOREncoder().encode(submission.article)
        } catch {
            throw NutgrafError(.invalidRequest, "the article cannot be encoded: \(error)")
        }
    }
}
