import NIOCore
import NutgrafTLS
import Testing

@Suite("The client with openssl s_server", .timeLimit(.minutes(2)))
struct OpenSSLServerTests {
    private let certificates: TestCertificates

    init() throws {
        certificates = try TestCertificates()
    }

    /// Starts a server for one connection, and a client of ours for it.
    private func start(
        _ more: [String],
        host: String = "localhost",
        halfClosure: Bool = false
    ) async throws -> (PeerProcess, LoopbackClient) {
        let arguments = [
            "s_server", "-accept", "127.0.0.1:0", "-naccept", "1",
            "-cert", certificates.certificateFile, "-key", certificates.keyFile,
        ]
        let server = try PeerProcess("openssl", arguments + more)
        let line = try await server.line(containing: "ACCEPT 127.0.0.1:")
        let port = try #require(line.split(separator: ":").last.flatMap { Int($0) })
        return (
            server, try await LoopbackClient(certificates, port: port, host: host, halfClosure: halfClosure)
        )
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func dataAndKeyUpdatesBothWaysAndACleanEnd(host: String) async throws {
        let (server, client) = try await start(["-alpn", "nutgraf/1", "-msg"], host: host)
        try await client.handshake.get()
        client.send("from us\n".utf8)
        try await server.line(containing: "from us")
        for command in ["K", "k", "K"] {
            server.send("\(command)\n")
            try await server.line(containing: "KeyUpdate")
            server.send("after \(command)\n")
            #expect(try await client.receive(asLongAs: "after K\n") == "after \(command)\n")
            client.send("ours after \(command)\n".utf8)
            try await server.line(containing: "ours after \(command)")
        }
        try await client.channel.triggerUserOutboundEvent(TLSKeyUpdate(requestsPeers: true)).get()
        client.send("under our new key\n".utf8)
        try await server.line(containing: "under our new key")
        try await client.channel.close().get()
        let errors = try await client.end.get()
        #expect(errors == [])
        // It says so when a connection ends without a close_notify.
        let output = await server.finish().output
        #expect(!output.contains("unexpected eof"), "\(output)")
    }

    @Test func serverTicketsDoNoHarmAndItsCloseIsClean() async throws {
        let (server, client) = try await start(["-alpn", "nutgraf/1", "-num_tickets", "5", "-rev"])
        client.send("abc\n".utf8)
        #expect(try await client.receive(asLongAs: "cba\n") == "cba\n")
        // The command that has this mode close properly; Q, of the other mode, sends no close_notify.
        client.send("CLOSE\n".utf8)
        let errors = try await client.end.get()
        #expect(errors == [])
        _ = await server.finish()
    }

    @Test func tls12IsRefused() async throws {
        let (server, client) = try await start(["-alpn", "nutgraf/1", "-tls1_2"])
        try await expectFailure(client, .protocolVersion)
        _ = await server.finish()
    }

    @Test(arguments: [[], ["-alpn", "http/1.1"]])
    func anotherProtocolOrNoneIsRefused(choice: [String]) async throws {
        let (server, client) = try await start(choice)
        try await expectFailure(client, .noApplicationProtocol)
        _ = await server.finish()
    }

    @Test func anotherHostIsRefused() async throws {
        let (server, client) = try await start(["-alpn", "nutgraf/1"], host: "other.example")
        try await expectFailure(client, .wrongHost)
        _ = await server.finish()
    }

    @Test(arguments: [true, false])
    func aServerThatIsKilledIsATruncation(halfClosure: Bool) async throws {
        let (server, client) = try await start(["-alpn", "nutgraf/1"], halfClosure: halfClosure)
        try await client.handshake.get()
        client.send("from us\n".utf8)
        try await server.line(containing: "from us")
        server.kill()
        let errors = try await client.end.get()
        #expect(errors.contains { $0.contains("truncated") }, "\(errors)")
    }

    private func expectFailure(_ client: LoopbackClient, _ code: TLSError.Code) async throws {
        let error = await #expect(throws: TLSError.self) { try await client.handshake.get() }
        #expect(error?.code == code, "\(String(describing: error))")
        #expect(try await client.end.get().count == 1)
    }
}
