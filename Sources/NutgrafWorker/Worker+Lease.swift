import NutgrafTypes
import ServiceLifecycle

extension Worker {
    /// Leases jobs, as many as there is room for, until the worker stops.
    ///
    /// - Parameters:
    ///   - begin: Called with a job that may be done beside others.
    ///   - doAlone: Called with one that was tried before: it may be what a worker died of, and must not take
    ///     others with it. Nothing else is held meanwhile.
    /// - Throws: ``NutgrafError`` where the source will never give a job, since the token is no worker's.
    func forEachLease(begin: (Lease) -> Void, doAlone: (Lease) async -> Void) async throws {
        var failures = 0
        while !held.isStopping, let room = await nextRoom() {
            do {
                let leases = try await cancelWhenGracefulShutdown {
                    try await self.source.lease(limit: room, waitingUpTo: self.configuration.leaseWait)
                }
                failures = 0
                held.add(leases)
                for lease in leases where lease.attempt == 1 { begin(lease) }
                for lease in leases where lease.attempt > 1 {
                    // The queue hands such a job out alone, so it is the only one that came.
                    await held.waitUntil(atMost: 1)
                    await doAlone(lease)
                    await held.waitUntil(atMost: 0)
                }
            } catch let error as NutgrafError where error.code == .forbidden {
                throw error
            } catch {
                if Task.isCancelled || held.isStopping { return }
                failures += 1
                let wait = min(Duration.milliseconds(100 << min(failures, 7)), .seconds(10))
                if !Self.isOrdinary(error) {
                    logger.error(
                        "no jobs could be leased",
                        metadata: ["source": "\(source.name)", "reason": "\(error)", "retry-in": "\(wait)"]
                    )
                }
                try? await cancelWhenGracefulShutdown { try await Task.sleep(for: wait) }
            }
        }
    }

    private func nextRoom() async -> Int? {
        await cancelWhenGracefulShutdown { await self.held.waitForRoom() }
    }

    /// Whether an error is part of a collector's life: it was stopped or lost, and the client connects again.
    private static func isOrdinary(_ error: any Error) -> Bool {
        guard let error = error as? NutgrafError else { return false }
        return error.code == .unavailable || error.code == .draining || error.code == .cancelled
    }
}
