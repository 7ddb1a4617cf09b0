import Foundation
import NutgrafClient
import Testing

/// Certificates of collectors and clients, over their whole lives.
@Suite(.timeLimit(.minutes(10))) struct CertificateTests {
    @Test("A collector that asks for client certificates lets in who shows one")
    func clientCertificates() async throws {
        try await Site.with { site in
            let folder = site.folder.appendingPathComponent("desk").path
            let made = try await site.run(
                "nutgraf-collector",
                "certificate",
                "client",
                "desk",
                "--data",
                site.data,
                "--output",
                folder
            )
            #expect(made.standardOutput.contains("--certificate-file \(folder)/desk.pem --key-file"))
            let key = try FileManager.default.attributesOfItem(atPath: folder + "/desk-key.pem")
            #expect(key[.posixPermissions] as? Int == 0o600)

            // Nothing but a client's own old certificate is ever replaced.
            let authority = try Data(contentsOf: URL(fileURLWithPath: site.data + "/ca-key.pem"))
            for name in ["ca", "server"] {
                let bad = try site.start(
                    "nutgraf-collector",
                    ["certificate", "client", name, "--data", site.data, "--output", site.data]
                )
                #expect(try await bad.end() == 78)
                #expect(bad.standardError.contains("is there already"), "\(bad.standardError)")
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: site.data + "/ca-key.pem")) == authority)

            let (_, port) = try await site.collector(environment: ["NUTGRAF_CLIENT_CA": site.data + "/ca.pem"])
            let identity = ["--certificate-file", folder + "/desk.pem", "--key-file", folder + "/desk-key.pem"]
            let good = try site.start("nutgraf", ["ping"] + site.connection(port: port) + identity)
            #expect(try await good.end() == 0, "\(good.standardError)")

            let story = try site.file("story.txt", Stories.short(1))
            let submit = ["submit", "--wait", story] + site.connection(port: port) + identity
            let submission = try site.start("nutgraf", submit)
            let worker = try site.start(
                "nutgraf-worker",
                site.connection(port: port, role: "worker"),
                environment: ["NUTGRAF_CERTIFICATE_FILE": identity[1], "NUTGRAF_KEY_FILE": identity[3]]
            )
            #expect(try await submission.end() == 0, "\(submission.standardError)")
            worker.signal(SIGTERM)
            #expect(try await worker.end() == 0)

            let cases: [(flags: [String], code: Int32, words: String)] = [
                ([], 76, "asks for a client certificate"),
                (["--certificate-file", identity[1]], 78, "--key-file"),
                (["--certificate-file", site.data + "/ca.pem", "--key-file", identity[3]], 78, "does not belong"),
                (
                    ["--certificate-file", site.data + "/server.pem", "--key-file", site.data + "/server-key.pem"], 76,
                    "refused this side's certificate"
                ),
            ]
            for (flags, code, words) in cases {
                let bad = try site.start("nutgraf", ["ping"] + site.connection(port: port) + flags)
                #expect(try await bad.end() == code, "\(flags): \(bad.standardError)")
                #expect(bad.standardError.contains(words), "\(flags): \(bad.standardError)")
            }
        }
    }

    @Test("A worker that connects again shows the certificate that it has by then")
    func renewedClientCertificate() async throws {
        try await Site.with { site in
            let other = site.folder.appendingPathComponent("other").path
            try await site.run("nutgraf-collector", "init", "--data", other)
            let output = ["--output", site.folder.path]
            let first = try site.start(
                "nutgraf-collector",
                ["certificate", "client", "w", "--data", site.data] + output
            )
            #expect(try await first.end() == 0, "\(first.standardError)")
            let (collector, port) = try await site.collector(
                port: try FixedPort.next(),
                environment: ["NUTGRAF_CLIENT_CA": site.data + "/ca.pem"]
            )
            let worker = try site.start(
                "nutgraf-worker",
                site.connection(port: port, role: "worker")
                    + [
                        "--certificate-file", "\(site.folder.path)/w.pem", "--key-file",
                        "\(site.folder.path)/w-key.pem",
                    ]
            )
            _ = try await worker.line(with: "connected")
            collector.signal(SIGTERM)
            #expect(try await collector.end() == 0)

            // Nobody but the other authority is trusted from now on, and it issues the worker's certificate anew.
            let second = try site.start(
                "nutgraf-collector",
                ["certificate", "client", "w", "--data", other] + output
            )
            #expect(try await second.end() == 0, "\(second.standardError)")
            #expect(second.standardOutput.contains("w.pem is renewed for w"), "\(second.standardOutput)")
            let (restarted, _) = try await site.collector(
                port: port,
                environment: ["NUTGRAF_CLIENT_CA": other + "/ca.pem"]
            )
            _ = try await restarted.line(with: "peer connected")
            worker.signal(SIGTERM)
            #expect(try await worker.end() == 0)
        }
    }

    @Test("On SIGHUP new connections see the renewed certificate, and old ones go on")
    func reload() async throws {
        try await Site.with { site in
            let (collector, port) = try await site.collector()
            try await site.withClient(port: port) { client in
                _ = try await client.ping()
                let serial = try await serialNumber(port, site)

                try await site.run("nutgraf-collector", "certificate", "server", "--data", site.data)
                #expect(try await serialNumber(port, site) == serial, "nothing changes before the signal")
                collector.signal(SIGHUP)
                _ = try await collector.line(with: "certificates reloaded")
                let renewed = try await serialNumber(port, site)
                #expect(renewed != serial)

                // A pair that cannot be used changes nothing.
                let key = URL(fileURLWithPath: site.data + "/server-key.pem")
                let good = try Data(contentsOf: key)
                try Data("no key\n".utf8).write(to: key)
                collector.signal(SIGHUP)
                let complaint = try await collector.line(with: "certificates not reloaded")
                #expect(complaint.contains("error") && complaint.contains("server-key.pem"), "\(complaint)")
                #expect(try await serialNumber(port, site) == renewed)
                try good.write(to: key)

                // The client has had the same connection all the time.
                _ = try await client.ping()
                let connections = collector.standardError.split(separator: "\n").filter {
                    $0.contains("peer connected")
                }
                #expect(connections.count == 1)
            }
            collector.signal(SIGTERM)
            #expect(try await collector.end() == 0)
        }
    }

    @Test("A renewal that was cut off between its two files is ended by the next start")
    func cutOffRenewal() async throws {
        try await Site.with { site in
            let old = try Data(contentsOf: URL(fileURLWithPath: site.data + "/server.pem"))
            try await site.run("nutgraf-collector", "certificate", "server", "--data", site.data, "--host", "127.0.0.1")
            let new = try Data(contentsOf: URL(fileURLWithPath: site.data + "/server.pem"))
            #expect(new != old)
            // As it is when the key has been renamed and the certificate has not.
            try new.write(to: URL(fileURLWithPath: site.data + "/server.pem.new"))
            try old.write(to: URL(fileURLWithPath: site.data + "/server.pem"))
            let (_, port) = try await site.collector()
            let ping = try site.start("nutgraf", ["ping"] + site.connection(port: port))
            #expect(try await ping.end() == 0, "\(ping.standardError)")
            #expect(try Data(contentsOf: URL(fileURLWithPath: site.data + "/server.pem")) == new)
        }
    }

    /// The serial number of the certificate that a collector shows.
    private func serialNumber(_ port: Int, _ site: Site) async throws -> String {
        let script = """
            import socket, ssl, sys
            context = ssl.create_default_context(cafile=sys.argv[2])
            context.set_alpn_protocols(["nutgraf/1"])
            with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as plain:
                with context.wrap_socket(plain, server_hostname="127.0.0.1") as tls:
                    print(tls.getpeercert()["serialNumber"])
            """
        let python = try RunningProgram(
            URL(fileURLWithPath: "/usr/bin/env"),
            ["python3", "-c", script, "\(port)", site.data + "/ca.pem"],
            in: site.folder
        )
        #expect(try await python.end() == 0, "\(python.standardError)")
        return python.standardOutput
    }
}
