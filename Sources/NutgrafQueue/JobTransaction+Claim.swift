import Foundation
import NutgrafCBOR
import NutgrafTypes

extension JobTransaction {
    /// How many jobs one claim makes ready, and how many expired leases it takes up, at most, so that a great
    /// many that fall due at once do not hold up one claim; the next claims take the others.
    private static let upkeepLimit = 1000

    /// Leases up to `limit` jobs to a worker, first in order of rank.
    ///
    /// A job whose lease was lost before comes alone: it may be what its worker died of.
    func claim(worker: String, limit: Int) throws -> [Lease] {
        try makeReady()
        try takeUpExpired()
        var leases: [Lease] = []
        var bytes = 0
        for row in try db.rows(.candidates, [Int64.min, limit]) {
            let isSuspect = (row[3] as Int) > 0
            if isSuspect, !leases.isEmpty { break }
            let number: Int64 = row[0]
            let content = try db.row(.article, [number])?.bytes(0) ?? []
            if !leases.isEmpty, bytes + content.count > settings.maximumLeaseBytes { break }
            bytes += content.count
            leases.append(
                try lease(
                    number,
                    try row.jobID(1),
                    of: row[4],
                    attempt: row[2] + 1,
                    to: worker,
                    article: EncodedCBOR(bytes: content)
                )
            )
            if isSuspect { break }
        }
        return leases
    }

    private func lease(
        _ number: Int64,
        _ id: JobID,
        of owner: String,
        attempt: Int,
        to worker: String,
        article: EncodedCBOR
    ) throws -> Lease {
        let token = random.leaseToken()
        let deadline = now.advanced(by: settings.leaseDuration)
        try db.run(
            .claim,
            [number, deadline.milliseconds, worker, Data(token.bytes), now.milliseconds]
        )
        try note(number, id, of: owner, .running, .leased, worker: worker, attempt: attempt)
        return Lease(
            job: id,
            token: token,
            attempt: attempt,
            milliseconds: settings.leaseDuration.wholeMilliseconds,
            article: article
        )
    }

    /// Gives a rank to jobs that have become due.
    private func makeReady() throws {
        let ageing = settings.priorityAgeing.wholeMilliseconds
        try db.run(.promote, [now.milliseconds, ageing, Self.upkeepLimit])
    }

    /// Queues the jobs again whose leases have expired, or ends them where their attempts are spent.
    private func takeUpExpired() throws {
        for row in try db.rows(.expired, [now.milliseconds, Self.upkeepLimit]) {
            let job = try StoredJob(row)
            try keepFailure(
                job,
                "lease expired: its worker neither finished the job nor extended the lease in time"
            )
            if job.attempts >= job.maximumAttempts {
                try close(job, .dead, .leaseExpired)
            } else {
                try requeue(job, .leaseExpired, leasesLost: 1, due: job.due)
            }
        }
    }
}
