import NutgrafTypes
import NutgrafWire

extension Vector {
    /// Jobs in workers' hands.
    static func leases() throws -> [Vector] {
        let reference = LeaseReference(job: Sample.job, token: Sample.token)
        let other = LeaseReference(job: Sample.otherJob, token: Sample.otherToken)
        return [
            try .request("lease", "Up to four jobs, within 30 seconds.", LeaseRequest(limit: 4, wait: 30_000)),
            try .request("lease-now", "One job, at once.", LeaseRequest(limit: 1, wait: 0)),
            try .answer(
                "lease-answer",
                "Two jobs; the second in its third attempt.",
                LeaseResponse(leases: [
                    Lease(
                        job: Sample.job,
                        token: Sample.token,
                        attempt: 1,
                        milliseconds: 30_000,
                        article: try Sample.encoded(Sample.plainArticle)
                    ),
                    Lease(
                        job: Sample.otherJob,
                        token: Sample.otherToken,
                        attempt: 3,
                        milliseconds: 1,
                        article: try Sample.encoded(Sample.fullArticle)
                    ),
                ]),
                to: .lease
            ),
            try .answer("lease-answer-none", "No job came in time.", LeaseResponse(leases: []), to: .lease),
            try .request("extend", "Two leases go on.", ExtendRequest(leases: [reference, other])),
            try .request("release", "One job is given back.", ReleaseRequest(leases: [reference])),
        ]
    }

    /// How work on jobs ended.
    static func outcomes() throws -> [Vector] {
        let done = JobOutcomes(outcomes: [JobOutcome(job: Sample.job)])
        let lost = ExtendResponse(outcomes: [
            JobOutcome(job: Sample.job),
            JobOutcome(job: Sample.otherJob, error: NutgrafError(.leaseLost, "the lease has expired")),
            JobOutcome(job: Sample.lastJob, error: NutgrafError(.cancelled, "the job was called off")),
        ])
        return [
            try .request(
                "finish",
                "Two results.",
                FinishRequest(jobs: [
                    FinishedJob(job: Sample.job, token: Sample.token, analysis: try Sample.encoded(Sample.analysis)),
                    FinishedJob(
                        job: Sample.otherJob,
                        token: Sample.otherToken,
                        analysis: try Sample.encoded(Sample.fullAnalysis)
                    ),
                ])
            ),
            try .request(
                "fail",
                "A failure that may pass, and one that will not.",
                FailRequest(jobs: [
                    FailedJob(job: Sample.job, token: Sample.token, message: "out of memory", permanent: false),
                    FailedJob(job: Sample.otherJob, token: Sample.otherToken, message: "", permanent: true),
                ])
            ),
            try .answer("extend-answer", "One goes on, one is lost, one was called off.", lost, to: .extend),
            try .answer(
                "extend-answer-draining",
                "It goes on, and the collector is about to stop.",
                ExtendResponse(outcomes: [JobOutcome(job: Sample.job)], draining: true),
                to: .extend
            ),
            try .answer("finish-answer", "Stored.", done, to: .finish),
            try .answer(
                "finish-answer-too-large",
                "The job is dead.",
                JobOutcomes(outcomes: [
                    JobOutcome(job: Sample.job, error: NutgrafError(.tooLarge, "the result has 33554433 bytes"))
                ]),
                to: .finish
            ),
            try .answer("fail-answer", "Kept.", done, to: .fail),
            try .answer("release-answer", "Taken back.", done, to: .release),
        ]
    }
}
