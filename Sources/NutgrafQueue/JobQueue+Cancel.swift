import NutgrafTypes

extension JobQueue {
    /// Calls jobs off; a worker that holds one learns so from its next word about it.
    ///
    /// A job that is called off already stays so, without an error.
    ///
    /// - Parameters:
    ///   - jobs: The jobs; each stands for itself.
    ///   - owner: Whose they must be; `nil` for anybody's.
    /// - Returns: An outcome for each, in their order, which may be `not-found` (also where it is another owner's),
    ///   `wrong-state` where it is done, dead or deleted, or `database`.
    package func cancel(_ jobs: [JobID], owner: String?) async throws -> [JobOutcome] {
        outcomes(await committer.write(jobs) { try $0.cancel($1, owner: owner) }, jobs)
    }

    /// Queues jobs again that are dead or were called off, with as many further attempts as a new job has.
    ///
    /// - Parameters:
    ///   - jobs: The jobs; each stands for itself.
    ///   - owner: Whose they must be; `nil` for anybody's.
    /// - Returns: An outcome for each, in their order, which may be `not-found` (also where it is another owner's),
    ///   `wrong-state` where it is queued, running, done or deleted, or `database`.
    package func retry(_ jobs: [JobID], owner: String?) async throws -> [JobOutcome] {
        outcomes(await committer.write(jobs) { try $0.retry($1, owner: owner) }, jobs)
    }

    /// Erases jobs with their articles, results, failures and histories, whatever state they are in.
    ///
    /// What stays is a row of the state `deleted` with the job's id, its owner and its times, and one change that
    /// says so. The submission key is free again. A worker that holds the job learns from its next word about it that
    /// the job was called off. A job that is deleted already stays so, without an error.
    ///
    /// The article and the result are overwritten in their pages, and are gone from the database file after the next
    /// ``vacuumStep()``, which ``run(every:)`` makes within seconds. The write-ahead log may hold them for longer: it is
    /// overwritten as it is used again, and emptied when the collector closes the file. Of shorter texts (the key, the
    /// article's id, failures) SQLite may keep a copy in the unused part of a page until that part is used again.
    ///
    /// - Parameters:
    ///   - jobs: The jobs; each stands for itself.
    ///   - owner: Whose they must be; `nil` for anybody's.
    /// - Returns: An outcome for each, in their order, which may be `not-found` (also where it is another owner's) or
    ///   `database`.
    package func delete(_ jobs: [JobID], owner: String?) async throws -> [JobOutcome] {
        // What is overwritten counts as written, so that a commit of great articles does not become huge.
        let items = Array(zip(jobs, try await sizes(of: jobs)))
        let results = await committer.write(items, bytes: \.1) { try $0.delete($1.0, owner: owner) }
        return outcomes(results, jobs)
    }

    private func outcomes(_ results: [Result<NutgrafError?, NutgrafError>], _ jobs: [JobID]) -> [JobOutcome] {
        zip(results, jobs).map { result, job in
            switch result {
            case .success(let refusal): JobOutcome(job: job, error: refusal)
            case .failure(let error): JobOutcome(job: job, error: error)
            }
        }
    }

    /// How many bytes the jobs' articles and results have; 0 where there is no job.
    private func sizes(of jobs: [JobID]) async throws -> [Int] {
        var sizes: [Int] = []
        sizes.reserveCapacity(jobs.count)
        for page in jobs.pages(of: Self.page) {
            sizes += try await read { db in
                try page.map { Int(try db.integer(.size, [$0.blob]) ?? 0) }
            }
        }
        return sizes
    }
}
