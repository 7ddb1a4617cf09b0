import NutgrafTypes
import NutgrafWire

extension Vector {
    /// Submissions and what became of them.
    static func submissions() throws -> [Vector] {
        [
            try .request(
                "submit-two",
                "A story with every field, after one with none but its text.",
                SubmitRequest(submissions: [
                    Submission(key: "k", article: Sample.plainArticle),
                    Submission(
                        key: String(repeating: "ü", count: 64),
                        article: Sample.fullArticle,
                        priority: 9,
                        notBefore: Timestamp(milliseconds: 1_747_900_000_000)
                    ),
                ])
            ),
            try .request(
                "submit-zeros",
                "Defaults that are written out, and an earliest time before 1970.",
                SubmitRequest(submissions: [
                    Submission(
                        key: "0",
                        article: Article(text: "x", title: "", id: ""),
                        priority: 0,
                        notBefore: Timestamp(milliseconds: -1)
                    )
                ])
            ),
            try .answer(
                "submit-answer-each",
                "A new job, an old one, and a refusal.",
                SubmitResponse(outcomes: [
                    SubmitOutcome(job: Sample.job, repeated: false),
                    SubmitOutcome(job: Sample.otherJob, repeated: true),
                    SubmitOutcome(error: NutgrafError(.keyConflict, "the key was used for another article")),
                ]),
                to: .submit
            ),
        ]
    }

    /// How far jobs are.
    static func statuses() throws -> [Vector] {
        [
            try .request("status-now", "Without waiting.", StatusRequest(jobs: [Sample.job, Sample.lastJob])),
            try .request("status-wait", "The longest wait there is.", StatusRequest(jobs: [Sample.job], wait: .max)),
            try .answer(
                "status-answer-each",
                "One job that waits for its second attempt, one that is not there, one that is dead.",
                StatusResponse(statuses: [
                    JobStatus(
                        job: Sample.job,
                        state: .queued,
                        articleID: "desk/4711",
                        priority: 9,
                        attempts: 1,
                        maximumAttempts: 5,
                        submitted: Sample.time,
                        updated: Sample.time,
                        due: Sample.time.advanced(by: .seconds(2)),
                        failures: [Sample.failure]
                    ),
                    nil,
                    JobStatus(
                        job: Sample.otherJob,
                        state: .dead,
                        articleID: "",
                        priority: 0,
                        attempts: .max,
                        maximumAttempts: .max,
                        submitted: Timestamp(milliseconds: .min),
                        updated: Timestamp(milliseconds: .max),
                        failures: [Sample.failure, Sample.failure]
                    ),
                ]),
                to: .status
            ),
            try .answer("status-answer-none", "No job is there.", StatusResponse(statuses: [nil, nil]), to: .status),
            try .answer(
                "status-answer-states",
                "Every other state.",
                StatusResponse(
                    statuses: [.running, .done, .cancelled, .deleted].map {
                        JobStatus(
                            job: Sample.job,
                            state: $0,
                            priority: 5,
                            attempts: 0,
                            maximumAttempts: 1,
                            submitted: Sample.time,
                            updated: Sample.time
                        )
                    }
                ),
                to: .status
            ),
        ]
    }

    /// What was found.
    static func results() throws -> [Vector] {
        [
            try .request("result", "By the largest job id.", ResultRequest(job: Sample.lastJob), id: 0x0102_0304),
            try .answer(
                "result-answer-full",
                "An analysis in which every field is there.",
                ResultResponse(job: Sample.job, analysis: Sample.encoded(Sample.fullAnalysis)),
                to: .result
            ),
            try .answer(
                "result-answer-bare",
                "An analysis in which no field is there that need not be.",
                ResultResponse(
                    job: Sample.job,
                    analysis: Sample.encoded(
                        Analysis(analyzer: "", textSHA256: String(repeating: "0", count: 64), text: "")
                    )
                ),
                to: .result
            ),
        ]
    }
}

extension Sample {
    static let failure = JobFailure(
        attempt: 1,
        time: time,
        worker: "worker@host-1/4711",
        message: "the article took longer than 30 s"
    )
}
