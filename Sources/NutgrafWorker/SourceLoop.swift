import Logging
import NutgrafTypes
import Synchronization

/// All that a worker does about one source, at that source's own pace: it leases jobs ahead, keeps their leases and
/// hands outcomes in.
///
/// One that cannot reach its source waits, and holds up no other.
final class SourceLoop: Sendable {
    /// A job whose turn comes, with the loop that it goes back to.
    struct Turn: Sendable {
        let lease: Lease
        let loop: SourceLoop
    }

    let source: any JobSource
    let configuration: WorkerConfiguration
    let turns: AnalysisTurns<Turn>
    let ahead: @Sendable () -> Int
    let logger: Logger
    let held: HeldJobs
    let outcomes = Outcomes()
    let isDrained = Mutex(false)

    private let number: Int
    private let counted = Mutex(SourceTally())

    /// Makes a loop.
    ///
    /// - Parameters:
    ///   - source: The source.
    ///   - number: Its number in the turns.
    ///   - configuration: How the worker works.
    ///   - turns: Where leased jobs wait for a thread.
    ///   - ahead: How many jobs to hold at present.
    ///   - logger: Where events are logged.
    init(
        source: any JobSource,
        number: Int,
        configuration: WorkerConfiguration,
        turns: AnalysisTurns<Turn>,
        ahead: @escaping @Sendable () -> Int,
        logger: Logger
    ) {
        self.source = source
        self.number = number
        self.configuration = configuration
        self.turns = turns
        self.ahead = ahead
        var logger = logger
        logger[metadataKey: "source"] = "\(source.name)"
        self.logger = logger
        held = HeldJobs(heartbeat: configuration.heartbeat)
    }

    /// How many leases or outcomes go into one request at most.
    var batchSize: Int { min(configuration.handInBatch, source.batchLimit) }

    /// What has become of the source's jobs so far.
    var tally: SourceTally { counted.withLock { $0 } }

    func count(_ body: (inout SourceTally) -> Void) {
        counted.withLock { body(&$0) }
    }

    /// Works for the source until a graceful shutdown, then hands in what is begun and gives the rest back.
    ///
    /// - Returns: Why the source will never give a job again, where that is so.
    func run() async -> (any Error)? {
        let failure = await withTaskGroup(of: Part.self) { parts in
            parts.addTask { await self.keepWayOpen() }
            parts.addTask {
                await self.handIn()
                return .done(nil)
            }
            parts.addTask {
                await self.keepLeases()
                return .background
            }
            parts.addTask { await self.work() }
            parts.addTask {
                // Requests that wait for a source which is away end when the way to it is closed.
                await self.held.waitUntilAbandoned()
                return .done(nil)
            }
            var failure: (any Error)?
            for await part in parts {
                switch part {
                case .background:
                    break
                case .failed(let error):
                    failure = failure ?? error
                case .done(let error):
                    failure = failure ?? error
                    parts.cancelAll()
                }
            }
            return failure
        }
        // Where the time to stop is over, some are left.
        count { $0.undelivered += held.count }
        return failure
    }

    private enum Part {
        case background
        case failed(any Error)
        case done((any Error)?)
    }

    private func keepWayOpen() async -> Part {
        do {
            try await source.run()
            return .background
        } catch {
            if Task.isCancelled { return .background }
            // What is held can never be handed in.
            held.abandon()
            return .failed(error)
        }
    }

    /// Leases jobs until that is over, then waits until none is left.
    private func work() async -> Part {
        var failure: (any Error)?
        do {
            try await leaseJobs()
        } catch {
            failure = error
        }
        held.stop()
        await held.waitUntil(atMost: 0)
        outcomes.close()
        // The hand-in ends by itself when it has handed in the last.
        return failure.map { .failed($0) } ?? .background
    }

    /// Has a job wait for its turn.
    func begin(_ lease: Lease) {
        turns.add(Turn(lease: lease, loop: self), of: number)
    }

    /// Has a job wait until it can be analysed alone.
    func beginAlone(_ lease: Lease) {
        turns.add(suspect: Turn(lease: lease, loop: self))
    }

    /// Takes a job's outcome in; `nil` where it is of no use any more.
    func end(_ lease: LeaseReference, _ outcome: AnalysisOutcome?) {
        held.ended(lease)
        if let outcome { outcomes.add(outcome) } else { drop(lease, held.loss(of: lease) ?? .leaseLost) }
    }

    /// Gives a job up whose outcome the source would not take.
    func drop(_ lease: LeaseReference, _ loss: HeldJob.Loss) {
        guard held.remove(lease) else { return }
        count { tally in
            switch loss {
            case .leaseLost: tally.leaseLost += 1
            case .cancelled: tally.cancelled += 1
            case .abandoned: tally.undelivered += 1
            }
        }
    }
}
