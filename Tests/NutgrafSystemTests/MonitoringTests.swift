import Foundation
import NutgrafClient
import Testing

/// What a monitoring system and an operator see of a collector that runs.
@Suite(.timeLimit(.minutes(10))) struct MonitoringTests {
    /// Starts a collector that serves metrics.
    private func collector(
        _ site: Site,
        environment: [String: String] = [:]
    ) async throws -> (RunningProgram, port: Int, monitoring: Int) {
        let metrics = ["NUTGRAF_METRICS": "127.0.0.1:0"]
        let (collector, port) = try await site.collector(environment: metrics.merging(environment) { $1 })
        let line = try await collector.line(with: "metrics are served")
        let field = line.split(separator: " ").first { $0.hasPrefix("metrics-port=") }
        return (collector, port, try #require(field.flatMap { Int($0.dropFirst("metrics-port=".count)) }))
    }

    /// The status and the body that a path gives.
    private func get(_ path: String, _ port: Int, _ site: Site) async throws -> (status: Int, body: String) {
        let script = """
            import sys, urllib.error, urllib.request
            try:
                answer = urllib.request.urlopen("http://127.0.0.1:" + sys.argv[1] + sys.argv[2], timeout=60)
            except urllib.error.HTTPError as error:
                answer = error
            sys.stdout.write(str(answer.status) + "\\n" + answer.read().decode())
            """
        let python = try RunningProgram(
            URL(fileURLWithPath: "/usr/bin/env"),
            ["python3", "-c", script, "\(port)", path],
            in: site.folder
        )
        #expect(try await python.end() == 0, "\(python.standardError)")
        let output = python.standardOutput
        let end = try #require(output.firstIndex(of: "\n"))
        return (try #require(Int(output[..<end])), String(output[output.index(after: end)...]))
    }

    /// The samples of the metrics, by name and labels.
    private func samples(_ port: Int, _ site: Site) async throws -> [String: Double] {
        let (status, body) = try await get("/metrics", port, site)
        #expect(status == 200)
        let pairs = body.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            line.lastIndex(of: " ").flatMap { space in
                Double(line[line.index(after: space)...]).map { (String(line[..<space]), $0) }
            }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    @Test("Metrics tell of jobs, commits and certificates")
    func metrics() async throws {
        try await Site.with { site in
            let (collector, port, monitoring) = try await collector(site)
            #expect(try await get("/healthz", monitoring, site).status == 200)
            #expect(try await get("/readyz", monitoring, site) == (200, "ready\n"))
            let worker = try await site.fileWorker()
            try await site.withClient(port: port) { client in
                let job = try await client.submit(Article(text: Stories.short(1)))
                #expect(try await client.wait(for: job).state == .done)
            }
            worker.signal(SIGTERM)
            #expect(try await worker.end() == 0)
            try await site.withClient(port: port) { client in
                _ = try await client.submit(Article(text: Stories.short(2)))
            }
            let samples = try await samples(monitoring, site)
            #expect(samples["nutgraf_jobs{state=\"done\"}"] == 1)
            #expect(samples["nutgraf_jobs{state=\"queued\"}"] == 1)
            #expect(samples["nutgraf_jobs{state=\"dead\"}"] == 0)
            #expect(samples["nutgraf_done_jobs{minutes=\"15\"}"] == 1)
            #expect(samples["nutgraf_leases"] == 0)
            #expect(samples["nutgraf_requests_total{code=\"ok\",kind=\"submit\"}"] == 2)
            #expect(samples["nutgraf_request_duration_seconds_count{kind=\"submit\"}"] == 2)
            #expect(samples["nutgraf_tls_failures_total"] == 0)
            #expect(samples["nutgraf_connections"] != nil)
            #expect(samples["nutgraf_database_up"] == 1)
            // Both submissions, and the look at the database for readiness.
            #expect(samples["nutgraf_writes_total"] ?? 0 >= 3)
            #expect(samples["nutgraf_commit_writes_count"] == samples["nutgraf_commits_total"])
            #expect(samples["nutgraf_commit_writes_sum"] == samples["nutgraf_writes_total"])
            #expect(samples["nutgraf_commit_duration_seconds_count"] == samples["nutgraf_commits_total"])
            #expect(samples["nutgraf_database_bytes"] ?? 0 > 0)
            #expect(samples["nutgraf_wal_bytes"] ?? 0 > 0)
            let year = Date().timeIntervalSince1970 + 365 * 86_400
            #expect(samples["nutgraf_certificate_expiry_timestamp_seconds{certificate=\"server\"}"] ?? 0 > year)
            #expect(samples["nutgraf_metrics_refused_total"] == 0)
            collector.signal(SIGTERM)
            #expect(try await collector.end() == 0, "\(collector.standardError)")
        }
    }

    @Test(
        "An independent parser reads the metrics",
        .enabled(if: ProcessInfo.processInfo.environment["NUTGRAF_PYTHON"] != nil, "deploy/test has made no Python")
    )
    func independentParser() async throws {
        try await Site.with { site in
            let (_, port, monitoring) = try await collector(site)
            try await site.withClient(port: port) { client in
                _ = try await client.submit(Article(text: Stories.short(1)))
            }
            let file = try site.file("metrics.txt", try await get("/metrics", monitoring, site).body)
            let script = """
                import sys
                from prometheus_client.parser import text_string_to_metric_families
                families = list(text_string_to_metric_families(open(sys.argv[1]).read()))
                for family in families:
                    assert family.samples, family
                    assert family.documentation and family.documentation != family.name, family
                    assert family.name.startswith("nutgraf_"), family
                print(" ".join(sorted(family.type + ":" + family.name for family in families)))
                """
            let python = try RunningProgram(
                URL(fileURLWithPath: "/usr/bin/env"),
                [ProcessInfo.processInfo.environment["NUTGRAF_PYTHON"] ?? "python3", "-c", script, file],
                in: site.folder
            )
            #expect(try await python.end() == 0, "\(python.standardError)")
            for family in [
                "gauge:nutgraf_jobs", "histogram:nutgraf_commit_writes", "histogram:nutgraf_commit_duration_seconds",
                "gauge:nutgraf_oldest_wait_seconds", "gauge:nutgraf_oldest_job_age_seconds",
                "counter:nutgraf_checkpoints", "counter:nutgraf_requests",
                "histogram:nutgraf_request_duration_seconds", "gauge:nutgraf_connections",
                "counter:nutgraf_tls_failures",
            ] {
                #expect(python.standardOutput.contains(family), "\(python.standardOutput)")
            }
        }
    }

    @Test("A metrics address that is taken is named")
    func takenAddress() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            let other = site.folder.appendingPathComponent("other").path
            try await site.run("nutgraf-collector", "init", "--data", other)
            let serve = try site.start(
                "nutgraf-collector",
                ["serve", "--data", other, "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:\(port)"]
            )
            #expect(try await serve.end() == 78)
            let words = "127.0.0.1 port \(port) cannot be listened on for metrics"
            #expect(serve.standardError.contains(words), "\(serve.standardError)")
        }
    }

    @Test("A second SIGTERM ends a collector that drains; what was accepted is there")
    func secondSignal() async throws {
        try await Site.with { site in
            // Nothing but the second signal is to end it.
            let drain = ["NUTGRAF_DRAIN_SECONDS": "600"]
            let (collector, port, monitoring) = try await collector(site, environment: drain)
            let accepted = try await site.withClient(port: port) { client in
                try await client.submit(Article(text: Stories.short(1)))
            }
            // A write that cannot go on: another program holds the database's lock.
            let lock = try RunningProgram(
                URL(fileURLWithPath: "/usr/bin/env"),
                [
                    "python3", "-c",
                    """
                    import sqlite3, sys, time
                    database = sqlite3.connect(sys.argv[1], isolation_level=None)
                    database.execute("BEGIN IMMEDIATE")
                    print("locked", file=sys.stderr, flush=True)
                    time.sleep(600)
                    """, site.database,
                ],
                in: site.folder
            )
            defer { lock.signal(SIGKILL) }
            _ = try await lock.line(with: "locked")
            let story = try site.file("story.txt", Stories.short(2))
            _ = try site.start("nutgraf", ["submit", story] + site.connection(port: port))
            try await waitUntil("the write waits") {
                try await samples(monitoring, site)["nutgraf_waiting_writes"] == 1
            }

            collector.signal(SIGTERM)
            _ = try await collector.line(with: "draining")
            #expect(try await get("/readyz", monitoring, site) == (503, "draining\n"))
            #expect(try await get("/healthz", monitoring, site).status == 200)
            #expect(collector.isRunning)
            #expect(try await collector.end(repeating: SIGTERM) == 128 + SIGTERM)
            lock.signal(SIGKILL)
            try await lock.end()
            let status = try await site.withQueue { try await $0.status(of: [accepted], owner: nil) }
            #expect(status.first??.state == .queued)
        }
    }

    @Test("A second SIGINT ends a worker in the middle of an article")
    func secondSignalToWorker() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            try await site.withClient(port: port) { client in
                let job = try await client.submit(Article(text: "Hang on, says the bridge."))
                let worker = try site.workerProbe(lease: .seconds(120), articleLimit: .seconds(600))
                try await waitUntil("the job is leased") { try await client.status(of: job).state == .running }
                worker.signal(SIGINT)
                _ = try await worker.line(with: "told to stop")
                #expect(worker.isRunning)
                #expect(try await worker.end(repeating: SIGINT) == 128 + SIGINT)
                // Its lease is still there, and will end.
                #expect(try await client.status(of: job).state == .running)
            }
        }
    }
}
