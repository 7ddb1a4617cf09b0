import NutgrafTLS
import Testing

@Suite("The server with openssl s_client", .timeLimit(.minutes(2)))
struct OpenSSLClientTests {
    private let certificates: TestCertificates

    init() throws {
        certificates = try TestCertificates()
    }

    private func start(_ server: LoopbackServer, _ more: [String]) throws -> PeerProcess {
        let arguments = [
            "s_client", "-connect", "127.0.0.1:\(server.port)", "-CAfile", certificates.authorityFile,
        ]
        return try PeerProcess("openssl", arguments + more)
    }

    private let proper = ["-verify_return_error", "-verify_hostname", "localhost", "-alpn", "nutgraf/1"]

    @Test func dataAndKeyUpdatesBothWaysAndACleanEnd() async throws {
        let server = try await LoopbackServer(certificates)
        let client = try start(server, proper)
        // A read-only view of the handshake's result comes first.
        #expect(try await client.line(containing: "ALPN protocol").contains("nutgraf/1"))
        #expect(try await client.line(containing: "Verify return code").contains("0 (ok)"))
        client.send("hello there\n")
        try await client.line(containing: "hello there")
        // K asks for our key as well, k does not.
        for command in ["K", "k", "K"] {
            client.send("\(command)\n")
            try await client.line(containing: "KEYUPDATE")
            client.send("after \(command)\n")
            try await client.line(containing: "after \(command)")
        }
        client.send("Q\n")
        _ = await client.finish()
        #expect(try await server.firstEnd.get() == [])
    }

    @Test func aServerThatSendsNoTickets() async throws {
        let server = try await LoopbackServer(certificates)
        let client = try start(server, proper + ["-msg"])
        try await client.line(containing: "Verify return code")
        client.send("hello there\n")
        var lines: [String] = []
        try await client.line(containing: "hello there") { lines.append($0) }
        #expect(!lines.contains { $0.contains("NewSessionTicket") }, "\(lines)")
        client.send("Q\n")
        #expect(try await server.firstEnd.get() == [])
    }

    @Test func tls12IsRefused() async throws {
        let server = try await LoopbackServer(certificates)
        let output = try await start(server, proper + ["-tls1_2"]).finish().output
        #expect(output.contains("alert protocol version"), "\(output)")
        let errors = try await server.firstEnd.get()
        #expect(errors.count == 1)
        #expect(errors.first?.contains("does not offer TLS 1.3") == true, "\(errors)")
    }

    @Test(arguments: [[], ["-alpn", "http/1.1"], ["-alpn", "h2,nutgraf/2,nutgraf"]])
    func anotherProtocolOrNoneIsRefused(offer: [String]) async throws {
        let server = try await LoopbackServer(certificates)
        let output = try await start(server, offer).finish().output
        #expect(output.contains("alert no application protocol"), "\(output)")
        let errors = try await server.firstEnd.get()
        #expect(errors.count == 1)
        #expect(errors.first?.contains("nutgraf/1 (ALPN)") == true, "\(errors)")
    }

    @Test func oneOfSeveralProtocolsIsChosen() async throws {
        let server = try await LoopbackServer(certificates)
        let client = try start(server, ["-alpn", "h2,nutgraf/1,http/1.1"])
        #expect(try await client.line(containing: "ALPN protocol").contains("nutgraf/1"))
        client.send("Q\n")
        #expect(try await server.firstEnd.get() == [])
    }

    @Test func aClientThatTrustsAnotherAuthorityIsReported() async throws {
        let other = try TestCertificates()
        let server = try await LoopbackServer(certificates)
        let arguments = ["s_client", "-connect", "127.0.0.1:\(server.port)", "-CAfile", other.authorityFile]
        _ = try await PeerProcess.run("openssl", arguments + proper)
        let errors = try await server.firstEnd.get()
        #expect(errors.count == 1)
        // What exactly the client objects to is its own affair; two authorities of one name differ by signature.
        #expect(errors.first?.contains("peer-alert") == true, "\(errors)")
    }

    @Test func aClientThatIsKilledIsATruncation() async throws {
        let server = try await LoopbackServer(certificates)
        let client = try start(server, proper)
        try await client.line(containing: "Verify return code")
        client.send("hello there\n")
        try await client.line(containing: "hello there")
        client.kill()
        let errors = try await server.firstEnd.get()
        #expect(errors.contains { $0.contains("truncated") }, "\(errors)")
    }
}
