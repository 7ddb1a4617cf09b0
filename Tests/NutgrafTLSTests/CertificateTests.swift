import Foundation
import NutgrafTLS
import Testing

@Suite("Making certificates", .timeLimit(.minutes(5)))
struct CertificateTests {
    /// A certificate as `openssl x509` prints it.
    private func text(_ made: TestCertificates, _ file: KeyPath<TestCertificates, String>) async throws
        -> String
    {
        try await text(made[keyPath: file])
    }

    private func text(_ path: String) async throws -> String {
        let result = try await PeerProcess.run("openssl", ["x509", "-in", path, "-noout", "-text"])
        try #require(result.status == 0, "install openssl (Debian's package openssl): \(result.output)")
        return result.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .joined(separator: "\n")
    }

    @Test func theAuthorityHasWhatAnAuthorityNeeds() async throws {
        let text = try await text(TestCertificates(), \.authorityFile)
        for part in [
            "Version: 3 (0x2)",
            "Issuer: CN = Test Authority",
            "Subject: CN = Test Authority",
            "Signature Algorithm: ecdsa-with-SHA256",
            "NIST CURVE: P-256",
            "X509v3 Basic Constraints: critical\nCA:TRUE, pathlen:0",
            "X509v3 Key Usage: critical\nCertificate Sign, CRL Sign",
            "X509v3 Subject Key Identifier:",
        ] {
            #expect(text.contains(part), "\(part) is missing in \(text)")
        }
    }

    @Test func theServerHasWhatAServerNeeds() async throws {
        let hosts = ["collector.example.org", "192.0.2.7", "2001:db8::7", "collector.example.org."]
        let text = try await text(TestCertificates(hosts: hosts), \.certificateFile)
        for part in [
            "Version: 3 (0x2)",
            "Issuer: CN = Test Authority",
            "Subject: CN = collector.example.org",
            "Signature Algorithm: ecdsa-with-SHA256",
            "NIST CURVE: P-256",
            "X509v3 Basic Constraints: critical\nCA:FALSE",
            "X509v3 Key Usage: critical\nDigital Signature\n",
            "X509v3 Extended Key Usage:\nTLS Web Server Authentication\n",
            "DNS:collector.example.org, IP Address:192.0.2.7, IP Address:2001:DB8:0:0:0:0:0:7\n",
            "X509v3 Subject Key Identifier:",
            "X509v3 Authority Key Identifier:",
        ] {
            #expect(text.contains(part), "\(part) is missing in \(text)")
        }
    }

    @Test func openSSLVerifiesTheChainStrictly() async throws {
        let made = try TestCertificates()
        let arguments = [
            "verify", "-x509_strict", "-purpose", "sslserver", "-verify_hostname", "localhost",
            "-CAfile", made.authorityFile, made.certificateFile,
        ]
        let result = try await PeerProcess.run("openssl", arguments)
        #expect(result.status == 0, "\(result.output)")
    }

    @Test func validitiesAreAsGiven() async throws {
        // 2030-01-01 00:00:00 UTC.
        let now: Int64 = 1_893_456_000
        let text = try await text(TestCertificates(madeAt: now), \.certificateFile)
        #expect(text.contains("Not Before: Dec 31 23:00:00 2029 GMT"), "\(text)")
        #expect(text.contains("Not After : Apr  5 00:00:00 2032 GMT"), "\(text)")
    }

    @Test func validitiesPast2050AreWrittenToo() async throws {
        // 2048-01-01 00:00:00 UTC; from 2050 on dates have another form (RFC 5280, 4.1.2.5).
        let text = try await text(TestCertificates(madeAt: 2_461_449_600), \.authorityFile)
        #expect(text.contains("Not After : Dec 29 00:00:00 2057 GMT"), "\(text)")
    }

    @Test func noServerOutlivesItsAuthority() async throws {
        let now: Int64 = 1_893_456_000
        let authority = try CertificateAuthority.create(commonName: "Short", days: 10, now: now)
        let server = try authority.issueServerCertificate(hosts: ["a"], days: 825, now: now + 86_400)
        let folder = try TemporaryFolder()
        try NewFile.createReadable(server.certificatePEM, at: folder.file("a.pem"))
        #expect(try await text(folder.file("a.pem")).contains("Not After : Jan 11 00:00:00 2030 GMT"))
        let error = #expect(throws: TLSError.self) {
            try authority.issueServerCertificate(hosts: ["a"], now: now + 10 * 86_400)
        }
        #expect(error?.code == .expired)
    }

    @Test func everySerialNumberIsItsOwn() async throws {
        let made = try TestCertificates()
        var serials: Set<String> = []
        for round in 0..<20 {
            let server = try made.authority.issueServerCertificate(hosts: ["a"], now: TestCertificates.now)
            let path = made.folder.file("\(round).pem")
            try NewFile.createReadable(server.certificatePEM, at: path)
            let serial = try await PeerProcess.run("openssl", ["x509", "-in", path, "-noout", "-serial"])
                .output
            #expect(serial.count == "serial=".count + 32 + 1, "\(serial)")
            serials.insert(serial)
        }
        #expect(serials.count == 20)
    }

    @Test(arguments: ["", String(repeating: "a", count: 65), "a\tb", "a\u{7F}b"])
    func namesThatNoCertificateCanHave(name: String) {
        let error = #expect(throws: TLSError.self) {
            try CertificateAuthority.create(commonName: name, now: 0)
        }
        #expect(error?.code == .invalidRequest)
    }

    @Test(arguments: [0, -1, 36_526, .max])
    func validitiesThatNoCertificateHas(days: Int) {
        let error = #expect(throws: TLSError.self) {
            try CertificateAuthority.create(commonName: "a", days: days, now: 0)
        }
        #expect(error?.code == .invalidRequest)
    }

    @Test func aServerNeedsAHost() throws {
        let authority = try CertificateAuthority.create(commonName: "a", now: TestCertificates.now)
        let error = #expect(throws: TLSError.self) {
            try authority.issueServerCertificate(hosts: [], now: TestCertificates.now)
        }
        #expect(error?.code == .invalidHost)
    }

    @Test func anAuthorityIsRefusedWhoseFilesDoNotFit() throws {
        let (one, other) = try (TestCertificates(), TestCertificates())
        let mixed = CertificateAndKey(
            certificatePEM: one.authority.pair.certificatePEM,
            privateKeyPEM: other.authority.pair.privateKeyPEM
        )
        let unread = CertificateAndKey(certificatePEM: Array("x".utf8), privateKeyPEM: [])
        for (pair, code) in [(mixed, TLSError.Code.privateKeyFile), (unread, .certificateFile)] {
            let error = #expect(throws: TLSError.self) {
                try CertificateAuthority(pair).issueServerCertificate(hosts: ["a"], now: TestCertificates.now)
            }
            #expect(error?.code == code)
        }
    }

    @Test func aHostLongerThanANameMayBe() throws {
        let host = String(repeating: "a", count: 60) + ".example.org"
        let pair = try TLSPair(TestCertificates(hosts: [host]), host: host)
        defer { pair.finish() }
        try pair.exchange()
        #expect(pair.client.recorder.negotiated == ["nutgraf/1"])
    }
}
