import Foundation
import Testing

/// `nutgraf-collector check` says what is wrong and what to do.
@Suite(.timeLimit(.minutes(10))) struct CheckTests {
    /// Runs a check and gives its exit code and what it printed.
    private func check(
        _ site: Site,
        _ arguments: [String] = [],
        environment: [String: String] = [:]
    ) async throws -> (code: Int32, report: String) {
        let check = try site.start(
            "nutgraf-collector",
            ["check", "--data", site.data, "--listen", "127.0.0.1:0"] + arguments,
            environment: environment
        )
        let code = try await check.end()
        return (code, check.standardOutput + check.standardError)
    }

    private func expect(
        _ found: (code: Int32, report: String),
        _ code: Int32,
        _ words: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(found.code == code, "\(found.report)", sourceLocation: sourceLocation)
        for word in words {
            #expect(found.report.contains(word), "\(found.report)", sourceLocation: sourceLocation)
        }
    }

    @Test("A good folder, at rest and while a collector serves it")
    func good() async throws {
        try await Site.with { site in
            let atRest = try await check(site)
            expect(
                atRest,
                0,
                "ok       settings: NUTGRAF_DATA, NUTGRAF_LISTEN\n",
                "ok       certificate: for localhost, 127.0.0.1, ::1, until ",
                "ok       authority: has issued the certificate\n",
                "ok       disk: \(site.data) can be written",
                "ok       database: whole; no jobs\n",
                "is free\n"
            )
            #expect(!atRest.report.contains("wrong "), "\(atRest.report)")
            let (collector, port) = try await site.collector()
            let serving = try await check(site, ["--listen", "127.0.0.1:\(port)"])
            expect(serving, 0, "is in use: by the collector, if it is running", "database: whole")
            collector.signal(SIGTERM)
            #expect(try await collector.end() == 0)
            let files = try FileManager.default.contentsOfDirectory(atPath: site.data)
            #expect(!files.contains { $0.hasPrefix(".check") }, "nothing is left behind")
        }
    }

    @Test("Certificates that are short, spent, foreign or apart")
    func certificates() async throws {
        try await Site.with { site in
            let short = ["certificate", "server", "--data", site.data, "--days", "20"]
            let renewal = try site.start("nutgraf-collector", short)
            #expect(try await renewal.end() == 0, "\(renewal.standardError)")
            try expect(
                await check(site),
                0,
                "warning  the certificate /CN=localhost in \(site.data)/server.pem expires in ",
                "nutgraf-collector certificate server"
            )
            // The collector that serves says so too.
            let (collector, _) = try await site.collector()
            let warning = try await collector.line(with: "server.pem expires in ")
            #expect(warning.contains("warning"))
            collector.signal(SIGTERM)
            #expect(try await collector.end() == 0)

            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: site.data + "/ca-key.pem")
            try expect(await check(site), 0, "warning  key: \(site.data)/ca-key.pem has mode 644", "chmod 600")

            let other = site.folder.appendingPathComponent("other").path
            try await site.run("nutgraf-collector", "init", "--data", other)
            let authority = URL(fileURLWithPath: site.data + "/ca.pem")
            let own = try Data(contentsOf: authority)
            try Data(contentsOf: URL(fileURLWithPath: other + "/ca.pem")).write(to: authority)
            try expect(await check(site), 0, "warning  authority: \(site.data)/server.pem is not accepted by")
            try own.write(to: authority)

            try expect(
                await check(site, ["--client-ca", other + "/server-key.pem"]),
                78,
                "wrong    client certificates: \(other)/server-key.pem"
            )
            try expect(
                await check(site, ["--client-ca", other + "/ca.pem"]),
                0,
                "ok       client certificates: asked for, from /CN=Nutgraf authority"
            )

            let key = URL(fileURLWithPath: site.data + "/server-key.pem")
            try Data(contentsOf: URL(fileURLWithPath: other + "/server-key.pem")).write(to: key)
            try expect(await check(site), 78, "wrong    certificate:", "does not belong", "certificate server")
        }
    }

    @Test("Settings and addresses")
    func settings() async throws {
        try await Site.with { site in
            try expect(
                await check(site, environment: ["NUTGRAF_KEEP_DONE_DAY": "7"]),
                78,
                "wrong    settings: the environment sets NUTGRAF_KEEP_DONE_DAY",
                "NUTGRAF_KEEP_DONE_DAYS"
            )
            try expect(await check(site, ["--idle-seconds", "soon"]), 78, "wrong    settings: --idle-seconds")
            try expect(
                await check(site, ["--listen", "192.0.2.1:7443"]),
                78,
                "wrong    port: 192.0.2.1",
                "NUTGRAF_LISTEN"
            )
            try expect(
                await check(site, ["--metrics", "192.0.2.1:9090"]),
                78,
                "wrong    port: 192.0.2.1",
                "NUTGRAF_METRICS"
            )
            let nowhere = site.folder.appendingPathComponent("nowhere").path
            try expect(
                await check(site, ["--data", nowhere]),
                78,
                "wrong    disk: \(nowhere)",
                "nutgraf-collector init"
            )
        }
    }

    @Test("A damaged database is a fault, and a file that is none is a wrong setting")
    func database() async throws {
        try await Site.with { site in
            let (collector, port) = try await site.collector()
            try await site.withClient(port: port) { client in
                for number in 0..<40 { _ = try await client.submit(.init(text: Stories.short(number))) }
            }
            collector.signal(SIGTERM)
            #expect(try await collector.end() == 0)
            let file = URL(fileURLWithPath: site.database)
            var bytes = try Data(contentsOf: file)
            // The first page stays as it is, so that the file is still one of ours.
            try #require(bytes.count > 8 * 4096)
            for index in stride(from: 4096, to: bytes.count, by: 7) { bytes[index] ^= 0x5A }
            try bytes.write(to: file)
            try expect(await check(site), 74, "wrong    database:")

            try Data("no database, whatever its name says\n".utf8).write(to: file)
            try expect(await check(site), 78, "wrong    database:", "is not a database")
        }
    }
}
