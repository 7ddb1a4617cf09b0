import Foundation
import NutgrafTypes

extension JobTransaction {
    /// Stores a submission, or finds the job that an earlier one with its key has made.
    func submit(_ submission: EncodedSubmission, owner: String) throws -> SubmitOutcome {
        if let row = try db.row(.jobOfKey, [owner, submission.key]) {
            guard try row.bytes(1) == submission.article else {
                return SubmitOutcome(
                    error: NutgrafError(
                        .keyConflict,
                        "the submission key \"\(submission.key)\" was used for another article; use a fresh key"
                    )
                )
            }
            return SubmitOutcome(job: try row.jobID(0), repeated: true)
        }
        let id = random.jobID(at: now)
        let due = max(now, submission.notBefore ?? now)
        try db.run(
            .insertJob,
            [
                id.blob, owner, submission.key, submission.articleID, submission.priority,
                settings.maximumAttempts, now.milliseconds, due.milliseconds,
                rank(due: due, priority: submission.priority),
            ]
        )
        let number = db.lastInsertedRowID
        let article = submission.article
        try db.run(.insertArticle, [number, Data(article), PagePadding.bytes(for: article.count)])
        try note(number, id, of: owner, .queued, .submitted)
        effects.claimable = true
        return SubmitOutcome(job: id, repeated: false)
    }
}
