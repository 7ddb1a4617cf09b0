import NutgrafTypes

extension JobQueue {
    /// The longest that one call waits, whatever it asks for; an hour.
    private static let longestWait: Duration = .seconds(3600)

    /// Leases jobs to a worker: those that wait and are due, and those whose lease has expired.
    ///
    /// They come in order of rank, the moment they became due less their priority's worth of time. A job whose
    /// lease was lost before comes alone, so that an article that workers die of takes no others with it; for
    /// that to hold, a worker should not do such a job (`attempt` above 1) beside others. An expired lease whose
    /// attempts are spent makes its job dead.
    ///
    /// - Parameters:
    ///   - worker: The worker's name, for history and failures; 1 to 128 bytes.
    ///   - limit: How many jobs at most, from 1; settings may say fewer.
    ///   - time: How long to wait for a job where there is none; an hour at most.
    /// - Returns: The leases; none when the time is over.
    /// - Throws: ``NutgrafError``; `CancellationError` where the task is cancelled, and then nothing stays leased.
    package func lease(
        worker: String,
        limit: Int,
        waitingUpTo time: Duration = .zero
    ) async throws -> [Lease] {
        try Name.checkWorker(worker)
        guard limit > 0 else {
            throw NutgrafError(.invalidRequest, "a lease is for 1 job at least, this one is for \(limit)")
        }
        let end = ContinuousClock.now + min(time, Self.longestWait)
        while true {
            try Task.checkCancellation()
            let generation = time > .zero ? await signal.generation() : 0
            let outlook = try await self.outlook()
            if outlook.isClaimable {
                let leases = try await claim(worker: worker, limit: min(limit, settings.maximumLeases))
                if !leases.isEmpty { return leases }
            }
            let remaining = ContinuousClock.now.duration(to: end)
            guard remaining > .zero else { return [] }
            let pause = outlook.next.map { min(remaining, max($0, .milliseconds(1))) } ?? remaining
            await signal.wait(since: generation, for: .claimable, upTo: pause)
        }
    }

    private func claim(worker: String, limit: Int) async throws -> [Lease] {
        let leases = try await committer.write { try $0.claim(worker: worker, limit: limit) }
        guard Task.isCancelled, !leases.isEmpty else { return leases }
        _ = try await release(leases.map(\.reference))
        throw CancellationError()
    }

    /// Looks, without a write, whether there is something to claim, and how long it is until there may be.
    private func outlook() async throws -> (isClaimable: Bool, next: Duration?) {
        let now = clock.now()
        return try await read { db in
            if try db.integer(.ready, [Int64.min]) != nil { return (true, nil) }
            let times = [try db.integer(.nextDue), try db.integer(.nextDeadline)].compactMap(\.self)
            guard let next = times.min() else { return (false, nil) }
            return (next <= now.milliseconds, Timestamp(milliseconds: next).since(now))
        }
    }
}
