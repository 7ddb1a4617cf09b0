import NutgrafTypes

extension Worker {
    /// Extends the leases at every heartbeat, until cancelled.
    func keepLeases() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: configuration.heartbeat)
            var leases = held.leases[...]
            while !leases.isEmpty, !Task.isCancelled {
                let batch = Array(leases.prefix(configuration.finishBatch))
                leases = leases.dropFirst(batch.count)
                await extend(batch)
            }
        }
    }

    private func extend(_ leases: [LeaseReference]) async {
        do {
            for (lease, outcome) in zip(leases, try await source.extend(leases)) {
                guard let error = outcome.error else { continue }
                // Anything else may be better at the next heartbeat, before the lease ends.
                let isGone = error.code == .leaseLost || error.code == .cancelled || error.code == .notFound
                guard !isGone || held.lose(lease) else { continue }
                logger.notice(
                    isGone ? "a lease is gone; its result will not be kept" : "a lease could not be extended",
                    metadata: ["job": "\(lease.job)", "reason": "\(error)"]
                )
            }
        } catch {
            if Task.isCancelled { return }
            logger.error("leases could not be extended", metadata: ["reason": "\(error)"])
        }
    }
}
