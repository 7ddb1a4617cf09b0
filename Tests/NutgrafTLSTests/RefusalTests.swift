import NIOCore
import NutgrafTLS
import Testing

@Suite("What is refused", .timeLimit(.minutes(5)))
struct RefusalTests {
    /// Lets two ends try, and expects the client's refusal and the server's report of its alert.
    private func expectRefusal(
        _ pair: TLSPair,
        _ code: TLSError.Code,
        saying words: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        defer { pair.finish() }
        let early = pair.client.send("secret".utf8)
        try pair.exchange()
        #expect(pair.client.recorder.codes == [code], sourceLocation: sourceLocation)
        for word in words {
            let message = pair.client.recorder.message
            #expect(message.contains(word), "\(message)", sourceLocation: sourceLocation)
        }
        #expect(pair.client.outcome(early) == code.rawValue, sourceLocation: sourceLocation)
        #expect(pair.client.recorder.negotiated.isEmpty, sourceLocation: sourceLocation)
        #expect(pair.client.recorder.isInactive, sourceLocation: sourceLocation)
        #expect(pair.server.recorder.codes == [.peerAlert], sourceLocation: sourceLocation)
        #expect(pair.server.recorder.negotiated.isEmpty, sourceLocation: sourceLocation)
        #expect(pair.server.recorder.received.isEmpty, sourceLocation: sourceLocation)
    }

    @Test(arguments: ["other.example", "local", "sub.localhost", "127.0.0.2", "::2"])
    func anotherHost(host: String) throws {
        let pair = try TLSPair(TestCertificates(), host: host)
        try expectRefusal(pair, .wrongHost, saying: [host, "localhost, 127.0.0.1, ::1"])
    }

    @Test func anAddressThatTheCertificateHasOnlyAsAName() throws {
        // No name in a certificate of ours looks like an address, so only the other way round can be tried.
        let pair = try TLSPair(TestCertificates(hosts: ["127.0.0.1"]), host: "localhost")
        try expectRefusal(pair, .wrongHost, saying: ["localhost", "127.0.0.1"])
    }

    @Test func aCertificateOfAnotherAuthority() throws {
        let other = try TestCertificates()
        let pair = try TLSPair(TestCertificates(), trust: .file(other.authorityFile))
        // Both authorities have the same name, and only the keys tell them apart.
        try expectRefusal(pair, .untrusted, saying: [other.authorityFile, "Test Authority"])
    }

    @Test func aCertificateThatTheSystemDoesNotTrust() throws {
        let pair = try TLSPair(TestCertificates(), trust: .system)
        try expectRefusal(pair, .untrusted, saying: ["this system does not trust", "Test Authority"])
    }

    @Test func anExpiredCertificate() throws {
        let then = TestCertificates.now - 900 * TestCertificates.day
        let pair = try TLSPair(TestCertificates(days: 825, madeAt: then))
        try expectRefusal(pair, .expired, saying: ["expired on", "GMT"])
    }

    @Test func aCertificateThatIsNotValidYet() throws {
        let then = TestCertificates.now + TestCertificates.day
        let pair = try TLSPair(TestCertificates(madeAt: then))
        try expectRefusal(pair, .notYetValid, saying: ["valid only from", "clock"])
    }

