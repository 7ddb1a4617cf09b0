import NutgrafTypes

extension JobQueue {
    /// Waits until one of the jobs has ended.
    ///
    /// - Parameters:
    ///   - jobs: The jobs.
    ///   - owner: Whose they must be; `nil` for anybody's.
    ///   - time: How long to wait; an hour at most.
    /// - Returns: A status for each job, in their order, as soon as one of them is in a final state or is not
    ///   there (`nil`), or when the time is over.
    /// - Throws: ``NutgrafError``; `CancellationError` where the task is cancelled.
    package func waitForChange(
        of jobs: [JobID],
        owner: String?,
        upTo time: Duration
    ) async throws -> [JobStatus?] {
        let end = ContinuousClock.now + min(time, .seconds(3600))
        let interest = Set(jobs)
        while true {
            try Task.checkCancellation()
            let generation = await signal.generation()
            let found = try await status(of: jobs, owner: owner)
            let remaining = ContinuousClock.now.duration(to: end)
            let isOver = jobs.isEmpty || remaining <= .zero
            if isOver || found.contains(where: { $0?.state.isFinal ?? true }) { return found }
            await signal.wait(since: generation, for: .ended(interest), upTo: remaining)
        }
    }
}
