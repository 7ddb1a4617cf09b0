import NutgrafTypes
import Synchronization

/// Gathers what became of several writes, and resumes the task that waits for the last of them.
final class WriteResults<Value: Sendable>: Sendable {
    private struct State {
        var results: [Result<Value, NutgrafError>?]
        var missing: Int
    }

    private let state: Mutex<State>
    private let continuation: CheckedContinuation<[Result<Value, NutgrafError>], Never>

    init(count: Int, continuation: CheckedContinuation<[Result<Value, NutgrafError>], Never>) {
        state = Mutex(State(results: Array(repeating: nil, count: count), missing: count))
        self.continuation = continuation
    }

    /// Takes one result; each index is settled once.
    func settle(_ index: Int, _ result: Result<Value, NutgrafError>) {
        let complete = state.withLock { state -> [Result<Value, NutgrafError>]? in
            guard state.results[index] == nil else { return nil }
            state.results[index] = result
            state.missing -= 1
            return state.missing == 0 ? state.results.compactMap(\.self) : nil
        }
        if let complete { continuation.resume(returning: complete) }
    }
}
