import NIOCore
import NutgrafTLS
import Testing

@Suite("Both ends with Python's ssl", .timeLimit(.minutes(2)))
struct PythonTests {
    private let certificates: TestCertificates

    init() throws {
        certificates = try TestCertificates()
    }

    /// Runs a Python client, whose script finds `connect()` and, unless told otherwise, the connection `s`.
    private func client(
        _ server: LoopbackServer,
        host: String = "localhost",
        connects: Bool = true,
        _ body: String
    ) async throws -> String {
        let script = """
            import socket, ssl
            ca = \(quoted(certificates.authorityFile))
            c = ssl.create_default_context(cafile=ca)
            c.set_alpn_protocols(["nutgraf/1"])
            raw = socket.create_connection(("127.0.0.1", \(server.port)), timeout=30)
            def connect():
                return c.wrap_socket(raw, server_hostname=\(quoted(host)), suppress_ragged_eofs=False)
            \(connects ? "s = connect()" : "")
            \(body)
            """
        let result = try await PeerProcess.run(PeerProcess.python, ["-c", script])
        try #require(result.status == 0, "install Python 3, or name it in NUTGRAF_PYTHON: \(result.output)")
        return result.output
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func aMebibyteEchoedToAPythonClient(host: String) async throws {
        let server = try await LoopbackServer(certificates)
        let output = try await client(
            server,
            host: host,
            """
            data = bytes(i * 7 & 255 for i in range(1 << 20))
            # One thread: Python 3.11 does not guard a connection against use by two.
            s.sendall(data)
            got = bytearray()
            while len(got) < len(data): got += s.recv(1 << 16)
            print(s.version(), s.selected_alpn_protocol(), bytes(got) == data)
            s.unwrap()
            print("clean")
            """
        )
        #expect(output == "TLSv1.3 nutgraf/1 True\nclean\n")
        #expect(try await server.firstEnd.get() == [])
    }

    @Test(arguments: [true, false])
    func ourCloseNotifyAnswersPythons(halfClosure: Bool) async throws {
        let server = try await LoopbackServer(certificates, halfClosure: halfClosure)
        let output = try await client(
            server,
            #"s.sendall(b"x"); print(s.recv(1)); s.unwrap(); print("clean")"#
        )
        #expect(output == "b'x'\nclean\n")
        #expect(try await server.firstEnd.get() == [])
    }

    @Test(arguments: [true, false])
    func aPythonClientThatJustLeavesIsATruncation(halfClosure: Bool) async throws {
        let server = try await LoopbackServer(certificates, halfClosure: halfClosure)
        _ = try await client(server, #"s.sendall(b"x"); s.recv(1); socket.socket(fileno=s.detach()).close()"#)
        let errors = try await server.firstEnd.get()
        #expect(errors.count == 1)
        #expect(errors.first?.hasPrefix("truncated") == true, "\(errors)")
    }

    @Test(
        arguments: [
            ("c.maximum_version = ssl.TLSVersion.TLSv1_2", "protocol version", "TLS 1.3"),
            ("c.set_alpn_protocols([\"http/1.1\"])", "no application protocol", "ALPN"),
            ("c = ssl.create_default_context(cafile=ca)", "no application protocol", "ALPN"),
        ]
    )
    func wrongClientsAreToldWhy(setting: String, reason: String, sentence: String) async throws {
        let server = try await LoopbackServer(certificates)
        let output = try await client(
            server,
            connects: false,
            """
            \(setting)
            try: connect(); print("connected")
            except ssl.SSLError as error: print(error)
            """
        )
        #expect(output.contains(reason), "\(output)")
        let errors = try await server.firstEnd.get()
        #expect(errors.count == 1)
        #expect(errors.first?.contains(sentence) == true, "\(errors)")
    }

    @Test func plainTextToThePort() async throws {
        let server = try await LoopbackServer(certificates)
        let output = try await client(
            server,
            connects: false,
            """
            raw.sendall(b"GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n")
            got = b""
            while piece := raw.recv(100): got += piece
            print(got[:1] in (b"", b"\\x15"))
            """
        )
        #expect(output == "True\n", "at most an alert record comes back")
        let errors = try await server.firstEnd.get()
        #expect(errors.first?.hasPrefix("not-tls") == true, "\(errors)")
    }

    /// Starts a Python server for one connection: `s` is the connection.
    private func server(_ body: String) async throws -> (PeerProcess, port: Int) {
        let script = """
            import socket, ssl
            c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            c.load_cert_chain(\(quoted(certificates.certificateFile)), \(quoted(certificates.keyFile)))
            c.set_alpn_protocols(["nutgraf/1"])
            l = socket.create_server(("127.0.0.1", 0))
            print("port", l.getsockname()[1], flush=True)
            raw, _ = l.accept()
            raw.settimeout(30)
            s = c.wrap_socket(raw, server_side=True, suppress_ragged_eofs=False)
            \(body)
            """
        let process = try PeerProcess(PeerProcess.python, ["-c", script])
        let line = try await process.line(containing: "port ")
        return (process, try #require(line.split(separator: " ").last.flatMap { Int($0) }))
    }

    @Test func aMebibyteEchoedByAPythonServer() async throws {
        let (process, port) = try await server(
            """
            left = 1 << 20
            while left:
                data = s.recv(1 << 14)
                s.sendall(data)
                left -= len(data)
            s.unwrap()
            """
        )
        let client = try await LoopbackClient(certificates, port: port)
        let bytes = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 11 &+ $0 >> 9) }
        client.send(bytes)
        #expect(try await client.receive(bytes.count) == bytes)
        #expect(try await client.end.get() == [])
        #expect(await process.finish().status == 0)
    }

    @Test func aPythonServerAnswersAfterOurHalfClose() async throws {
        let (process, port) = try await server(
            """
            got = b""
            while piece := s.recv(100): got += piece
            s.sendall(b"you said " + got)
            s.unwrap()
            """
        )
        let client = try await LoopbackClient(certificates, port: port, halfClosure: true)
        try await client.handshake.get()
        client.send("all of it".utf8)
        try await client.channel.close(mode: .output).get()
        #expect(try await client.receive(asLongAs: "you said all of it") == "you said all of it")
        #expect(try await client.end.get() == [])
        let result = await process.finish()
        #expect(result.status == 0, "\(result.output)")
    }

    @Test func aPythonServerThatJustLeavesIsATruncation() async throws {
        let (process, port) = try await server(
            #"s.sendall(b"half a"); socket.socket(fileno=s.detach()).close()"#
        )
        let client = try await LoopbackClient(certificates, port: port)
        #expect(try await client.receive(asLongAs: "half a") == "half a")
        let errors = try await client.end.get()
        #expect(errors.count == 1)
        #expect(errors.first?.hasPrefix("truncated") == true, "\(errors)")
        _ = await process.finish()
    }

    private func quoted(_ text: String) -> String {
        "'\(text)'"
    }
}
