import NutgrafCBOR
import NutgrafTypes
import NutgrafWire
import NutgrafWorker
import Synchronization

/// A source that gives what a test has prepared and writes down what it is told.
final class ScriptedSource: JobSource {
    /// What the worker did, in order.
    enum Event: Hashable {
        case leased(Int)
        case finished(JobID)
        case failed(JobID, permanent: Bool, message: String)
        case released(JobID)
        case waitedForReconnection
    }

    private struct State {
        var batches: [[Lease]]
        var leaseError: NutgrafError?
        var finishErrors: [NutgrafError] = []
        var finishesNever = false
        var passingFaults = 0
        var refusals: [JobID: NutgrafError] = [:]
        var extensions = 0
        var lost: [JobID: NutgrafError] = [:]
        var isDraining = false
        var mayReconnect = true
        var runError: NutgrafError?
        var events: [Event] = []
        var analyses: [JobID: EncodedCBOR] = [:]
    }

    private let state: Mutex<State>
    private let changes: AsyncStream<Void>
    private let change: AsyncStream<Void>.Continuation
    let name: String
    let batchLimit = 256

    init(_ batches: [[Lease]], name: String = "script") {
        self.name = name
        state = Mutex(State(batches: batches))
        (changes, change) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    var events: [Event] { state.withLock(\.events) }
    var analyses: [JobID: EncodedCBOR] { state.withLock(\.analyses) }

    /// Has every further request for jobs fail.
    func failLeases(with error: NutgrafError) { state.withLock { $0.leaseError = error } }
    /// Has the next hand-ins of results fail.
    func failFinishes(with errors: [NutgrafError]) { state.withLock { $0.finishErrors = errors } }
    /// Has hand-ins of results wait for ever, as for a collector that is gone.
    func neverFinish() { state.withLock { $0.finishesNever = true } }
    /// Has the next hand-ins of results be answered with a fault of the database, each job for itself.
    func answerFinishesWithFaults(_ count: Int) { state.withLock { $0.passingFaults = count } }
    /// Has the source refuse a job's result.
    func refuseFinishes(of job: JobID, with error: NutgrafError) { state.withLock { $0.refusals[job] = error } }
    /// How often leases were extended.
    var extensions: Int { state.withLock(\.extensions) }
    /// Has heartbeats say that a lease is gone, or that its job was called off.
    func lose(_ job: JobID, _ error: NutgrafError = NutgrafError(.leaseLost, "gone")) {
        state.withLock { $0.lost[job] = error }
    }
    /// Has heartbeats say that the source drains, and nobody reconnect.
    func drain() {
        state.withLock { state in
            state.isDraining = true
            state.mayReconnect = false
        }
    }
    /// Ends the drain.
    func reconnect() {
        state.withLock { state in
            state.isDraining = false
            state.mayReconnect = true
        }
    }
    /// Adds jobs to be leased.
    func add(_ batch: [Lease]) { state.withLock { $0.batches.append(batch) } }
    /// Has the way to the source end.
    func fail(with error: NutgrafError) { state.withLock { $0.runError = error } }

    /// Waits until the events are as a test wants them.
    func until(_ condition: ([Event]) -> Bool) async {
        if condition(events) { return }
        for await _ in changes where condition(events) { return }
    }

    private func note(_ events: [Event]) {
        state.withLock { $0.events += events }
        change.yield()
    }

    func run() async throws {
        while !Task.isCancelled {
            if let error = state.withLock(\.runError) { throw error }
            try? await Task.sleep(for: .milliseconds(1))
        }
    }

    func untilReconnected() async throws {
        note([.waitedForReconnection])
        while !state.withLock(\.mayReconnect) { try await Task.sleep(for: .milliseconds(1)) }
    }

    func lease(limit: Int, waitingUpTo wait: Duration) async throws -> [Lease] {
        let batch = try state.withLock { state -> [Lease]? in
            if let error = state.leaseError, state.batches.isEmpty { throw error }
            guard let next = state.batches.first, next.count <= limit else { return nil }
            return state.batches.removeFirst()
        }
        guard let batch else {
            try await Task.sleep(for: wait)
            return []
        }
        note([.leased(batch.count)])
        return batch
    }

    func extend(_ leases: [LeaseReference]) async throws -> LeaseExtension {
        let (lost, isDraining) = state.withLock { state in
            state.extensions += 1
            return (state.lost, state.isDraining)
        }
        let outcomes = leases.map { JobOutcome(job: $0.job, error: lost[$0.job]) }
        return LeaseExtension(outcomes: outcomes, isDraining: isDraining)
    }

    func finish(_ jobs: [FinishedJob]) async throws -> [JobOutcome] {
        if state.withLock(\.finishesNever) {
            note([.failed(jobs[0].job, permanent: false, message: "asked to finish")])
            try await Task.sleep(for: .seconds(3600))
        }
        let isFaulty = state.withLock { state in
            defer { state.passingFaults = max(0, state.passingFaults - 1) }
            return state.passingFaults > 0
        }
        if isFaulty { return jobs.map { JobOutcome(job: $0.job, error: NutgrafError(.database, "full")) } }
        try state.withLock { state in
            if !state.finishErrors.isEmpty { throw state.finishErrors.removeFirst() }
            for job in jobs where state.refusals[job.job] == nil { state.analyses[job.job] = job.analysis }
        }
        let refusals = state.withLock(\.refusals)
        note(jobs.filter { refusals[$0.job] == nil }.map { .finished($0.job) })
        return jobs.map { JobOutcome(job: $0.job, error: refusals[$0.job]) }
    }

    func fail(_ jobs: [FailedJob]) async throws -> [JobOutcome] {
        note(jobs.map { .failed($0.job, permanent: $0.permanent, message: $0.message) })
        return jobs.map { JobOutcome(job: $0.job) }
    }

    func release(_ leases: [LeaseReference]) async throws -> [JobOutcome] {
        note(leases.map { .released($0.job) })
        return leases.map { JobOutcome(job: $0.job) }
    }
}

extension Lease {
    /// A lease of an article.
    static func of(
        _ number: UInt64,
        text: String,
        attempt: Int = 1,
        milliseconds: Int64 = 30_000
    ) throws -> Lease {
        Lease(
            number,
            article: try MessageCoder.encodedItem(Article(text: text)),
            attempt: attempt,
            milliseconds: milliseconds
        )
    }

    init(_ number: UInt64, article: EncodedCBOR, attempt: Int = 1, milliseconds: Int64 = 30_000) {
        self.init(
            job: JobID(high: 0x7000, low: number),
            token: LeaseToken(bytes: [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 16)),
            attempt: attempt,
            milliseconds: milliseconds,
            article: article
        )
    }
}