    @Test(
        arguments: [
            ("", "empty"),
            (".", "empty"),
            (".localhost", "empty"),
            ("a..b", "empty"),
            ("*.localhost", "only letters"),
            ("b\u{FC}ro.example", "xn--"),
            ("a,DNS:b", "only letters"),
            ("localhost:7443", "only letters"),
            ("[::1]", "only letters"),
            ("fe80::1%eth0", "only letters"),
            ("-a.example", "hyphen"),
            ("1.2.3", "looks like"),
            ("300.1.1.1", "looks like"),
            (String(repeating: "a", count: 64), "63"),
            (String(repeating: "a.", count: 127) + "a", "253"),
        ]
    )
    func aHostThatIsNone(host: String, word: String) throws {
        let certificates = try TestCertificates()
        let context = try certificates.clientContext()
        let error = #expect(throws: TLSError.self) {
            try TLSHandler.client(context: context, serverHostname: host)
        }
        #expect(error?.code == .invalidHost)
        #expect(error?.message.contains(word) == true, "\(String(describing: error))")
        #expect(throws: TLSError.self) {
            try certificates.authority.issueServerCertificate(
                hosts: ["fine", host],
                now: TestCertificates.now
            )
        }
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func aHostWithAZeroByte(host: String) throws {
        let context = try TestCertificates().clientContext()
        for zero in [host + "\0", host + "\0.example.org", "\0"] {
            #expect(throws: TLSError.self) { try TLSHandler.client(context: context, serverHostname: zero) }
        }
    }

    @Test(
        arguments: [
            ("GET / HTTP/1.1\r\n\r\n", TLSError.Code.notTLS),
            ("EHLO example.org\r\n", .notTLS),
            ("\0\0\0\u{1}hello there, no TLS at all", .notTLS),
        ]
    )
    func plainTextToTheServer(text: String, code: TLSError.Code) throws {
        let server = try TLSEnd(.server(context: TestCertificates().serverContext()))
        try server.connect()
        try server.feed(Array(text.utf8))
        #expect(server.recorder.codes == [code], "\(server.recorder.message)")
        #expect(server.recorder.isInactive)
        #expect(server.recorder.received.isEmpty)
    }

    @Test(arguments: [
        "HTTP/1.1 400 Bad Request\r\n\r\n", "220 mail.example.org ESMTP\r\n", "\0\0\0\u{1}hello there",
    ])
    func plainTextToTheClient(text: String) throws {
        let client = try TLSEnd(
            .client(context: TestCertificates().clientContext(), serverHostname: "localhost")
        )
        try client.connect()
        try client.feed(Array(text.utf8))
        #expect(client.recorder.codes == [.notTLS], "\(client.recorder.message)")
        #expect(client.recorder.message.contains("localhost"))
        #expect(client.recorder.isInactive)
    }

    @Test func damagedRecordsAtEveryByte() throws {
        let certificates = try TestCertificates()
        var position = 0
        var size = 1
        while position < size {
            let pair = try TLSPair(certificates)
            defer { pair.finish() }
            try pair.exchange()
            pair.client.send("genuine".utf8)
            var record = try pair.client.takeCiphertext()
            size = record.count
            record[position] ^= 0x41
            try pair.server.feed(record)
            // A longer length makes the server wait for more, which is the end of the stream's business.
            if pair.server.recorder.errors.isEmpty { try pair.server.endOfStream() }
            try #require(pair.server.recorder.errors.count == 1, "byte \(position)")
            let code = try #require(pair.server.recorder.codes.first)
            try #require([.badRecord, .truncated].contains(code), "byte \(position): \(code)")
            try #require(pair.server.recorder.received.isEmpty, "byte \(position)")
            try #require(pair.server.recorder.isInactive, "byte \(position)")
            position += 1
        }
        #expect(size == 7 + 22)
    }

    @Test func recordsThatAreRepeatedOrMissing() throws {
        for mangle in [{ $0 + $0 }, { $0.dropFirst(1 + 22) }] as [(ArraySlice<UInt8>) -> ArraySlice<UInt8>] {
            let pair = try TLSPair.connected()
            defer { pair.finish() }
            pair.client.send([1])
            pair.client.send([2])
            try pair.server.feed(mangle(pair.client.takeCiphertext()[...]))
            #expect(pair.server.recorder.codes == [.badRecord])
            #expect(pair.server.recorder.isInactive)
            #expect(pair.server.recorder.received.count <= 2)
        }
    }

    @Test func whatCameBeforeTheDamageIsDelivered() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        pair.client.send("good".utf8)
        let good = try pair.client.takeCiphertext()
        try pair.server.feed(good + good)
        #expect(pair.server.recorder.received == Array("good".utf8))
        #expect(pair.server.recorder.codes == [.badRecord])
        try pair.exchange()
        #expect(pair.client.recorder.codes == [.peerAlert], "the alert was sent before the close")
    }

    @Test func randomBytesInsteadOfRecords() throws {
        let certificates = try TestCertificates()
        for round in 0..<200 {
            let pair = try TLSPair(certificates)
            defer { pair.finish() }
            if round % 2 == 0 { try pair.exchange() }
            let bytes = try SecureRandom.bytes(300)
            try pair.server.feed(bytes)
            if pair.server.recorder.errors.isEmpty { try pair.server.endOfStream() }
            try #require(pair.server.recorder.errors.count == 1, "fed \(bytes)")
            try #require(pair.server.recorder.isInactive, "fed \(bytes)")
            try #require(pair.server.recorder.received.isEmpty, "fed \(bytes)")
        }
    }

    @Test func anErrorLeftByOthersIsNotMistakenForOurs() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        OpenSSLMischief.leaveAnError()
        pair.client.send("fine".utf8)
        OpenSSLMischief.leaveAnError()
        try pair.exchange()
        #expect(pair.server.recorder.received == Array("fine".utf8))
        #expect(pair.server.recorder.errors.isEmpty)
    }
}
