import Foundation
import NutgrafTypes

extension JobTransaction {
    /// Lets a lease last its full time again from now.
    func extend(_ reference: LeaseReference) throws -> JobOutcome {
        try withLease(reference) { job in
            let deadline = now.advanced(by: settings.leaseDuration)
            try db.run(.extend, [job.number, deadline.milliseconds])
            return nil
        }
    }

    /// Stores a result and closes its job.
    func finish(_ finished: FinishedJob) throws -> JobOutcome {
        let reference = LeaseReference(job: finished.job, token: finished.token)
        let job = try storedJob(finished.job)
        if let job, job.state == .done, job.token == finished.token { return JobOutcome(job: job.id) }
        return try withLease(reference, job) { job in
            let bytes = finished.analysis.bytes
            guard bytes.count <= settings.maximumResultBytes else {
                let message =
                    "the result has \(bytes.count) bytes, the limit is \(settings.maximumResultBytes) bytes"
                try keepFailure(job, message)
                try close(job, .dead, .resultTooLarge)
                return NutgrafError(.tooLarge, message)
            }
            try db.run(.insertResult, [job.number, Data(bytes), PagePadding.bytes(for: bytes.count)])
            try close(job, .done, .finished)
            return nil
        }
    }

    /// Keeps a failure, and queues its job again or ends it.
    func fail(_ failed: FailedJob) throws -> JobOutcome {
        try withLease(LeaseReference(job: failed.job, token: failed.token)) { job in
            try keepFailure(job, failed.message)
            if failed.permanent || job.attempts >= job.maximumAttempts {
                try close(job, .dead, .failed)
            } else {
                try requeue(job, .failed, due: now.advanced(by: backoff(after: job.attempts)))
            }
            return nil
        }
    }

    /// Takes a job back unstarted, with its attempt.
    func release(_ reference: LeaseReference) throws -> JobOutcome {
        try withLease(reference) { job in
            try requeue(job, .released, attempts: job.attempts - 1, due: job.due)
            return nil
        }
    }

    /// How long a job waits after an attempt: up to base × 2^(attempt − 1), at most the cap, with full jitter,
    /// so that jobs that failed together do not all come back together.
    private func backoff(after attempt: Int) -> Duration {
        let base = settings.backoffBase.wholeMilliseconds
        let cap = settings.backoffCap.wholeMilliseconds
        let (grown, overflow) = base.multipliedReportingOverflow(by: 1 << Int64(min(max(attempt, 1) - 1, 40)))
        return .milliseconds(random.milliseconds(upTo: overflow ? cap : min(grown, cap)))
    }

    private func withLease(
        _ reference: LeaseReference,
        _ body: (StoredJob) throws -> NutgrafError?
    ) throws -> JobOutcome {
        try withLease(reference, storedJob(reference.job), body)
    }

    /// Does something with a job whose lease is the one that is meant, and still runs.
    private func withLease(
        _ reference: LeaseReference,
        _ job: StoredJob?,
        _ body: (StoredJob) throws -> NutgrafError?
    ) throws -> JobOutcome {
        guard let job, job.token == reference.token else { return .lost(reference.job) }
        if job.state == .cancelled || job.state == .deleted {
            return JobOutcome(
                job: job.id,
                error: NutgrafError(.cancelled, "the job was called off or deleted while it was leased; drop it")
            )
        }
        guard let deadline = job.deadline, deadline > now else { return .lost(reference.job) }
        return JobOutcome(job: job.id, error: try body(job))
    }

    func storedJob(_ id: JobID) throws -> StoredJob? {
        try db.row(.job, [id.blob]).map { try StoredJob($0) }
    }
}

extension JobOutcome {
    fileprivate static func lost(_ job: JobID) -> JobOutcome {
        JobOutcome(
            job: job,
            error: NutgrafError(
                .leaseLost,
                "the lease has expired or the job is leased to another; drop the job"
            )
        )
    }
}
