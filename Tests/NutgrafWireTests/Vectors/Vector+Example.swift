import NutgrafTypes
import NutgrafWire

extension Vector {
    /// The conversation at the end of `Proto/PROTOCOL.md`.
    static func example() throws -> [Vector] {
        [
            try .request("example-hello", "1. A client says who it is.", Hello(name: "desk", token: "t"), id: 1),
            try .answer(
                "example-welcome",
                "2. The collector lets it in.",
                Welcome(
                    server: "nutgraf-collector 0.1.0",
                    role: .client,
                    owner: "desk",
                    time: Sample.time,
                    limits: WireLimits()
                ),
                to: .hello,
                id: 1
            ),
            try .request(
                "example-submit",
                "3. The client hands a story over.",
                SubmitRequest(submissions: [Submission(key: "k1", article: Sample.plainArticle)])
            ),
            try .answer(
                "example-submit-answer",
                "4. The story is on the collector's disk.",
                SubmitResponse(outcomes: [SubmitOutcome(job: Sample.job, repeated: false)]),
                to: .submit
            ),
            try .request(
                "example-status",
                "5. The client asks to be told when the job has ended, within 20 seconds.",
                StatusRequest(jobs: [Sample.job], wait: 20_000),
                id: 3
            ),
            try .answer(
                "example-status-answer",
                "6. The job is done.",
                StatusResponse(statuses: [Sample.doneStatus]),
                to: .status,
                id: 3
            ),
            try .request("example-result", "7. The client asks what was found.", ResultRequest(job: Sample.job), id: 4),
            try .answer(
                "example-result-answer",
                "8. What was found.",
                ResultResponse(job: Sample.job, analysis: Sample.encoded(Sample.analysis)),
                to: .result,
                id: 4
            ),
        ]
    }
}

extension Sample {
    static let doneStatus = JobStatus(
        job: job,
        state: .done,
        priority: 0,
        attempts: 1,
        maximumAttempts: 5,
        submitted: time,
        updated: Timestamp(milliseconds: 1_747_301_400_900)
    )
}
