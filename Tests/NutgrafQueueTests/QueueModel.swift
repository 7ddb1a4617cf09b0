import NutgrafQueue
import NutgrafTypes

/// What the queue should do, in the plainest way: an array of jobs, searched through.
struct QueueModel {
    let settings: QueueSettings
    var jobs: [ModelJob] = []
    /// All changes that are kept, in order.
    var changes: [ModelChange] = []
    /// How many changes there have been.
    var serial = 0
    /// The serial of the latest change that retention has removed.
    var floor = 0
    /// How many jobs there have been.
    var submitted = 0
    /// How many jobs were done, by slots of 5 s that are used again: the last period of each, and its count.
    var done: [Int64: (period: Int64, jobs: Int)] = [:]

    /// Which of the jobs a claim must give, in order; queues or ends those whose leases have expired.
    mutating func claim(limit: Int, at now: Timestamp) -> [JobID] {
        for index in jobs.indices where jobs[index].state == .queued && jobs[index].due <= now {
            jobs[index].isReady = true
        }
        let expired = jobs.indices.filter { index in jobs[index].deadline.map { $0 <= now } ?? false }
            .sorted { (jobs[$0].deadline ?? now, jobs[$0].number) < (jobs[$1].deadline ?? now, jobs[$1].number) }
        for index in expired {
            keepFailure(
                index,
                "lease expired: its worker neither finished the job nor extended the lease in time",
                now
            )
            jobs[index].leasesLost += 1
            if jobs[index].attempts >= jobs[index].maximumAttempts {
                close(index, .dead, .leaseExpired, now)
            } else {
                queue(index, .leaseExpired, due: jobs[index].due, now)
            }
        }
        let waiting = jobs.filter { $0.state == .queued && $0.isReady }
            .sorted { ($0.rank(settings), $0.number) < ($1.rank(settings), $1.number) }
        if let first = waiting.first, first.leasesLost > 0 { return [first.id] }
        return waiting.prefix { $0.leasesLost == 0 }.prefix(limit).map(\.id)
    }

    /// Notes the lease that a claim gave.
    mutating func lease(_ lease: Lease, worker: String, at now: Timestamp) {
        guard let index = index(lease.job) else { return }
        jobs[index].state = .running
        jobs[index].attempts += 1
        jobs[index].isReady = false
        jobs[index].deadline = now.advanced(by: settings.leaseDuration)
        jobs[index].token = lease.token
        jobs[index].worker = worker
        jobs[index].updated = now
        note(index, .leased)
    }

    /// Why a worker's word about a lease must be refused; `nil` where it must be accepted.
    func refusal(_ reference: LeaseReference, at now: Timestamp) -> NutgrafError.Code? {
        guard let index = index(reference.job), jobs[index].token == reference.token else {
            return .leaseLost
        }
        if jobs[index].state == .cancelled || jobs[index].state == .deleted { return .cancelled }
        return jobs[index].deadline.map { $0 > now } ?? false ? nil : .leaseLost
    }

    mutating func extend(_ reference: LeaseReference, at now: Timestamp) -> NutgrafError.Code? {
        if let refusal = refusal(reference, at: now) { return refusal }
        if let index = index(reference.job) {
            jobs[index].deadline = now.advanced(by: settings.leaseDuration)
        }
        return nil
    }

    mutating func finish(_ finished: FinishedJob, at now: Timestamp) -> NutgrafError.Code? {
        guard let index = index(finished.job) else { return .leaseLost }
        if jobs[index].state == .done, jobs[index].token == finished.token { return nil }
        let reference = LeaseReference(job: finished.job, token: finished.token)
        if let refusal = refusal(reference, at: now) { return refusal }
        let count = finished.analysis.bytes.count
        guard count <= settings.maximumResultBytes else {
            keepFailure(
                index,
                "the result has \(count) bytes, the limit is \(settings.maximumResultBytes) bytes",
                now
            )
            close(index, .dead, .resultTooLarge, now)
            return .tooLarge
        }
        jobs[index].result = finished.analysis.bytes
        close(index, .done, .finished, now)
        let period = now.milliseconds / 5000
        let slot = period % 192
        let before = done[slot].flatMap { $0.period == period ? $0.jobs : nil } ?? 0
        done[slot] = (period, before + 1)
        return nil
    }

    /// - Parameter due: When the queue says that the next attempt may begin.
    mutating func fail(_ failed: FailedJob, due: Timestamp?, at now: Timestamp) -> NutgrafError.Code? {
        let reference = LeaseReference(job: failed.job, token: failed.token)
        if let refusal = refusal(reference, at: now) { return refusal }
        guard let index = index(failed.job) else { return nil }
        keepFailure(index, failed.message, now)
        if failed.permanent || jobs[index].attempts >= jobs[index].maximumAttempts {
            close(index, .dead, .failed, now)
        } else {
            queue(index, .failed, due: due ?? now, now)
        }
        return nil
    }

