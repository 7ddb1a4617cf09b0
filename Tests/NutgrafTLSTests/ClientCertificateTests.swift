import NutgrafTLS
import Testing

@Suite("Client certificates", .timeLimit(.minutes(2)))
struct ClientCertificateTests {
    private let certificates: TestCertificates

    init() throws {
        certificates = try TestCertificates()
    }

    /// Two ends of which the server asks for a certificate of an authority, its own by default.
    private func pair(showing identity: CertificateFiles?, asking: String? = nil) throws -> TLSPair {
        let context = try certificates.clientContext(showing: identity)
        let server = try certificates.serverContext(asking: asking ?? certificates.authorityFile)
        let pair = TLSPair(
            client: try TLSEnd(.client(context: context, serverHostname: "localhost")),
            server: try TLSEnd(.server(context: server)),
            certificates: certificates
        )
        try pair.server.connect()
        try pair.client.connect()
        return pair
    }

    private func expectRefusal(
        _ pair: TLSPair,
        _ code: TLSError.Code,
        server words: [String],
        client clientWords: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        defer { pair.finish() }
        pair.client.send("secret".utf8)
        try pair.exchange()
        #expect(pair.server.recorder.codes == [code], sourceLocation: sourceLocation)
        #expect(pair.server.recorder.received.isEmpty, sourceLocation: sourceLocation)
        #expect(pair.server.recorder.negotiated.isEmpty, sourceLocation: sourceLocation)
        #expect(pair.client.recorder.codes == [.peerAlert], sourceLocation: sourceLocation)
        for (words, message) in [
            (words, pair.server.recorder.message), (clientWords, pair.client.recorder.message),
        ] {
            for word in words {
                #expect(message.contains(word), "\(message)", sourceLocation: sourceLocation)
            }
        }
    }

    @Test func aCertificateOfTheAuthorityIsLetIn() throws {
        let pair = try pair(showing: certificates.clientFiles())
        defer { pair.finish() }
        pair.client.send("hello".utf8)
        try pair.exchange()
        #expect(pair.server.recorder.received == Array("hello".utf8))
        #expect(pair.server.recorder.errors.isEmpty)
        #expect(pair.client.recorder.errors.isEmpty)
    }

    @Test func whoShowsNothingIsToldWhatToShow() throws {
        try expectRefusal(
            pair(showing: nil),
            .certificateRefused,
            server: ["presented no certificate", "certificate client"],
            client: ["asks for a client certificate", "--certificate-file"]
        )
    }

    @Test func aCertificateOfAnotherAuthority() throws {
        let other = try TestCertificates()
        try expectRefusal(
            pair(showing: other.clientFiles()),
            .untrusted,
            server: ["/CN=desk", "Test Authority", "--client-ca"],
            client: ["certificate"]
        )
    }

    @Test func anAuthorityOfItsOwnForClients() throws {
        let other = try TestCertificates()
        let good = try pair(showing: other.clientFiles(), asking: other.authorityFile)
        defer { good.finish() }
        good.client.send("hello".utf8)
        try good.exchange()
        #expect(good.server.recorder.received == Array("hello".utf8))
        try expectRefusal(
            pair(showing: certificates.clientFiles(), asking: other.authorityFile),
            .untrusted,
            server: ["--client-ca"],
            client: ["certificate"]
        )
    }

    @Test func anExpiredCertificate() throws {
        let then = TestCertificates.now - 10 * TestCertificates.day
        // An authority that was there before; a certificate outlives none.
        let old = try TestCertificates(madeAt: then)
        try expectRefusal(
            pair(showing: old.clientFiles(days: 9, madeAt: then), asking: old.authorityFile),
            .expired,
            server: ["/CN=desk", "expired on"],
            client: ["refused this side's certificate", "expired"]
        )
    }

    @Test func aServersCertificateIsNoClients() throws {
        let server = CertificateFiles(
            certificateChain: certificates.certificateFile,
            privateKey: certificates.keyFile
        )
        try expectRefusal(
            pair(showing: server),
            .certificateRefused,
            server: ["/CN=localhost", "purpose"],
            client: ["refused this side's certificate"]
        )
    }

    @Test func aClientsCertificateIsNoServers() throws {
        let files = try certificates.clientFiles("localhost")
        let server = try TLSServerContext(
            certificateChainFile: files.certificateChain,
            privateKeyFile: files.privateKey
        )
        let pair = TLSPair(
            client: try TLSEnd(.client(context: certificates.clientContext(), serverHostname: "localhost")),
            server: try TLSEnd(.server(context: server)),
            certificates: certificates
        )
        defer { pair.finish() }
        try pair.server.connect()
        try pair.client.connect()
        try pair.exchange()
        #expect(pair.client.recorder.codes == [.certificateRefused])
    }

    @Test func filesThatCannotBeUsedAreNamed() throws {
        let desk = try certificates.clientFiles()
        let other = try certificates.clientFiles("other")
        let mixed = CertificateFiles(certificateChain: desk.certificateChain, privateKey: other.privateKey)
        let error = #expect(throws: TLSError.self) { try certificates.clientContext(showing: mixed) }
        #expect(error?.code == .privateKeyFile)
        #expect(error?.message.contains(other.privateKey) == true)
        let missing = #expect(throws: TLSError.self) { try certificates.serverContext(asking: "/none.pem") }
        #expect(missing?.code == .trustFile)
        #expect(missing?.message.contains("/none.pem") == true)
    }

    /// Over sockets the refusal races with what the client sends: the alert must get through all the same.
    @Test func theReasonReachesAClientThatSendsAtOnce() async throws {
        let server = try await LoopbackServer(certificates, asking: certificates.authorityFile)
        for _ in 0..<50 {
            let client = try await LoopbackClient(certificates, port: server.port)
            client.send(Array(repeating: UInt8(ascii: "x"), count: 4000))
            let errors = try await client.end.get()
            #expect(errors.contains { $0.contains("asks for a client certificate") }, "\(errors)")
        }
    }

    @Test func openSSLsClientIsLetInWithACertificateAndNotWithout() async throws {
        let desk = try certificates.clientFiles()
        let server = try await LoopbackServer(certificates, asking: certificates.authorityFile)
        let arguments = [
            "s_client", "-connect", "127.0.0.1:\(server.port)", "-CAfile", certificates.authorityFile,
            "-verify_return_error", "-verify_hostname", "localhost", "-alpn", "nutgraf/1",
        ]
        let good = try PeerProcess(
            "openssl",
            arguments + ["-cert", desk.certificateChain, "-key", desk.privateKey]
        )
        // The server says whose certificates it takes.
        try await good.line(containing: "Acceptable client certificate CA names")
        try await good.line(containing: "CN = Test Authority")
        try await good.line(containing: "Verify return code: 0 (ok)")
        good.send("hello there\n")
        try await good.line(containing: "hello there")
        good.send("Q\n")
        let bad = try PeerProcess("openssl", arguments)
        try await bad.line(containing: "certificate required")
    }
}
