import NutgrafWire

extension NutgrafClient {
    /// Submits an article.
    ///
    /// When this returns, the collector has the article on disk and will not lose it.
    ///
    /// - Parameters:
    ///   - article: The article.
    ///   - key: What makes a repeat the same submission: 1 to 128 bytes, unique to the token's owner. The same
    ///     key with the same article gives the same job, with another article an error. A fresh random one by
    ///     default.
    ///   - priority: From 0 (the default) to 9 (the most urgent).
    ///   - notBefore: The moment before which no worker may begin; at once by default.
    /// - Returns: The job that will analyse it.
    /// - Throws: ``NutgrafError``, or `CancellationError` where the task is cancelled; after either, submitting
    ///   again with the same key does not double the job.
    public func submit(
        _ article: Article,
        key: String? = nil,
        priority: Int = 0,
        notBefore: Timestamp? = nil
    ) async throws -> JobID {
        let key = key ?? Self.randomKey()
        let limits = try await limits()
        guard article.text.utf8.count <= limits.text else {
            throw NutgrafError(
                .tooLarge,
                "the text has \(article.text.utf8.count) bytes, and the collector accepts \(limits.text)"
            )
        }
        let submission = Submission(
            key: key,
            article: article,
            priority: priority == 0 ? nil : priority,
            notBefore: notBefore
        )
        let response = try await request(SubmitRequest(submissions: [submission]))
        guard let outcome = response.outcomes.first, response.outcomes.count == 1 else { throw Self.miscounted }
        if let error = outcome.error { throw error }
        guard let job = outcome.job else { throw Self.miscounted }
        return job
    }

    /// Says how far a job is.
    ///
    /// - Throws: ``NutgrafError`` with `not-found` where the owner has no such job; others as for every request.
    public func status(of job: JobID) async throws -> JobStatus {
        guard let status = try await status(of: [job])[0] else { throw Self.notFound(job) }
        return status
    }

    /// Says how far jobs are.
    ///
    /// - Returns: One status a job, in the same order; `nil` where the owner has no such job.
    /// - Throws: ``NutgrafError``, or `CancellationError` where the task is cancelled.
    public func status(of jobs: [JobID]) async throws -> [JobStatus?] {
        var statuses: [JobStatus?] = []
        statuses.reserveCapacity(jobs.count)
        while statuses.count < jobs.count {
            let batch = jobs[statuses.count...].prefix(try await limits().batch)
            statuses += try await self.statuses(of: Array(batch), wait: nil)
        }
        return statuses
    }

    /// Waits until a job has ended.
    ///
    /// - Returns: Its last status, whose state is `done`, `dead` or `cancelled`.
    /// - Throws: ``NutgrafError`` with `not-found` where the owner has no such job; others as for every request.
    public func wait(for job: JobID) async throws -> JobStatus {
        for try await (_, status) in ends(of: [job]) {
            guard let status else { throw Self.notFound(job) }
            return status
        }
        throw CancellationError()
    }

    /// Hands over what was found in a job's article.
    ///
    /// - Throws: ``NutgrafError`` with `not-found` where the owner has no such job, `no-result` where it has not
    ///   ended or has failed; others as for every request.
    public func result(of job: JobID) async throws -> Analysis {
        let response = try await request(ResultRequest(job: job))
        return try MessageCoder.decode(Analysis.self, from: response.analysis)
    }

    /// Asks whether the collector is there.
    ///
    /// - Returns: How long the answer took.
    /// - Throws: ``NutgrafError``, or `CancellationError` where the task is cancelled.
    public func ping() async throws -> Duration {
        let start = ContinuousClock.now
        _ = try await request(Ping())
        return .now - start
    }

    /// What the collector accepts; asks it where it has never been heard of.
    func limits() async throws -> WireLimits {
        if let limits = table.withLock(\.announcedLimits) { return limits }
        _ = try await ping()
        return table.withLock(\.announcedLimits) ?? WireLimits()
    }

    func statuses(of jobs: [JobID], wait: Duration?) async throws -> [JobStatus?] {
        let response = try await request(StatusRequest(jobs: jobs, wait: wait?.wholeMilliseconds))
        guard response.statuses.count == jobs.count else { throw Self.miscounted }
        return response.statuses
    }

    private static var miscounted: NutgrafError {
        NutgrafError(.protocolViolation, "the collector's answer has another number of items than the request")
    }

    private static func notFound(_ job: JobID) -> NutgrafError {
        NutgrafError(.notFound, "there is no job \(job)")
    }

    private static func randomKey() -> String {
        var random = SystemRandomNumberGenerator()
        return String(random.next(), radix: 36) + String(random.next(), radix: 36)
    }
}
