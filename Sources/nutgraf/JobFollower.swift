import NutgrafClient
import Synchronization

/// The ends of jobs that are named bit by bit, as they come.
///
/// It watches all of the owner's jobs, and asks once after each that is named, since that may have ended before.
final class JobFollower: Sendable {
    private struct State {
        /// The jobs whose end is not known.
        var waiting: Set<JobID> = []
        /// Those of them whose status has not been asked for since the watch began.
        var unasked: [JobID] = []
        /// Those that have ended and have not been handed over.
        var ended: [JobID] = []
        var isWatching = false
        var isComplete = false
        /// Why no more ends will be known.
        var failure: (any Error)?

        mutating func end(_ job: JobID) {
            if waiting.remove(job) != nil { ended.append(job) }
        }
    }

    /// How many jobs are asked after at once.
    private static let batch = 256
    /// How long a collector is left alone that is overloaded and does not say for how long.
    private static let pause = Duration.seconds(1)

    private let client: NutgrafClient
    private let state = Mutex(State())
    /// There is something to ask.
    private let questions = WakeUp()
    /// There is an end, or there will be none any more.
    private let news = WakeUp()

    init(client: NutgrafClient) {
        self.client = client
    }

    /// Names a job.
    func add(_ job: JobID) {
        state.withLock { state in
            guard state.waiting.insert(job).inserted else { return }
            state.unasked.append(job)
        }
        questions.fire()
    }

    /// Says that no more jobs will be named.
    func complete() {
        state.withLock { $0.isComplete = true }
        news.fire()
    }

    /// Waits until some jobs have ended.
    ///
    /// - Returns: At least one; `nil` when all that were named have been handed over. Jobs that the owner does not have
    ///   are among them.
    /// - Throws: What ``run()`` has ended with.
    func next() async throws -> [JobID]? {
        while true {
            let (jobs, isOver, failure) = state.withLock { state in
                defer { state.ended = [] }
                return (state.ended, state.isComplete && state.waiting.isEmpty, state.failure)
            }
            if !jobs.isEmpty { return jobs }
            if isOver { return nil }
            if let failure { throw failure }
            try await news.wait()
        }
    }

    /// Watches and asks until the task is cancelled or a request fails for good, which ``next()`` then throws.
    func run() async {
        do {
            try await follow()
        } catch {
            state.withLock { $0.failure = error }
            news.fire()
        }
    }

    private func follow() async throws {
        while true {
            do {
                try await withThrowingTaskGroup { group in
                    group.addTask { try await self.watch() }
                    group.addTask { try await self.ask() }
                    defer { group.cancelAll() }
                    try await group.next()
                }
            } catch let error as NutgrafError where error.code == .cursorExpired {
                // Changes have been missed: from here on anew, with a question after each job that is left.
                state.withLock { state in
                    state.isWatching = false
                    state.unasked = Array(state.waiting)
                }
            }
        }
    }

    private func watch() async throws {
        var changes = client.watch().makeAsyncIterator()
        try await changes.begin()
        state.withLock { $0.isWatching = true }
        questions.fire()
        while let change = try await changes.next() {
            guard change.state.isFinal else { continue }
            state.withLock { $0.end(change.job) }
            news.fire()
        }
    }

    private func ask() async throws {
        while true {
            let jobs = state.withLock { state in
                guard state.isWatching else { return [JobID]() }
                let jobs = state.unasked.suffix(Self.batch)
                state.unasked.removeLast(jobs.count)
                return Array(jobs)
            }
            guard !jobs.isEmpty else {
                try await questions.wait()
                continue
            }
            do {
                let statuses = try await client.status(of: jobs)
                state.withLock { state in
                    for (job, status) in zip(jobs, statuses) where status?.state.isFinal ?? true { state.end(job) }
                }
                news.fire()
            } catch let error as NutgrafError where error.code == .overloaded {
                state.withLock { $0.unasked += jobs }
                try await Task.sleep(for: error.retryAfter ?? Self.pause)
            }
        }
    }
}
