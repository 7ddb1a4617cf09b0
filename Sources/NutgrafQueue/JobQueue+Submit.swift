import NutgrafTypes

extension JobQueue {
    /// Stores submissions; returns when those that are stored are on the disk.
    ///
    /// A repeat with the key and the article of an earlier submission gives that one's job; its priority and its
    /// earliest time stay as they were. Each submission stands for itself: others are stored where one is refused.
    ///
    /// - Parameters:
    ///   - submissions: The submissions; an article is encoded on the caller's task.
    ///   - owner: Whose they are; 1 to 64 letters, digits, `-`, `_` and `.`.
    /// - Returns: An outcome for each, in their order, which may be `key-conflict`, `invalid-request` or, where
    ///   the database refuses it, `database`.
    /// - Throws: ``NutgrafError`` with `invalid-request` where the owner's name is none.
    package func submit(_ submissions: [Submission], owner: String) async throws -> [SubmitOutcome] {
        try Name.check(owner, "owner")
        var outcomes: [SubmitOutcome?] = []
        var accepted: [EncodedSubmission] = []
        for submission in submissions {
            do {
                accepted.append(try EncodedSubmission(submission))
                outcomes.append(nil)
            } catch {
                outcomes.append(SubmitOutcome(error: error))
            }
        }
        let results = await committer.write(accepted, bytes: \.article.count) { transaction, submission in
            try transaction.submit(submission, owner: owner)
        }
        var stored = results.makeIterator()
        return outcomes.map { outcome in
            if let outcome { return outcome }
            switch stored.next() {
            case .success(let outcome): return outcome
            case .failure(let error): return SubmitOutcome(error: error)
            case nil: return SubmitOutcome(error: NutgrafError(.internalError, "a write has gone missing"))
            }
        }
    }
}
