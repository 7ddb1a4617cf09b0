import NutgrafTypes

extension Worker {
    /// Watches that no analysis takes for ever, until cancelled.
    func watch() async {
        let interval = min(.seconds(1), configuration.articleTimeLimit)
        while true {
            try? await Task.sleep(for: interval)
            if Task.isCancelled { return }
            let stuck = loops.lazy.compactMap { $0.held.stuckJob(self.configuration.articleTimeLimit * 2) }.first
            guard let stuck else { continue }
            await giveUp(stuck)
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
        for loop in loops { loop.held.stop() }
        await withTaskGroup { group in
            group.addTask { await self.giveBack(except: job) }
            group.addTask { try? await Task.sleep(for: Self.giveBackTime) }
            await group.next()
            group.cancelAll()
        }
        onStuck()
    }

    private func giveBack(except job: JobID) async {
        await withTaskGroup { group in
            for loop in loops {
                group.addTask { await loop.giveBack(loop.held.leases.filter { $0.job != job }) }
            }
        }
    }
}

extension SourceLoop {
    /// Gives jobs back whose turn will not come.
    fileprivate func giveBack(_ leases: [LeaseReference]) async {
        for start in stride(from: 0, to: leases.count, by: batchSize) {
            do {
                let end = min(start + batchSize, leases.count)
                _ = try await source.release(Array(leases[start..<end]))
            } catch {
                logger.error("jobs could not be given back", metadata: ["reason": "\(error)"])
            }
        }
    }
}
