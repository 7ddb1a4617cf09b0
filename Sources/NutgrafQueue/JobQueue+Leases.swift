import NutgrafTypes

extension JobQueue {
    /// Lets leases last their full time again from now.
    ///
    /// - Returns: An outcome for each, which may be `lease-lost` or `cancelled`.
    package func extend(_ leases: [LeaseReference]) async throws -> [JobOutcome] {
        outcomes(await committer.write(leases) { try $0.extend($1) }, leases.map(\.job))
    }

    /// Stores results and closes their jobs.
    ///
    /// A repeat of the very call that closed a job is a success again, so it may be repeated after a lost
    /// connection. A result over the limit makes its job dead.
    ///
    /// - Returns: An outcome for each, which may be `lease-lost`, `cancelled` or `too-large`.
    package func finish(_ jobs: [FinishedJob]) async throws -> [JobOutcome] {
        let results = await committer.write(jobs, bytes: \.analysis.bytes.count) { try $0.finish($1) }
        return outcomes(results, jobs.map(\.job))
    }

    /// Keeps failures, and queues their jobs again after a while, or ends them where their attempts are spent or
    /// the failure is permanent.
    ///
    /// - Returns: An outcome for each, which may be `lease-lost` or `cancelled`.
    package func fail(_ jobs: [FailedJob]) async throws -> [JobOutcome] {
        outcomes(await committer.write(jobs) { try $0.fail($1) }, jobs.map(\.job))
    }

    /// Takes jobs back that were not started; their attempts are given back.
    ///
    /// - Returns: An outcome for each, which may be `lease-lost` or `cancelled`.
    package func release(_ leases: [LeaseReference]) async throws -> [JobOutcome] {
        outcomes(await committer.write(leases) { try $0.release($1) }, leases.map(\.job))
    }

    private func outcomes(
        _ results: [Result<JobOutcome, NutgrafError>],
        _ jobs: [JobID]
    ) -> [JobOutcome] {
        zip(results, jobs).map { result, job in
            switch result {
            case .success(let outcome): outcome
            case .failure(let error): JobOutcome(job: job, error: error)
            }
        }
    }
}
