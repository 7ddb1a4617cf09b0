import NutgrafClient
import NutgrafTypes
import ServiceLifecycle

extension SourceLoop {
    /// Leases jobs, as many as there is room for, until the worker stops.
    ///
    /// - Throws: ``NutgrafError`` where the source will never give a job, since the token is no worker's.
    func leaseJobs() async throws {
        var backoff = Backoff(base: .milliseconds(200), cap: .seconds(10))
        var random = SystemRandomNumberGenerator()
        while !held.isStopping {
            do {
                guard let leases = try await nextLeases() else { return }
                backoff.reset()
                held.add(leases)
                for lease in leases where lease.attempt == 1 { begin(lease) }
                for lease in leases where lease.attempt > 1 { await doAlone(lease) }
            } catch let error as NutgrafError where error.code == .forbidden {
                throw error
            } catch {
                if Task.isCancelled || held.isStopping { return }
                let wait = backoff.next(using: &random)
                if !Self.isOrdinary(error) {
                    logger.error("no jobs could be leased", metadata: ["reason": "\(error)", "retry-in": "\(wait)"])
                }
                try? await cancelWhenGracefulShutdown { try await Task.sleep(for: wait) }
            }
        }
    }

    /// - Returns: The next leases, which may be none; `nil` where the worker stops.
    private func nextLeases() async throws -> [Lease]? {
        try await cancelWhenGracefulShutdown {
            guard let room = await self.held.waitForRoom(in: self.ahead) else { return nil }
            if self.isDrained.withLock({ $0 }) {
                try await self.source.untilReconnected()
                self.isDrained.withLock { $0 = false }
            }
            await self.turns.untilLeasingIsAllowed()
            return try await self.source.lease(limit: room, waitingUpTo: self.configuration.leaseWait)
        }
    }

    /// Does a job that was tried before: it may be what a worker died of, and must not take others with it.
    ///
    /// The source hands such a job out alone, so it is the only one that came. What this source gave before is
    /// handed in first; other sources' jobs are analysed first, and no more are leased meanwhile.
    private func doAlone(_ lease: Lease) async {
        await held.waitUntil(atMost: 1)
        beginAlone(lease)
        await held.waitUntil(atMost: 0)
    }

    /// Whether an error is part of a collector's life: it was stopped or lost, and the client connects again.
    private static func isOrdinary(_ error: any Error) -> Bool {
        guard let error = error as? NutgrafError else { return false }
        return error.code == .unavailable || error.code == .draining || error.code == .cancelled
    }
}
