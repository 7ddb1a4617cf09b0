import NutgrafWire

extension NutgrafClient {
    /// Says how far a job is.
    ///
    /// - Returns: Its status; of a job that was deleted, nothing but the times is left.
    /// - Throws: ``NutgrafError`` with `not-found` where the owner has no such job; others as every request.
    public func status(of job: JobID) async throws -> JobStatus {
        guard let status = try await status(of: [job])[0] else { throw Self.notFound(job) }
        return status
    }

    /// Says how far jobs are.
    ///
    /// - Parameter jobs: As many as you like; they are asked after in parts that the collector accepts.
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
    /// A collector that is overloaded is asked again after the time that it says.
    ///
    /// - Returns: Its last status, whose state is `done`, `dead`, `cancelled` or `deleted`.
    /// - Throws: ``NutgrafError`` with `not-found` where the owner has no such job; others as every request.
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
    ///   ended or has failed; others as every request.
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

    /// The longest text of an article that the collector accepts, in octets; asks it where it has never been heard of.
    package var maximumTextOctets: Int {
        get async throws { try await limits().text }
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

    /// What a call gets whose answer cannot be told apart.
    static var miscounted: NutgrafError {
        NutgrafError(.protocolViolation, "the collector's answer has another number of items than the request")
    }

    static func notFound(_ job: JobID) -> NutgrafError {
        NutgrafError(.notFound, "there is no job \(job)")
    }
}
