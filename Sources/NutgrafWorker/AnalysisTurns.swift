import Synchronization

/// The ``TurnTable`` of a worker, for its threads to take jobs from and its sources to put them in.
final class AnalysisTurns<Job: Sendable>: Sendable {
    private struct State {
        var table: TurnTable<Job>
        var isClosed = false
        var nextWaiter: UInt64 = 0
        var takers: [UInt64: CheckedContinuation<Job?, Never>] = [:]
        var leasers: [UInt64: CheckedContinuation<Void, Never>] = [:]

        /// A name for one who waits.
        mutating func makeWaiter() -> UInt64 {
            nextWaiter += 1
            return nextWaiter
        }
    }

    private let state: Mutex<State>

    /// Makes turns for some sources.
    init(sources: Int) {
        state = Mutex(State(table: TurnTable(sources: sources)))
    }

    /// Takes a job in.
    func add(_ job: Job, of source: Int) {
        change { $0.table.add(job, of: source) }
    }

    /// Takes a job in that must be analysed alone.
    func add(suspect job: Job) {
        change { $0.table.add(suspect: job) }
    }

    /// Says that no more jobs will come.
    func close() {
        change { $0.isClosed = true }
    }

    /// Waits for the next job that may begin.
    ///
    /// - Returns: The job, whose end must be told; `nil` where no more will come or the task is cancelled.
    func next() async -> Job? {
        let waiter = state.withLock { $0.makeWaiter() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                change { state in
                    state.takers[waiter] = continuation
                    if Task.isCancelled { state.isClosed = true }
                }
            }
        } onCancel: {
            change { $0.isClosed = true }
        }
    }

    /// Takes note that a job has ended, and hands the next one to the thread that is free now.
    ///
    /// - Returns: The job, whose end must be told; `nil` where none may begin now.
    func endedAndNext() -> Job? {
        var next: Job?
        change { state in
            state.table.ended()
            next = state.table.next()
        }
        return next
    }

    /// Waits until sources may lease further jobs, or the task is cancelled.
    func untilLeasingIsAllowed() async {
        let waiter = state.withLock { $0.makeWaiter() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard !state.table.isLeasingAllowed, !Task.isCancelled else { return true }
                    state.leasers[waiter] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.leasers.removeValue(forKey: waiter) }?.resume()
        }
    }

    /// Changes the state, then gives jobs to threads that wait for one, and leave to sources.
    private func change(_ body: (inout sending State) -> Void) {
        let resume = state.withLock { state in
            body(&state)
            var resumptions: [@Sendable () -> Void] = []
            while let (waiter, taker) = state.takers.first {
                guard let job = state.table.next() else {
                    if state.isClosed {
                        resumptions += state.takers.values.map { taker in { taker.resume(returning: nil) } }
                        state.takers = [:]
                    }
                    break
                }
                state.takers[waiter] = nil
                resumptions.append { taker.resume(returning: job) }
            }
            if state.table.isLeasingAllowed {
                resumptions += state.leasers.values.map { leaser in { leaser.resume() } }
                state.leasers = [:]
            }
            return resumptions
        }
        for resume in resume { resume() }
    }
}
