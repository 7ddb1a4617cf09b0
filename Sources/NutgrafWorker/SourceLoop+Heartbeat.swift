import NutgrafTypes

extension SourceLoop {
    /// Extends all leases whenever one of them needs it, until cancelled.
    func keepLeases() async {
        while !Task.isCancelled {
            guard let time = held.nextExtension else {
                await held.arrivals.wait()
                continue
            }
            guard time <= .now else {
                await held.arrivals.wait(until: time)
                continue
            }
            var leases = held.leases[...]
            while !leases.isEmpty, !Task.isCancelled {
                let batch = Array(leases.prefix(batchSize))
                leases = leases.dropFirst(batch.count)
                await extend(batch)
            }
        }
    }

    private func extend(_ leases: [LeaseReference]) async {
        do {
            let answer = try await source.extend(leases)
            if answer.isDraining, isDrained.withLock({ $0.setTrue() }) {
                logger.info("the collector is about to stop; no more jobs are leased until it is back")
            }
            for (lease, outcome) in zip(leases, answer.outcomes) { note(outcome, of: lease) }
            // An answer that is too short says nothing of the others.
            for lease in leases.dropFirst(answer.outcomes.count) { held.notExtended(lease) }
        } catch {
            for lease in leases { held.notExtended(lease) }
            if Task.isCancelled { return }
            logger.error("leases could not be extended", metadata: ["reason": "\(error)"])
        }
    }

    private func note(_ outcome: JobOutcome, of lease: LeaseReference) {
        guard let error = outcome.error else { return held.extended(lease) }
        guard let loss = HeldJob.Loss(error) else {
            // It may be better at the next heartbeat, before the lease ends.
            held.notExtended(lease)
            logger.notice(
                "a lease could not be extended",
                metadata: ["job": "\(lease.job)", "reason": "\(error)"]
            )
            return
        }
        // A job that was handed in meanwhile has no lease any more.
        guard held.lose(lease, loss) else { return }
        logger.notice(
            loss == .cancelled ? "a job was called off" : "a lease is gone; its result will not be kept",
            metadata: ["job": "\(lease.job)", "reason": "\(error)"]
        )
    }
}

extension HeldJob.Loss {
    /// What a source's word about a lease means; `nil` where the lease may be good.
    init?(_ error: NutgrafError) {
        switch error.code {
        case .leaseLost: self = .leaseLost
        case .cancelled, .notFound: self = .cancelled
        default: return nil
        }
    }
}

extension Bool {
    /// Becomes true.
    ///
    /// - Returns: Whether it was not.
    fileprivate mutating func setTrue() -> Bool {
        defer { self = true }
        return !self
    }
}
