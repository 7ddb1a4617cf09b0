import NutgrafTypes

extension JobQueue {
    /// Calls a job off; a worker that holds it learns so from its next word about it.
    ///
    /// A job that is called off already stays so, without an error.
    ///
    /// - Throws: ``NutgrafError`` with `not-found` where there is no such job or it is another owner's, and
    ///   `wrong-state` where it is done or dead.
    package func cancel(_ job: JobID, owner: String?) async throws {
        let refusal = try await committer.write { try $0.cancel(job, owner: owner) }
        if let refusal { throw refusal }
    }

    /// Queues a job again that is dead or was called off, with as many further attempts as a new job has.
    ///
    /// - Throws: ``NutgrafError`` with `not-found` where there is no such job or it is another owner's, and
    ///   `wrong-state` where it is queued, running or done.
    package func retry(_ job: JobID, owner: String?) async throws {
        let refusal = try await committer.write { try $0.retry(job, owner: owner) }
        if let refusal { throw refusal }
    }
}
