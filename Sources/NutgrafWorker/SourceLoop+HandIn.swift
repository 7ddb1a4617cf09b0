import NutgrafTypes

extension SourceLoop {
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
                await handIn(part, lease: { LeaseReference(job: $0.job, token: $0.token) }, \.finished) {
                    try await self.source.finish($0)
                }
            }
            for part in batches(of: failed) {
                for job in part {
                    logger.notice("an article failed", metadata: ["job": "\(job.job)", "reason": "\(job.message)"])
                }
                await handIn(part, lease: { LeaseReference(job: $0.job, token: $0.token) }, \.failed) {
                    try await self.source.fail($0)
                }
            }
            for part in batches(of: released) {
                await handIn(part, lease: { $0 }, \.released) { try await self.source.release($0) }
            }
        }
    }

    private func batches<Item>(of items: [Item]) -> [[Item]] {
        stride(from: 0, to: items.count, by: batchSize).map {
            Array(items[$0..<min($0 + batchSize, items.count)])
        }
    }

    private func finishBatches(of jobs: [FinishedJob]) -> [[FinishedJob]] {
        var batches: [[FinishedJob]] = []
        var bytes = 0
        for job in jobs {
            let size = job.analysis.bytes.count
            if let last = batches.last, last.count < batchSize,
                bytes + size <= configuration.handInBytes
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

    /// How often an outcome is handed in before it is given up; its lease then ends by itself.
    private static let handInAttempts = 5

    private func handIn<Item>(
        _ items: [Item],
        lease: (Item) -> LeaseReference,
        _ counter: WritableKeyPath<SourceTally, Int>,
        _ operation: ([Item]) async throws -> [JobOutcome]
    ) async {
        var waiting: [Item] = []
        for item in items {
            if let loss = held.loss(of: lease(item)) { drop(lease(item), loss) } else { waiting.append(item) }
        }
        for attempt in 1...Self.handInAttempts {
            if waiting.isEmpty { return }
            var reason = ""
            do {
                var again: [Item] = []
                let outcomes = try await operation(waiting)
                for (item, outcome) in zip(waiting, outcomes) {
                    guard let error = outcome.error else {
                        if held.remove(lease(item)) { count { $0[keyPath: counter] += 1 } }
                        continue
                    }
                    if Self.isPassing(error) {
                        again.append(item)
                        reason = "\(error)"
                    } else {
                        refused(lease(item), error)
                    }
                }
                waiting = again + waiting.dropFirst(outcomes.count)
                if waiting.isEmpty { return }
            } catch {
                reason = "\(error)"
            }
            if Task.isCancelled || held.isAbandoned { break }
            logger.error(
                "outcomes could not be handed in",
                metadata: ["jobs": "\(waiting.count)", "attempt": "\(attempt)", "reason": "\(reason)"]
            )
            try? await Task.sleep(for: .milliseconds(100 << attempt))
        }
        for item in waiting { drop(lease(item), .abandoned) }
    }

    private func refused(_ lease: LeaseReference, _ error: NutgrafError) {
        logger.notice("an outcome was not kept", metadata: ["job": "\(lease.job)", "reason": "\(error)"])
        // A result over the limit is a failure of its job, and the source has put that down.
        drop(lease, HeldJob.Loss(error) ?? .abandoned)
    }

    /// Whether an outcome may be taken the next time: the fault is the database's or the collector's.
    private static func isPassing(_ error: NutgrafError) -> Bool {
        error.code == .database || error.code == .internalError || error.code == .overloaded
    }
}
