import NutgrafWire

extension NutgrafClient {
    /// Tells what has become of a job so far.
    ///
    /// - Parameter job: The job.
    /// - Returns: Its changes, the first first, from its submission on; of a job that was deleted, the last one alone.
    /// - Throws: ``NutgrafError`` with `not-found` where the owner has no such job; others as every request.
    public func history(of job: JobID) async throws -> [JobChange] {
        try await request(HistoryRequest(job: job)).changes
    }

    /// Calls a job off: one that waits ends at once; the worker of one that runs is told so and stops.
    ///
    /// A job that was called off already stays so, without an error.
    ///
    /// - Parameter job: The job.
    /// - Throws: ``NutgrafError`` with `not-found` where the owner has no such job, and `wrong-state` where it is done,
    ///   dead or deleted; others as every request.
    public func cancel(_ job: JobID) async throws {
        try Self.alone(await cancel([job]))
    }

    /// Calls jobs off: those that wait end at once; the workers of those that run are told so and stop.
    ///
    /// - Parameter jobs: As many as you like; they travel in parts that the collector accepts.
    /// - Returns: One outcome a job, in the same order, with the errors of ``cancel(_:)-(JobID)``.
    /// - Throws: ``NutgrafError`` as every request, or `CancellationError` where the task is cancelled. Some of the
    ///   jobs may have been called off by then; doing it again does no harm.
    public func cancel(_ jobs: [JobID]) async throws -> [JobOutcome] {
        try await outcomes(of: jobs) { CallOffRequest(jobs: $0) }
    }

    /// Has a job tried again that is dead or was called off, with as many further attempts as a new job has.
    ///
    /// - Parameter job: The job.
    /// - Throws: ``NutgrafError`` with `not-found` where the owner has no such job, `wrong-state` where it is queued,
    ///   running, done or deleted, and `unavailable` where the connection was lost before the answer came, since the
    ///   job may have been tried again by then; others as every request.
    public func retry(_ job: JobID) async throws {
        try Self.alone(await retry([job]))
    }

    /// Has jobs tried again that are dead or were called off.
    ///
    /// - Parameter jobs: As many as you like; they travel in parts that the collector accepts.
    /// - Returns: One outcome a job, in the same order, with the errors of ``retry(_:)-(JobID)``.
    /// - Throws: ``NutgrafError`` with `unavailable` where the connection was lost before the answer came; others as
    ///   every request, or `CancellationError` where the task is cancelled. Some of the jobs may have been queued by
    ///   then: their status says so.
    public func retry(_ jobs: [JobID]) async throws -> [JobOutcome] {
        try await outcomes(of: jobs) { RetryRequest(jobs: $0) }
    }

    /// Erases a job with its article, result and history, in whatever state it is; its id and times are kept.
    ///
    /// A job that was deleted already stays so, without an error.
    ///
    /// - Parameter job: The job.
    /// - Throws: ``NutgrafError`` with `not-found` where the owner has no such job; others as every request.
    public func delete(_ job: JobID) async throws {
        try Self.alone(await delete([job]))
    }

    /// Erases jobs with their articles, results and histories, in whatever state they are.
    ///
    /// - Parameter jobs: As many as you like; they travel in parts that the collector accepts.
    /// - Returns: One outcome a job, in the same order, with the errors of ``delete(_:)-(JobID)``.
    /// - Throws: ``NutgrafError`` as every request, or `CancellationError` where the task is cancelled. Some of the
    ///   jobs may have been erased by then; doing it again does no harm.
    public func delete(_ jobs: [JobID]) async throws -> [JobOutcome] {
        try await outcomes(of: jobs) { DeleteRequest(jobs: $0) }
    }

    /// Tells how the collector is doing.
    ///
    /// - Returns: Counts, sizes and times, as of now.
    /// - Throws: ``NutgrafError`` with `forbidden` where the token is no administrator's; others as every request.
    public func statistics() async throws -> CollectorStatistics {
        try await request(StatisticsRequest())
    }

    private func outcomes<Message: Request>(
        of jobs: [JobID],
        _ makeRequest: ([JobID]) -> Message
    ) async throws -> [JobOutcome] where Message.Response == JobOutcomes {
        var outcomes: [JobOutcome] = []
        outcomes.reserveCapacity(jobs.count)
        while outcomes.count < jobs.count {
            let batch = jobs[outcomes.count...].prefix(try await limits().batch)
            let answer = try await request(makeRequest(Array(batch))).outcomes
            guard answer.map(\.job) == Array(batch) else { throw Self.miscounted }
            outcomes += answer
        }
        return outcomes
    }

    private static func alone(_ outcomes: [JobOutcome]) throws {
        if let error = outcomes.first?.error { throw error }
    }
}
