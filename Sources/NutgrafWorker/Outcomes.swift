import NutgrafTypes
import Synchronization

/// What the analysis of a job came to, on its way back to the source.
enum AnalysisOutcome: Sendable {
    /// A result.
    case finished(FinishedJob)
    /// A failure.
    case failed(FailedJob)
    /// Not begun.
    case released(LeaseReference)
}

/// Outcomes that wait to be handed in, together where several have gathered.
final class Outcomes: Sendable {
    private struct State {
        var waiting: [AnalysisOutcome] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let arrivals = WakeUp()

    /// Adds an outcome.
    func add(_ outcome: AnalysisOutcome) {
        state.withLock { $0.waiting.append(outcome) }
        arrivals.wake()
    }

    /// Says that no more will come.
    func close() {
        state.withLock { $0.isClosed = true }
        arrivals.wake()
    }

    /// Hands over all that have gathered, each time some have, until closed and empty or the task is cancelled.
    func forEachBatch(_ body: ([AnalysisOutcome]) async -> Void) async {
        while !Task.isCancelled {
            let (batch, isClosed) = state.withLock { state in
                defer { state.waiting = [] }
                return (state.waiting, state.isClosed)
            }
            if !batch.isEmpty {
                await body(batch)
            } else if isClosed {
                return
            } else {
                await arrivals.wait()
            }
        }
    }
}
