import Foundation
import Testing

/// Every error that a person meets says what to do, and has its code.
@Suite(.timeLimit(.minutes(10))) struct ExitCodeTests {
    @Test("Errors of the client command")
    func client() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            let connection = site.connection(port: port)
            let unknown = "0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f"
            let wrongToken = try site.file("wrong.token", "nutgraf_000000000000_\(String(repeating: "0", count: 64))\n")
            let empty = try site.file("empty.txt", "  \n")
            let other = site.folder.appendingPathComponent("other").path
            try await site.run("nutgraf-collector", "init", "--data", other)
            let address = ["--collector", "127.0.0.1:\(port)"]
            let authority = ["--ca-file", site.data + "/ca.pem"]
            let cases: [(arguments: [String], code: Int32, words: String)] = [
                (["status", unknown] + connection, 66, "there is no job \(unknown)"),
                (["result", unknown] + connection, 66, "there is no job \(unknown)"),
                (["status", "seven"] + connection, 64, "invalid for '<job>'"),
                (["submit", "--priority", "10"] + connection, 64, "--priority must be from 0 to 9"),
                (["submit", empty] + connection, 65, "empty.txt: empty"),
                (["ping"], 78, "NUTGRAF_COLLECTOR"),
                (["ping", "--token-file", site.token("client"), "--collector", "not an address"], 78, "HOST:PORT"),
                (["ping", "--token-file", "/no/such/file"] + address + authority, 78, "/no/such/file"),
                (["ping", "--token-file", wrongToken] + address + authority, 77, "token add"),
                (["submit", "--token-file", site.token("worker"), empty] + address + authority, 65, "empty"),
                (["status", unknown, "--token-file", site.token("worker")] + address + authority, 77, "worker"),
                (
                    ["ping", "--token-file", site.token("client"), "--ca-file", other + "/ca.pem"] + address, 76,
                    "certificate"
                ),
                (["analyze", empty], 65, "empty.txt: empty"),
            ]
            for (arguments, code, words) in cases {
                let program = try site.start("nutgraf", arguments)
                #expect(try await program.end() == code, "\(arguments): \(program.standardError)")
                #expect(program.standardError.contains(words), "\(arguments): \(program.standardError)")
            }
        }
    }

    @Test("Errors of the services")
    func services() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            let nowhere = site.folder.appendingPathComponent("nowhere").path
            let cases: [(program: String, arguments: [String], code: Int32, words: String)] = [
                ("nutgraf-collector", ["serve"], 78, "NUTGRAF_DATA"),
                ("nutgraf-collector", ["serve", "--data", nowhere], 78, "nutgraf-collector init"),
                ("nutgraf-collector", ["init", "--data", site.data], 78, "is there already"),
                (
                    "nutgraf-collector", ["serve", "--data", site.data, "--listen", "127.0.0.1:\(port)"], 78,
                    "cannot be listened on"
                ),
                ("nutgraf-collector", ["token", "revoke", "--data", site.data, "nobody"], 66, "nobody"),
                ("nutgraf-worker", [], 78, "--queue"),
                ("nutgraf-worker", ["--queue", nowhere], 78, nowhere),
                ("nutgraf-worker", ["--queue", site.database, "--threads", "none"], 78, "--threads"),
                ("nutgraf-worker", site.connection(port: port, role: "client"), 77, "client"),
            ]
            for (name, arguments, code, words) in cases {
                let program = try site.start(name, arguments)
                #expect(try await program.end() == code, "\(name) \(arguments): \(program.standardError)")
                #expect(program.standardError.contains(words), "\(name) \(arguments): \(program.standardError)")
            }
        }
    }

    @Test("Settings come from the environment and from a file")
    func settings() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            let file = try site.file(
                "nutgraf.conf",
                """
                # The desk's collector
                NUTGRAF_COLLECTOR=127.0.0.1:\(port)
                NUTGRAF_CA_FILE=\(site.data)/ca.pem
                """
            )
            let ping = try site.start(
                "nutgraf",
                ["ping", "--config", file],
                environment: ["NUTGRAF_TOKEN_FILE": site.token("client")]
            )
            #expect(try await ping.end() == 0, "\(ping.standardError)")
        }
    }
}
