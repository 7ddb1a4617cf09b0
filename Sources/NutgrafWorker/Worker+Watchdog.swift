import NutgrafTypes

extension Worker {
    /// Watches that no analysis takes for ever, until cancelled.
    func watch() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(1))
            guard let job = held.stuckJob(configuration.articleTimeLimit * 2), !Task.isCancelled else { continue }
            await giveUp(job)
            return
        }
    }

    /// How long the giving back of the other jobs may take; their leases end by themselves after a while.
    private static let giveBackTime = Duration.seconds(5)

    private func giveUp(_ job: JobID) async {
        logger.critical(
            "an analysis does not stop; the worker gives its other jobs back and ends",
            metadata: ["job": "\(job)", "limit": "\(configuration.articleTimeLimit)"]
        )
        held.stop()
        let leases = held.leases(except: job)
        await withTaskGroup { group in
            group.addTask { await self.giveBack(leases) }
            group.addTask { try? await Task.sleep(for: Self.giveBackTime) }
            await group.next()
            group.cancelAll()
        }
        onStuck()
    }

    private func giveBack(_ leases: [LeaseReference]) async {
        for start in stride(from: 0, to: leases.count, by: configuration.finishBatch) {
            do {
                let end = min(start + configuration.finishBatch, leases.count)
                _ = try await source.release(Array(leases[start..<end]))
            } catch {
                logger.error("jobs could not be given back", metadata: ["reason": "\(error)"])
            }
        }
    }
}
