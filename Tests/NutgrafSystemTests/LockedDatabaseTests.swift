import Foundation
import NutgrafClient
import Testing

/// A collector whose database another program holds.
@Suite(.timeLimit(.minutes(10))) struct LockedDatabaseTests {
    /// Starts a program that holds the database's lock until it is killed.
    private func lock(_ site: Site) async throws -> RunningProgram {
        let script = """
            import sqlite3, sys, time
            database = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=60)
            database.execute("BEGIN IMMEDIATE")
            print("locked", file=sys.stderr, flush=True)
            time.sleep(600)
            """
        let lock = try RunningProgram(
            URL(fileURLWithPath: "/usr/bin/env"),
            ["python3", "-c", script, site.database],
            in: site.folder
        )
        _ = try await lock.line(with: "locked")
        return lock
    }

    @Test("A second SIGTERM ends a collector that cannot close its database")
    func secondSignalWhileClosing() async throws {
        try await Site.with { site in
            let (collector, _) = try await site.collector(environment: ["NUTGRAF_LOG_LEVEL": "debug"])
            let lock = try await lock(site)
            defer { lock.signal(SIGKILL) }
            collector.signal(SIGTERM)
            _ = try await collector.line(with: "the services have ended")
            #expect(try await collector.end(repeating: SIGTERM) == 128 + SIGTERM)
        }
    }

    @Test("It is not ready, and its metrics are served all the same")
    func readiness() async throws {
        try await Site.with { site in
            let (collector, _) = try await site.collector(environment: ["NUTGRAF_METRICS": "127.0.0.1:0"])
            let line = try await collector.line(with: "metrics are served")
            let field = line.split(separator: " ").first { $0.hasPrefix("metrics-port=") }
            let port = try #require(field.map { String($0.dropFirst("metrics-port=".count)) })
            let lock = try await lock(site)
            defer { lock.signal(SIGKILL) }
            // More than connections may be open at once, and then the metrics.
            let script = """
                import concurrent.futures, sys, urllib.error, urllib.request
                def get(path):
                    try:
                        return urllib.request.urlopen("http://127.0.0.1:" + sys.argv[1] + path, timeout=60).status
                    except urllib.error.HTTPError as error:
                        return error.code
                with concurrent.futures.ThreadPoolExecutor(20) as pool:
                    found = list(pool.map(get, ["/readyz"] * 40))
                print(sorted(set(found)), get("/metrics"))
                """
            let python = try RunningProgram(
                URL(fileURLWithPath: "/usr/bin/env"),
                ["python3", "-c", script, port],
                in: site.folder
            )
            #expect(try await python.end() == 0, "\(python.standardError)")
            #expect(python.standardOutput == "[503] 200\n")
        }
    }
}
