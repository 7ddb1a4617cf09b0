import Foundation
import NutgrafCollector
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// `Proto/python`, which was written from the document alone, against a real collector.
@Suite(.timeLimit(.minutes(5))) struct PythonClientTests {
    private static let program = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Proto/python/nutgraf.py").standardized

    /// What a run of Python said.
    private struct Run {
        var status: Int32
        var output: String
        var errors: String
    }

    private static func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Run {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        let python = ProcessInfo.processInfo.environment["NUTGRAF_PYTHON"] ?? "python3"
        process.arguments = [python] + arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(["PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": program.deletingLastPathComponent().path]) { $1 }
            .merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = errors
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { process in
                // A few lines, which the pipes hold.
                let said = (try? output.fileHandleForReading.readToEnd()) ?? Data()
                let complained = (try? errors.fileHandleForReading.readToEnd()) ?? Data()
                continuation.resume(
                    returning: Run(
                        status: process.terminationStatus,
                        output: String(decoding: said, as: UTF8.self),
                        errors: String(decoding: complained, as: UTF8.self)
                    )
                )
            }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
    }

    private static func environment(_ collector: TestCollector, _ token: BearerToken) throws -> [String: String] {
        let file = collector.data.root.file("token")
        try token.text.write(toFile: file, atomically: true, encoding: .utf8)
        return [
            "NUTGRAF_COLLECTOR": "127.0.0.1:\(collector.port)", "NUTGRAF_TOKEN_FILE": file,
            "NUTGRAF_CA_FILE": collector.data.folder.authorityCertificate,
        ]
    }

    @Test func theCommandSubmitsWatchesAndFetches() async throws {
        try await TestData().withCollector { collector in
            let environment = try Self.environment(collector, try await collector.token(.client))
            let files = try (1...3).map { number in
                let file = collector.data.root.file("story-\(number)")
                try "Story \(number): “Zoë” 😀\r\n".write(toFile: file, atomically: true, encoding: .utf8)
                return file
            }
            async let run = Self.run([Self.program.path] + files, environment: environment)
            for _ in files { try await collector.queue.finishNext() }
            let said = try await run
            #expect(said.status == 0, "\(said.errors)")
            struct Line: Decodable {
                var job: String
                var id: String
                var analyzer: String
            }
            let lines = try said.output.split(separator: "\n").map {
                try JSONDecoder().decode(Line.self, from: Data($0.utf8))
            }
            #expect(Set(lines.map(\.id)) == Set(files))
            #expect(lines.allSatisfy { $0.analyzer == "test" })
            let jobs = lines.compactMap { JobID($0.job) }
            let statuses = try await collector.queue.status(of: jobs, owner: "desk")
            #expect(statuses.map { $0?.state } == [.done, .done, .done])
        }
    }

    /// What a program does that uses it as a module; the test plays the worker.
    private static let script = """
        import os, sys, nutgraf
        host, port = nutgraf.address(os.environ["NUTGRAF_COLLECTOR"])
        with nutgraf.Client(host, port, ca_file=os.environ["NUTGRAF_CA_FILE"],
                            token=open(os.environ["NUTGRAF_TOKEN_FILE"]).read()) as client:
            jobs = client.submit([{"text": "One."}, {"text": "Two."}, {"text": "Three."}])
            assert len(set(jobs)) == 3
            assert client.request("call-off", {"jobs": jobs[2:]})["outcomes"] == [{"job": jobs[2]}]
            causes = {job: [] for job in jobs}
            for change in client.watch(jobs):
                causes[change["job"]].append(change["cause"])
                if change["cause"] == "leased":
                    # The connection is lost in the middle of the watch.
                    client.connection.socket.close()
                if change["cause"] == "finished":
                    assert client.result(change["job"])["analyzer"] == "test"
            assert sorted(causes.values()) == [["submitted", "cancelled"]] + [["submitted", "leased", "finished"]] * 2, causes
            for number, change in enumerate(client.watch(after=0)):
                if number == 2:
                    break  # The watch is called off.
            assert client.request("ping", {})["time"] > 0
            page = client.request("list", {"filter": {"states": ["done"]}, "limit": 10})
            assert sorted(status["job"] for status in page["jobs"]) == sorted(jobs[:2])
            assert [change["cause"] for change in client.request("history", {"job": jobs[2]})["changes"]] \\
                == ["submitted", "cancelled"]
            assert client.request("delete", {"jobs": jobs})["outcomes"] == [{"job": job} for job in jobs]
            try:
                client.request("statistics", {})
            except nutgraf.Refused as refused:
                assert refused.code == "forbidden"
            else:
                raise AssertionError("a client may not ask for statistics")
        """

    @Test func theModuleGoesOnWhereAConnectionWasLost() async throws {
        try await TestData().withCollector { collector in
            let environment = try Self.environment(collector, try await collector.token(.client))
            async let run = Self.run(["-c", Self.script], environment: environment)
            for _ in 0..<2 { try await collector.queue.finishNext() }
            let said = try await run
            #expect(said.status == 0, "\(said.errors)")
        }
    }

    @Test func aWrongTokenAndAWrongAuthorityAreSaid() async throws {
        try await TestData().withCollector { collector in
            var environment = try Self.environment(collector, try BearerToken.random())
            let unknown = try await Self.run([Self.program.path, Self.program.path], environment: environment)
            #expect(unknown.status == 1)
            #expect(unknown.errors.contains("unauthenticated"))
            let other = try await TestData()
            environment["NUTGRAF_CA_FILE"] = other.folder.authorityCertificate
            let distrusted = try await Self.run([Self.program.path, Self.program.path], environment: environment)
            #expect(distrusted.status == 1)
            #expect(distrusted.errors.contains("certificate"))
        }
    }
}
