import NutgrafTypes
import NutgrafWire

extension Vector {
    /// What became of jobs, one after the other.
    static func histories() throws -> [Vector] {
        [
            try .request("history", "By its id.", HistoryRequest(job: Sample.job)),
            try .answer(
                "history-answer",
                "A job that was done in its second attempt.",
                HistoryResponse(changes: Sample.changes),
                to: .history
            ),
            try .answer(
                "history-answer-deleted",
                "Of a job that was erased no more is left than that.",
                HistoryResponse(changes: [
                    JobChange(cursor: .max, job: Sample.lastJob, time: Sample.time, state: .deleted, cause: .deleted)
                ]),
                to: .history
            ),
        ]
    }

    /// Lists, page by page.
    static func lists() throws -> [Vector] {
        [
            try .request("list", "The ten jobs that were submitted last.", ListRequest(limit: 10)),
            try .request(
                "list-filter",
                "Every condition there is, and a later page.",
                ListRequest(
                    filter: JobFilter(
                        states: [.dead, .cancelled, .deleted],
                        articleID: "desk/4711",
                        submittedFrom: Timestamp(milliseconds: -1),
                        submittedBefore: Sample.time,
                        owner: "night_desk-2.eu"
                    ),
                    limit: 256,
                    after: "MTc0NzMwMTQwMDI1MA"
                )
            ),
            try .request(
                "list-filter-empty",
                "A filter that holds nothing back.",
                ListRequest(filter: JobFilter(), limit: 1)
            ),
            try .answer(
                "list-answer",
                "A page that another one follows.",
                JobPage(jobs: [Sample.doneStatus], next: "MTc0NzMwMTQwMDI1MA"),
                to: .list
            ),
            try .answer("list-answer-last", "Nothing is there, and nothing follows.", JobPage(jobs: []), to: .list),
        ]
    }

    /// Watches, what they tell, and their ends.
    static func watches() throws -> [Vector] {
        [
            try .request(
                "watch",
                "Two jobs, from their first change on.",
                WatchRequest(jobs: [Sample.job, Sample.otherJob], limit: 1000)
            ),
            try .request("watch-all", "All jobs of the owner, from now on.", WatchRequest(limit: 1)),
            try .request(
                "watch-resumed",
                "All jobs of the owner, behind a cursor.",
                WatchRequest(after: 4711, limit: 4096)
            ),
            try .changes("changes", "What came to pass.", WatchedChanges(changes: Sample.changes, cursor: 4711)),
            try .changes(
                "changes-none",
                "Nothing that this watch is about; only the cursor has moved on.",
                WatchedChanges(changes: [], cursor: .max),
                id: .max
            ),
            try .changes(
                "changes-unknown-cause",
                "A cause that a later collector may tell of.",
                WatchedChanges(
                    changes: [
                        JobChange(
                            cursor: 4712,
                            job: Sample.job,
                            time: Sample.time,
                            state: .queued,
                            cause: JobChange.Cause(rawValue: "moved")
                        )
                    ],
                    cursor: 4712
                )
            ),
            try .answer(
                "watch-answer",
                "As many changes were told as were asked for.",
                WatchResponse(cursor: 4711, ended: false),
                to: .watch
            ),
            try .answer(
                "watch-answer-ended",
                "All jobs that were listed have ended.",
                WatchResponse(cursor: 4711, ended: true),
                to: .watch
            ),
        ]
    }

    /// A part of a watch.
    private static func changes(
        _ name: String,
        _ about: String,
        _ changes: WatchedChanges,
        id: UInt32 = 2
    ) throws -> Vector {
        Vector(
            name: name,
            about: about,
            frame: try Frame(changes, requestID: id),
            rule: "changes",
            isRead: { try MessageCoder.decode(WatchedChanges.self, from: $0) == changes }
        )
    }

    /// Jobs that are called off, tried again or erased.
    static func decisions() throws -> [Vector] {
        let jobs = [Sample.job, Sample.otherJob, Sample.lastJob]
        let done = JobOutcomes(outcomes: [JobOutcome(job: Sample.job)])
        return [
            try .request("call-off", "Three jobs are not wanted any more.", CallOffRequest(jobs: jobs)),
            try .answer(
                "call-off-answer",
                "One is called off, one was done before, one is not there.",
                JobOutcomes(outcomes: [
                    JobOutcome(job: Sample.job),
                    JobOutcome(job: Sample.otherJob, error: NutgrafError(.wrongState, "the job is done")),
                    JobOutcome(job: Sample.lastJob, error: NutgrafError(.notFound, "there is no such job")),
                ]),
                to: .callOff
            ),
            try .request("retry", "One job gets new attempts.", RetryRequest(jobs: [Sample.job])),
            try .answer("retry-answer", "It is queued.", done, to: .retry),
            try .request("delete", "One job is erased.", DeleteRequest(jobs: [Sample.job])),
            try .answer("delete-answer", "It is gone.", done, to: .delete),
        ]
    }

    /// How a collector is doing.
    static func statistics() throws -> [Vector] {
        [
            try .request("statistics", "An empty map.", StatisticsRequest()),
            try .answer(
                "statistics-answer",
                "A collector at work.",
                CollectorStatistics(
                    time: Sample.time,
                    jobs: [.queued: 3, .running: 2, .done: 70_000, .dead: 1, .cancelled: 4, .deleted: 5],
                    oldestWait: .seconds(90),
                    throughput: .init(oneMinute: 12, fiveMinutes: 61, fifteenMinutes: 180),
                    workers: [.init(worker: "worker@host-1/4711", leases: 2), .init(worker: "", leases: 0)],
                    databaseBytes: 5_000_000_000,
                    walBytes: 4_194_304,
                    connections: 7,
                    refusals: ["overloaded": 2, "unauthenticated": 1],
                    writes: 140_000,
                    commits: 9000,
                    sharedCommits: 8000
                ),
                to: .statistics
            ),
            try .answer(
                "statistics-answer-new",
                "A collector that has just begun.",
                CollectorStatistics(time: Sample.time),
                to: .statistics
            ),
        ]
    }
}

extension Sample {
    /// The history of a job that was done in its second attempt.
    static let changes: [JobChange] = [
        change(4, 0, .queued, .submitted),
        change(17, 40, .running, .leased, attempt: 1),
        change(18, 30_040, .queued, .leaseExpired, attempt: 1),
        change(4700, 30_060, .running, .leased, attempt: 2),
        change(4711, 30_900, .done, .finished, attempt: 2),
    ]

    private static func change(
        _ cursor: Int64,
        _ milliseconds: Int64,
        _ state: JobState,
        _ cause: JobChange.Cause,
        attempt: Int? = nil
    ) -> JobChange {
        JobChange(
            cursor: cursor,
            job: job,
            time: time.advanced(by: .milliseconds(milliseconds)),
            state: state,
            cause: cause,
            worker: attempt == nil ? nil : "worker@host-1/4711",
            attempt: attempt
        )
    }
}
