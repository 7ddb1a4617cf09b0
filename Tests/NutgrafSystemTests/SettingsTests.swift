import Foundation
import Testing

/// A setting that does not exist is refused by name, by every program.
@Suite(.timeLimit(.minutes(10))) struct SettingsTests {
    @Test("Unknown settings in the environment and in a file")
    func unknownSettings() async throws {
        try await Site.with { site in
            let wrong = try site.file("wrong.conf", "NUTGRAF_DATA=/x\n\nNUTGRAF_MAX_CONECTIONS=7\n")
            let programs: [(name: String, arguments: [String])] = [
                ("nutgraf-collector", ["serve", "--data", site.data]),
                ("nutgraf-collector", ["token", "list", "--data", site.data]),
                ("nutgraf-worker", ["--queue", site.database]),
                ("nutgraf", ["ping"]),
            ]
            for (name, arguments) in programs {
                let environment = try site.start(name, arguments, environment: ["NUTGRAF_LISTN": "127.0.0.1:0"])
                #expect(try await environment.end() == 78, "\(name): \(environment.standardError)")
                for words in ["the environment sets NUTGRAF_LISTN", "did you mean NUTGRAF_LISTEN?"] {
                    #expect(environment.standardError.contains(words), "\(name): \(environment.standardError)")
                }
                let file = try site.start(name, arguments + ["--config", wrong])
                #expect(try await file.end() == 78, "\(name): \(file.standardError)")
                for words in ["line 3 of \(wrong)", "NUTGRAF_MAX_CONECTIONS", "did you mean NUTGRAF_MAX_CONNECTIONS?"] {
                    #expect(file.standardError.contains(words), "\(name): \(file.standardError)")
                }
            }
        }
    }

    @Test("One file serves all three programs")
    func sharedFile() async throws {
        try await Site.with { site in
            let port = try FixedPort.next()
            let file = try site.file(
                "shared.conf",
                """
                NUTGRAF_DATA=\(site.data)
                NUTGRAF_LISTEN=127.0.0.1:\(port)
                NUTGRAF_COLLECTOR=127.0.0.1:\(port)
                NUTGRAF_CA_FILE=\(site.data)/ca.pem
                NUTGRAF_TOKEN_FILE=\(site.token("worker"))
                NUTGRAF_THREADS=1
                """
            )
            let collector = try site.start("nutgraf-collector", ["serve", "--config", file])
            _ = try await collector.line(with: "listening")
            let worker = try site.start("nutgraf-worker", ["--config", file])
            _ = try await worker.line(with: "connected")
            let ping = try site.start("nutgraf", ["ping", "--config", file, "--token-file", site.token("client")])
            #expect(try await ping.end() == 0, "\(ping.standardError)")
            for service in [worker, collector] {
                service.signal(SIGTERM)
                #expect(try await service.end() == 0)
            }
        }
    }

    @Test("Limits that do not fit each other are refused before anything is opened")
    func limits() async throws {
        try await Site.with { site in
            let cases = [
                (["--max-text-mib", "40"], "set NUTGRAF_MAX_FRAME_MIB to 41"),
                (["--max-held-mib", "100"], "set NUTGRAF_MAX_HELD_MIB to 132"),
            ]
            for (flags, words) in cases {
                let serve = try site.start(
                    "nutgraf-collector",
                    ["serve", "--data", site.data, "--listen", "127.0.0.1:0"] + flags
                )
                #expect(try await serve.end() == 78)
                #expect(serve.standardError.contains(words), "\(serve.standardError)")
            }
        }
    }
}
