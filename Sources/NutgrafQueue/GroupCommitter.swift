import GRDB
import Logging
import NutgrafTypes
import Synchronization

/// Lets writes that arrive together share one commit, and so one wait for the disk.
///
/// Writes are collected under a lock, and the writer's queue takes as many as wait at once, up to a limit, into
/// one transaction. There are no savepoints: where a write fails, the whole transaction is rolled back, and each
/// of its writes is repeated in one of its own, so that only the bad one is refused.
final class GroupCommitter: Sendable {
    private struct State {
        var waiting: [PendingWrite] = []
        var isScheduled = false
        var isClosed = false
        var counters = QueueCounters()
    }

    private let state = Mutex(State())
    private let writer: DatabaseQueue
    private let settings: QueueSettings
    private let logger: Logger
    private let metrics = QueueMetrics()
    private let makeTransaction: @Sendable (Database) throws -> JobTransaction
    private let didCommit: @Sendable (CommitEffects) -> Void
    private let betweenCommits: @Sendable (Database) -> Void

    /// Makes a committer.
    ///
    /// - Parameters:
    ///   - makeTransaction: Called on the writer's queue when a transaction has begun.
    ///   - didCommit: Called on the writer's queue after each commit.
    ///   - betweenCommits: Called on the writer's queue after each batch, outside of a transaction.
    init(
        writer: DatabaseQueue,
        settings: QueueSettings,
        logger: Logger,
        makeTransaction: @escaping @Sendable (Database) throws -> JobTransaction,
        didCommit: @escaping @Sendable (CommitEffects) -> Void,
        betweenCommits: @escaping @Sendable (Database) -> Void
    ) {
        self.writer = writer
        self.settings = settings
        self.logger = logger
        self.makeTransaction = makeTransaction
        self.didCommit = didCommit
        self.betweenCommits = betweenCommits
    }

    var counters: QueueCounters { state.withLock(\.counters) }

    /// Does one write and returns after its commit.
    func write<Value: Sendable>(
        bytes: Int = 0,
        _ body: @escaping @Sendable (JobTransaction) throws -> Value
    ) async throws -> Value {
        let results = await write([1], bytes: { _ in bytes }, { transaction, _ in try body(transaction) })
        guard let result = results.first else {
            throw NutgrafError(.internalError, "a write has gone missing")
        }
        return try result.get()
    }

    /// Does one write for each item, in their order, and returns after the commit of the last.
    ///
    /// A task that is cancelled meanwhile still waits for the commit, so that it knows what became of it.
    func write<Item: Sendable, Value: Sendable>(
        _ items: [Item],
        bytes: (Item) -> Int = { _ in 0 },
        _ body: @escaping @Sendable (JobTransaction, Item) throws -> Value
    ) async -> [Result<Value, NutgrafError>] {
        guard !items.isEmpty else { return [] }
        let sizes = items.map(bytes)
        return await withCheckedContinuation { continuation in
            let results = WriteResults(count: items.count, continuation: continuation)
            let writes = items.indices.map { index in
                let item = items[index]
                return PendingWrite(
                    bytes: sizes[index],
                    apply: { transaction in
                        let value = try body(transaction, item)
                        return { results.settle(index, .success(value)) }
                    },
                    refuse: { results.settle(index, .failure($0)) }
                )
            }
            enqueue(writes)
        }
    }

    /// Refuses writes from now on, commits those that wait, and calls `last` on the writer's queue.
    ///
    /// - Returns: Whether that was still to be done.
    func close(_ last: @escaping @Sendable (Database) -> Void) async -> Bool {
        let isFirst = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        guard isFirst else { return false }
        await withCheckedContinuation { continuation in
            writer.asyncWriteWithoutTransaction { db in
                var batch = self.takeBatch()
                while !batch.isEmpty {
                    self.commit(batch, db)
                    batch = self.takeBatch()
                }
                last(db)
                continuation.resume()
            }
        }
        return true
    }

    private func enqueue(_ writes: [PendingWrite]) {
        let (isClosed, mustSchedule) = state.withLock { state in
            guard !state.isClosed else { return (true, false) }
            state.waiting.append(contentsOf: writes)
            state.counters.waitingWrites += writes.count
            let mustSchedule = !state.isScheduled
            state.isScheduled = true
            return (false, mustSchedule)
        }
        if isClosed {
            for write in writes {
                write.refuse(
                    NutgrafError(.draining, "the queue is closed; try again when the service is back")
                )
            }
        }
        if mustSchedule { schedule() }
    }

    private func schedule() {
        writer.asyncWriteWithoutTransaction { db in
            let batch = self.takeBatch()
            guard !batch.isEmpty else { return }
            self.commit(batch, db)
            self.betweenCommits(db)
            self.schedule()
        }
    }

    /// The writes for the next transaction; none, and nothing scheduled any more, where none wait.
    private func takeBatch() -> [PendingWrite] {
        state.withLock { state in
            var bytes = 0
            var count = 0
            for write in state.waiting.prefix(settings.commitWrites) {
                bytes += write.bytes
                if count > 0, bytes > settings.commitBytes { break }
                count += 1
            }
            let batch = Array(state.waiting.prefix(count))
            state.waiting.removeFirst(count)
            state.isScheduled = count > 0
            return batch
        }
    }

    private func commit(_ batch: [PendingWrite], _ db: Database) {
        let start = ContinuousClock.now
        do {
            try db.beginTransaction(.immediate)
        } catch {
            refuse(batch, error)
            return
        }
        do {
            let transaction = try makeTransaction(db)
            let settle = try batch.map { try $0.apply(transaction) }
            try db.commit()
            metrics.committed(writes: batch.count, since: start)
            state.withLock { state in
                state.counters.commits += 1
                state.counters.writes += batch.count
                state.counters.waitingWrites -= batch.count
                if batch.count > 1 { state.counters.sharedCommits += 1 }
            }
            for settle in settle { settle() }
            didCommit(transaction.effects)
        } catch {
            rollBack(db)
            if batch.count > 1 {
                for write in batch { commit([write], db) }
            } else {
                refuse(batch, error)
            }
        }
    }

    private func rollBack(_ db: Database) {
        do {
            try db.rollback()
        } catch {
            logger.error("a transaction could not be rolled back: \(NutgrafError(database: error).message)")
        }
    }

    private func refuse(_ batch: [PendingWrite], _ error: any Error) {
        let error = NutgrafError(database: error)
        state.withLock { state in
            state.counters.failedWrites += batch.count
            state.counters.waitingWrites -= batch.count
        }
        logger.error("a write to the queue failed: \(error.message)", metadata: ["writes": "\(batch.count)"])
        for write in batch { write.refuse(error) }
    }
}
