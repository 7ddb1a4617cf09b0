import NutgrafTypes

/// These jobs are not wanted any more: those that wait are cancelled at once, and the worker of one that runs is told
/// so at its next `extend`.
package struct CallOffRequest: Request, Hashable {
    package typealias Response = JobOutcomes
    package static var kind: MessageKind { .callOff }

    /// The jobs.
    package var jobs: [JobID]

    /// Makes a request.
    package init(jobs: [JobID]) {
        self.jobs = jobs
    }
}

/// Try these jobs again, which are dead or cancelled.
///
/// Not sent again after a lost connection: the second try could have ended before the repeat comes.
package struct RetryRequest: Request, Hashable {
    package typealias Response = JobOutcomes
    package static var kind: MessageKind { .retry }
    package static var isIdempotent: Bool { false }

    /// The jobs.
    package var jobs: [JobID]

    /// Makes a request.
    package init(jobs: [JobID]) {
        self.jobs = jobs
    }
}

/// Erase these jobs with their articles, results and histories; only their ids and times are kept.
package struct DeleteRequest: Request, Hashable {
    package typealias Response = JobOutcomes
    package static var kind: MessageKind { .delete }

    /// The jobs.
    package var jobs: [JobID]

    /// Makes a request.
    package init(jobs: [JobID]) {
        self.jobs = jobs
    }
}
