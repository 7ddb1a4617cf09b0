import NutgrafWire

extension NutgrafClient {
    /// Submits an article.
    ///
    /// When this returns, the collector has the article on disk and will not lose it. For many articles
    /// ``submit(contentsOf:priority:notBefore:)-(Articles)`` is faster by far.
    ///
    /// - Parameters:
    ///   - article: The article.
    ///   - key: What makes a repeat the same submission: 1 to 128 bytes, unique to the token's owner. The same
    ///     key with the same article gives the same job, with another article an error. A fresh random one by
    ///     default.
    ///   - priority: From 0 (the default) to 9 (the most urgent).
    ///   - notBefore: The moment before which no worker may begin; at once by default.
    /// - Returns: The job that will analyse it.
    /// - Throws: ``NutgrafError`` with `too-large` where the text, or the rest of the article, is longer than the
    ///   collector accepts, `invalid-request` where the text is empty, or the key or the priority is none,
    ///   `key-conflict`, `overloaded`, and others as every request; or `CancellationError` where the task is
    ///   cancelled. After any of them, submitting again with the same key does not double the job.
    public func submit(
        _ article: Article,
        key: String? = nil,
        priority: Int = 0,
        notBefore: Timestamp? = nil
    ) async throws -> JobID {
        let submission = Submission(article, key: key, priority: priority, notBefore: notBefore)
        if let refusal = submission.refusal(textLimit: try await limits().text) { throw refusal }
        let response = try await request(SubmitRequest(submissions: [submission]))
        guard let outcome = response.outcomes.first, response.outcomes.count == 1 else { throw Self.miscounted }
        return try outcome.result.get()
    }

    /// Submits articles as they come, many at a time, and hands over what becomes of each.
    ///
    /// ```swift
    /// for try await result in client.submit(contentsOf: articles) {
    ///     print(result.index, try result.job.get())
    /// }
    /// ```
    ///
    /// What comes together travels together, and nothing waits for what has not come yet. An article whose result
    /// is there is on the collector's disk, or refused for its own sake; an article that was on its way when a
    /// connection was lost is sent again, and still makes one job. A collector that is overloaded is asked again
    /// after the time that it says.
    ///
    /// Memory is bounded: `articles` is asked for more only while fewer than 1,024 articles have been taken from it
    /// whose results have not been read, and those that are not stored yet have less than 16 MiB. So a loop that
    /// reads results slowly slows the input down. Leaving the loop, and cancelling its task, stop everything; what
    /// had reached the collector by then stays there.
    ///
    /// - Parameters:
    ///   - articles: The articles. Every iteration over the results goes through them anew, and makes new jobs.
    ///   - priority: From 0 (the default) to 9 (the most urgent), for all of them.
    ///   - notBefore: The moment before which no worker may begin; at once by default.
    /// - Returns: One result for each article, the first to be ready first. The sequence throws what `articles`
    ///   throws, once the articles before that are through; ``NutgrafError`` where a request failed for a reason
    ///   that is no article's, such as `unavailable` or `forbidden`; or `CancellationError` where the task is
    ///   cancelled.
    public func submit<Articles: AsyncSequence & Sendable>(
        contentsOf articles: Articles,
        priority: Int = 0,
        notBefore: Timestamp? = nil
    ) -> SubmissionResults where Articles.Element == Article {
        SubmissionResults(client: self) { admit in
            for try await article in articles {
                try await admit(Submission(article, priority: priority, notBefore: notBefore))
            }
        }
    }

    /// Submits articles, many at a time, and hands over what becomes of each.
    ///
    /// As ``submit(contentsOf:priority:notBefore:)-(Articles)``, for articles that need not be waited for.
    public func submit<Articles: Sequence & Sendable>(
        contentsOf articles: Articles,
        priority: Int = 0,
        notBefore: Timestamp? = nil
    ) -> SubmissionResults where Articles.Element == Article {
        SubmissionResults(client: self) { admit in
            for article in articles {
                try await admit(Submission(article, priority: priority, notBefore: notBefore))
            }
        }
    }

    /// Submits articles as they come, each with a key, a priority and an earliest time of its own.
    ///
    /// As ``submit(contentsOf:priority:notBefore:)-(Articles)``; where the keys are the caller's, doing it all again
    /// makes no new jobs.
    public func submit<Submissions: AsyncSequence & Sendable>(
        contentsOf submissions: Submissions
    ) -> SubmissionResults where Submissions.Element == Submission {
        SubmissionResults(client: self) { admit in
            for try await submission in submissions { try await admit(submission) }
        }
    }

    /// Submits articles, each with a key, a priority and an earliest time of its own.
    ///
    /// As ``submit(contentsOf:priority:notBefore:)-(Articles)``; where the keys are the caller's, doing it all again
    /// makes no new jobs.
    public func submit<Submissions: Sequence & Sendable>(
        contentsOf submissions: Submissions
    ) -> SubmissionResults where Submissions.Element == Submission {
        SubmissionResults(client: self) { admit in
            for submission in submissions { try await admit(submission) }
        }
    }
}

extension Submission {
    fileprivate init(_ article: Article, key: String? = nil, priority: Int, notBefore: Timestamp?) {
        self.init(key: key, article: article, priority: priority == 0 ? nil : priority, notBefore: notBefore)
    }

    /// Why no collector with this limit would accept the article, or nothing.
    func refusal(textLimit: Int) -> NutgrafError? {
        let bytes = article.text.utf8.count
        guard bytes > textLimit else { return nil }
        return NutgrafError(.tooLarge, "the text has \(bytes) bytes, and the collector accepts \(textLimit)")
    }

    /// More octets than the submission takes on the wire.
    var octets: Int {
        let fields = [
            key, article.text, article.title, article.source, article.byline, article.url, article.language,
            article.published, article.mediaType, article.id,
        ]
        // The names of the fields, the heads of the items and two integers take less than 256.
        return fields.reduce(256) { $0 + ($1?.utf8.count ?? 0) }
    }
}

extension SubmitOutcome {
    /// The job, or why there is none.
    var result: Result<JobID, NutgrafError> {
        if let error { return .failure(error) }
        guard let job else {
            return .failure(NutgrafError(.protocolViolation, "the collector's answer has neither a job nor an error"))
        }
        return .success(job)
    }
}
