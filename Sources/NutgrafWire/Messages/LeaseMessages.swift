import NutgrafTypes

/// Jobs to work on.
///
/// Not sent again after a lost connection: what the lost answer held expires, and comes back by itself.
package struct LeaseRequest: Request, Hashable {
    package typealias Response = LeaseResponse
    package static var kind: MessageKind { .lease }
    package static var isIdempotent: Bool { false }

    /// How many jobs at most.
    package var limit: Int
    /// For how many milliseconds, at most, the answer may wait for a job.
    package var wait: Int64

    /// Makes a request.
    package init(limit: Int, wait: Int64) {
        self.limit = limit
        self.wait = wait
    }
}

/// Jobs in the worker's hands.
package struct LeaseResponse: Codable, Hashable, Sendable {
    /// The leases; none where no job came in time.
    package var leases: [Lease]

    /// Makes an answer.
    package init(leases: [Lease]) {
        self.leases = leases
    }
}

/// More time for these.
package struct ExtendRequest: Request, Hashable {
    package typealias Response = ExtendResponse
    package static var kind: MessageKind { .extend }

    /// The leases.
    package var leases: [LeaseReference]

    /// Makes a request.
    package init(leases: [LeaseReference]) {
        self.leases = leases
    }
}

/// These are done. The same lease may finish its job again, to the same effect.
package struct FinishRequest: Request, Hashable {
    package typealias Response = JobOutcomes
    package static var kind: MessageKind { .finish }

    /// The results.
    package var jobs: [FinishedJob]

    /// Makes a request.
    package init(jobs: [FinishedJob]) {
        self.jobs = jobs
    }
}

/// These did not succeed.
package struct FailRequest: Request, Hashable {
    package typealias Response = JobOutcomes
    package static var kind: MessageKind { .fail }

    /// The failures.
    package var jobs: [FailedJob]

    /// Makes a request.
    package init(jobs: [FailedJob]) {
        self.jobs = jobs
    }
}

/// These are given back unstarted.
package struct ReleaseRequest: Request, Hashable {
    package typealias Response = JobOutcomes
    package static var kind: MessageKind { .release }

    /// The leases.
    package var leases: [LeaseReference]

    /// Makes a request.
    package init(leases: [LeaseReference]) {
        self.leases = leases
    }
}

/// What became of each lease, in the same order.
package struct ExtendResponse: Codable, Hashable, Sendable {
    /// One outcome a lease; `cancelled` where its job was called off, `lease-lost` where it is another's by now.
    package var outcomes: [JobOutcome]
    /// Whether the collector is about to stop, so that the worker should ask it for no more jobs; nothing for no.
    package var draining: Bool?

    /// Makes an answer.
    package init(outcomes: [JobOutcome], draining: Bool? = nil) {
        self.outcomes = outcomes
        self.draining = draining
    }
}