    mutating func release(_ reference: LeaseReference, at now: Timestamp) -> NutgrafError.Code? {
        if let refusal = refusal(reference, at: now) { return refusal }
        guard let index = index(reference.job) else { return nil }
        queue(index, .released, due: jobs[index].due, now)
        jobs[index].attempts -= 1
        return nil
    }

    mutating func cancel(_ job: JobID, at now: Timestamp) -> NutgrafError.Code? {
        guard let index = index(job) else { return .notFound }
        switch jobs[index].state {
        case .queued, .running: close(index, .cancelled, .cancelled, now)
        case .cancelled: break
        case .done, .dead, .deleted: return .wrongState
        }
        return nil
    }

    mutating func retry(_ job: JobID, at now: Timestamp) -> NutgrafError.Code? {
        guard let index = index(job) else { return .notFound }
        guard jobs[index].state == .dead || jobs[index].state == .cancelled else { return .wrongState }
        jobs[index].maximumAttempts = jobs[index].attempts + settings.maximumAttempts
        queue(index, .retried, due: now, now)
        return nil
    }

    mutating func submit(_ job: ModelJob) {
        jobs.append(job)
        submitted += 1
        note(jobs.count - 1, .submitted)
    }

    mutating func delete(_ job: JobID, at now: Timestamp) -> NutgrafError.Code? {
        guard let index = index(job) else { return .notFound }
        guard jobs[index].state != .deleted else { return nil }
        changes.removeAll { $0.job == job }
        jobs[index].state = .deleted
        jobs[index].key = nil
        jobs[index].priority = 0
        jobs[index].attempts = 0
        jobs[index].maximumAttempts = 0
        jobs[index].isReady = false
        jobs[index].deadline = nil
        jobs[index].worker = nil
        jobs[index].failures = []
        jobs[index].result = nil
        jobs[index].updated = now
        note(index, .deleted)
        return nil
    }

    mutating func expire(at now: Timestamp) -> Int {
        let gone = jobs.filter { job in
            switch job.state {
            case .done: job.updated < now.advanced(by: .zero - settings.retainDone)
            case .dead, .cancelled: job.updated < now.advanced(by: .zero - settings.retainDead)
            case .queued, .running, .deleted: false
            }
        }
        let ids = Set(gone.map(\.id))
        floor = changes.filter { ids.contains($0.job) }.map(\.serial).reduce(floor, max)
        changes.removeAll { ids.contains($0.job) }
        jobs.removeAll { ids.contains($0.id) }
        return gone.count
    }

    /// The jobs that a list must hold, the latest first.
    func list(_ filter: JobFilter) -> [ModelJob] {
        jobs.filter { job in
            (filter.states?.contains(job.state) ?? true)
                && (filter.articleID.map { $0 == job.key } ?? true)
                && (filter.submittedFrom.map { job.submitted >= $0 } ?? true)
                && (filter.submittedBefore.map { job.submitted < $0 } ?? true)
        }
        .sorted { ($0.submitted, $0.number) > ($1.submitted, $1.number) }
    }

    /// How many jobs were done in so many minutes up to now.
    func done(inMinutes minutes: Int64, upTo now: Timestamp) -> Int {
        let current = now.milliseconds / 5000
        return done.values.filter { $0.period > current - 12 * minutes && $0.period <= current }
            .reduce(0) { $0 + $1.jobs }
    }

    private mutating func note(_ index: Int, _ cause: JobChange.Cause) {
        serial += 1
        changes.append(
            ModelChange(serial: serial, job: jobs[index].id, state: jobs[index].state, cause: cause)
        )
    }

    func index(_ job: JobID) -> Int? { jobs.firstIndex { $0.id == job } }

    private mutating func keepFailure(_ index: Int, _ message: String, _ now: Timestamp) {
        let job = jobs[index]
        jobs[index].failures.append(
            JobFailure(attempt: job.attempts, time: now, worker: job.worker ?? "", message: message)
        )
    }

    private mutating func close(_ index: Int, _ state: JobState, _ cause: JobChange.Cause, _ now: Timestamp) {
        jobs[index].state = state
        jobs[index].isReady = false
        jobs[index].deadline = nil
        jobs[index].updated = now
        note(index, cause)
    }

    private mutating func queue(_ index: Int, _ cause: JobChange.Cause, due: Timestamp, _ now: Timestamp) {
        jobs[index].state = .queued
        jobs[index].due = due
        jobs[index].isReady = due <= now
        jobs[index].deadline = nil
        jobs[index].token = nil
        jobs[index].worker = nil
        jobs[index].updated = now
        note(index, cause)
    }
}
