import NutgrafMetrics
import NutgrafQueue
import NutgrafTypes

/// The names and the meanings of what a collector exports.
enum CollectorMetrics {
    /// What is counted where it happens.
    static let help = [
        "nutgraf_requests_total": "Requests that were answered, by kind and by the error's code or ok.",
        "nutgraf_request_duration_seconds": "How long requests took, from the last byte read to the answer's first.",
        "nutgraf_connections": "Connections that are open.",
        "nutgraf_connections_refused_total": "Connections that were refused, by reason.",
        "nutgraf_tls_failures_total": "TLS handshakes and connections that failed.",
        "nutgraf_commit_writes": "How many writes each commit held.",
        "nutgraf_commit_duration_seconds": "How long each commit took, the wait for the disk included.",
        "nutgraf_expired_jobs_total": "Jobs that retention has removed, by the state they ended in.",
    ]

    /// What a queue has written since the process began.
    static func families(of counters: QueueCounters) -> [MetricFamily] {
        [
            MetricFamily("nutgraf_commits_total", .counter, "Transactions that were committed.", counters.commits),
            MetricFamily(
                "nutgraf_shared_commits_total",
                .counter,
                "Transactions that held more than one write.",
                counters.sharedCommits
            ),
            MetricFamily("nutgraf_writes_total", .counter, "Writes that were committed.", counters.writes),
            MetricFamily("nutgraf_failed_writes_total", .counter, "Writes that failed.", counters.failedWrites),
            MetricFamily(
                "nutgraf_waiting_writes",
                .gauge,
                "Writes that wait for their commit.",
                counters.waitingWrites
            ),
            MetricFamily(
                "nutgraf_waiting_calls",
                .gauge,
                "Requests that wait for a job, or for a job's change.",
                counters.waitingCalls
            ),
            MetricFamily(
                "nutgraf_checkpoints_total",
                .counter,
                "Checkpoints of the write-ahead log.",
                counters.checkpoints
            ),
        ]
    }

    /// What is in the database now. Workers are counted and not named, so that their number costs no series.
    static func families(of statistics: CollectorStatistics) -> [MetricFamily] {
        [
            MetricFamily(
                name: "nutgraf_jobs",
                kind: .gauge,
                help: "Jobs by state.",
                series: JobState.allCases.map { state in
                    series("state", state.rawValue, statistics.jobs[state] ?? 0)
                }
            ),
            MetricFamily(
                name: "nutgraf_oldest_wait_seconds",
                kind: .gauge,
                help: "For how long the job has been due that waits longest; 0 where none waits.",
                series: [.init(value: .number(seconds(statistics.oldestWait ?? .zero)))]
            ),
            MetricFamily(
                name: "nutgraf_done_jobs",
                kind: .gauge,
                help: "Jobs that were done in the last minutes.",
                series: [
                    series("minutes", "1", statistics.throughput.oneMinute),
                    series("minutes", "5", statistics.throughput.fiveMinutes),
                    series("minutes", "15", statistics.throughput.fifteenMinutes),
                ]
            ),
            MetricFamily(
                "nutgraf_leases",
                .gauge,
                "Jobs that workers hold.",
                statistics.workers.reduce(0) { $0 + $1.leases }
            ),
            MetricFamily("nutgraf_workers", .gauge, "Workers that hold jobs.", statistics.workers.count),
            MetricFamily("nutgraf_database_bytes", .gauge, "The database's size.", statistics.databaseBytes),
            MetricFamily("nutgraf_wal_bytes", .gauge, "The write-ahead log's size.", statistics.walBytes),
        ]
    }

    /// How old the jobs of each state are.
    static func family(of ages: [JobState: Duration]) -> MetricFamily {
        MetricFamily(
            name: "nutgraf_oldest_job_age_seconds",
            kind: .gauge,
            help: "How long ago the first job of each state was submitted; 0 where there is none.",
            series: JobState.allCases.map { state in
                .init(labels: [.init("state", state.rawValue)], value: .number(seconds(ages[state] ?? .zero)))
            }
        )
    }

    /// Whether the database could be read for this answer.
    static func statisticsUp(_ isUp: Bool) -> MetricFamily {
        MetricFamily("nutgraf_database_up", .gauge, "Whether the database could be read just now.", isUp ? 1 : 0)
    }

    private static func series(_ label: String, _ value: String, _ number: Int) -> MetricFamily.Series {
        .init(labels: [.init(label, value)], value: .number(Double(number)))
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
}
