import Synchronization

/// Looks at something that may not answer for long, one look at a time, for all who ask meanwhile.
///
/// Those who ask are answered in time whether the look has ended or not; it goes on without them.
package final class SharedProbe: Sendable {
    /// What a look has found.
    private struct Finding {
        var made: ContinuousClock.Instant
        var fault: String?
    }

    private struct State {
        var last: Finding?
        /// When the look began that goes on or was asked for; `nil` where there is none.
        var begun: ContinuousClock.Instant?
        var nextWaiter = 0
        var waiters: [Int: AsyncStream<String?>.Continuation] = [:]
    }

    private let maximumAge: Duration
    private let patience: Duration
    private let lateFault: String
    private let look: @Sendable () async -> String?
    private let state = Mutex(State())
    private let requests: AsyncStream<Void>
    private let requestsContinuation: AsyncStream<Void>.Continuation

    /// Makes a probe.
    ///
    /// - Parameters:
    ///   - maximumAge: How long what a look has found counts.
    ///   - patience: How long a look may take before it is a fault itself.
    ///   - lateFault: What that fault is called.
    ///   - look: Looks, and says what is wrong; `nil` where nothing is.
    package init(
        maximumAge: Duration,
        patience: Duration,
        lateFault: String,
        look: @escaping @Sendable () async -> String?
    ) {
        self.maximumAge = maximumAge
        self.patience = patience
        self.lateFault = lateFault
        self.look = look
        (requests, requestsContinuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Looks whenever it is asked for, until the task is cancelled and the look that goes on has ended. May be called
    /// once.
    package func run() async {
        for await _ in requests {
            let fault = await look()
            let waiters = state.withLock { state in
                state.last = Finding(made: .now, fault: fault)
                state.begun = nil
                defer { state.waiters = [:] }
                return state.waiters.values
            }
            for waiter in waiters { waiter.yield(fault) }
        }
    }

    /// What is wrong, as of the last look if that is not too old, or of one that is made now; `nil` where nothing is.
    package func fault() async -> String? {
        enum Next {
            case known(String?)
            case wait(Int, AsyncStream<String?>, Duration)
        }
        let (next, mustLook) = state.withLock { state -> (Next, Bool) in
            let now = ContinuousClock.now
            if let last = state.last, last.made.duration(to: now) < maximumAge { return (.known(last.fault), false) }
            let mustLook = state.begun == nil
            let begun = state.begun ?? now
            state.begun = begun
            let left = patience - begun.duration(to: now)
            guard left > .zero else { return (.known(lateFault), mustLook) }
            let (answers, continuation) = AsyncStream<String?>.makeStream()
            let waiter = state.nextWaiter
            state.nextWaiter += 1
            state.waiters[waiter] = continuation
            return (.wait(waiter, answers, left), mustLook)
        }
        if mustLook { requestsContinuation.yield() }
        switch next {
        case .known(let fault):
            return fault
        case .wait(let waiter, let answers, let left):
            defer { state.withLock { _ = $0.waiters.removeValue(forKey: waiter) } }
            return await first(of: answers, within: left)
        }
    }

    private func first(of answers: AsyncStream<String?>, within time: Duration) async -> String? {
        let lateFault = lateFault
        return await withTaskGroup(of: String?.self) { group in
            group.addTask {
                for await fault in answers { return fault }
                return lateFault
            }
            group.addTask {
                try? await Task.sleep(for: time)
                return lateFault
            }
            defer { group.cancelAll() }
            return await group.next() ?? lateFault
        }
    }
}
