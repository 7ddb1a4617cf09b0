import NutgrafTypes

extension Worker {
    /// Hands outcomes in, those together that have gathered meanwhile, until there will be no more.
    func handIn() async {
        await outcomes.forEachBatch { batch in
            var finished: [FinishedJob] = []
            var failed: [FailedJob] = []
            var released: [LeaseReference] = []
            for outcome in batch {
                switch outcome {
                case .finished(let job): finished.append(job)
                case .failed(let job): failed.append(job)
                case .released(let lease): released.append(lease)
                }
            }
            for part in finishBatches(of: finished) {
                await handIn(part.map { LeaseReference(job: $0.job, token: $0.token) }) {
                    try await self.source.finish(part)
                }
            }
            for part in batches(of: failed) {
                for job in part {
                    logger.notice("an article failed", metadata: ["job": "\(job.job)", "reason": "\(job.message)"])
                }
                await handIn(part.map { LeaseReference(job: $0.job, token: $0.token) }) {
                    try await self.source.fail(part)
                }
            }
            for part in batches(of: released) {
                await handIn(part) { try await self.source.release(part) }
            }
        }
    }

    private func batches<Item>(of items: [Item]) -> [[Item]] {
        stride(from: 0, to: items.count, by: configuration.finishBatch).map {
            Array(items[$0..<min($0 + configuration.finishBatch, items.count)])
        }
    }

    private func finishBatches(of jobs: [FinishedJob]) -> [[FinishedJob]] {
        var batches: [[FinishedJob]] = []
        var bytes = 0
        for job in jobs {
            let size = job.analysis.bytes.count
            if let last = batches.last, last.count < configuration.finishBatch,
                bytes + size <= configuration.finishBytes
            {
                batches[batches.count - 1].append(job)
                bytes += size
            } else {
                batches.append([job])
                bytes = size
            }
        }
        return batches
    }

    /// How often a batch is handed in before it is given up; its leases then expire.
    private static let handInAttempts = 5

    private func handIn(_ leases: [LeaseReference], _ operation: () async throws -> [LeaseOutcome]) async {
        defer { for lease in leases { held.remove(lease) } }
        for attempt in 1...Self.handInAttempts {
            do {
                for outcome in try await operation() {
                    guard let error = outcome.error else { continue }
                    logger.notice("an outcome was not kept", metadata: ["job": "\(outcome.job)", "reason": "\(error)"])
                }
                return
            } catch {
                logger.error(
                    "outcomes could not be handed in",
                    metadata: ["jobs": "\(leases.count)", "attempt": "\(attempt)", "reason": "\(error)"]
                )
                if Task.isCancelled { return }
                try? await Task.sleep(for: .milliseconds(100 << attempt))
            }
        }
    }
}
