import Foundation
import NutgrafTLS
import Testing

@Suite("Replacing a certificate and its key", .timeLimit(.minutes(5)))
struct CertificatePairTests {
    private let certificates: TestCertificates
    private let pair: CertificatePair

    init() throws {
        certificates = try TestCertificates()
        pair = CertificatePair(
            CertificateFiles(certificateChain: certificates.certificateFile, privateKey: certificates.keyFile)
        )
    }

    private func issue(_ host: String) throws -> CertificateAndKey {
        try certificates.authority.issueServerCertificate(hosts: [host], now: TestCertificates.now)
    }

    private var hosts: [String] {
        get throws { try StoredCertificate.all(in: certificates.certificateFile).first?.hosts ?? [] }
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func theNewPairIsUsedAndNothingIsLeftBeside() throws {
        try pair.replace(with: issue("new.example"))
        #expect(pair.isWhole())
        #expect(try hosts == ["new.example"])
        #expect(try mode(certificates.keyFile) == 0o600)
        #expect(try mode(certificates.certificateFile) == 0o644)
        let files = try FileManager.default.contentsOfDirectory(atPath: certificates.folder.path)
        #expect(files.sorted() == ["ca.pem", "server.key", "server.pem"])
    }

    /// A crash after any step of a replacement leaves a pair that can be used, and the next replacement works.
    @Test(arguments: 0...4)
    func aReplacementThatIsCutOff(afterSteps steps: Int) throws {
        let new = try issue("new.example")
        let (newKey, newCertificate) = (certificates.keyFile + ".new", certificates.certificateFile + ".new")
        let manager = FileManager.default
        let all: [() throws -> Void] = [
            { try Data(new.privateKeyPEM.prefix(40)).write(to: URL(fileURLWithPath: newKey)) },
            { try Data(new.privateKeyPEM).write(to: URL(fileURLWithPath: newKey)) },
            { try Data(new.certificatePEM).write(to: URL(fileURLWithPath: newCertificate)) },
            {
                try manager.removeItem(atPath: certificates.keyFile)
                try manager.moveItem(atPath: newKey, toPath: certificates.keyFile)
            },
        ]
        for step in all.prefix(steps) { try step() }
        #expect(pair.isWhole() == (steps < 4))
        try pair.endReplacement()
        #expect(pair.isWhole())
        #expect(try hosts == (steps < 4 ? ["localhost", "127.0.0.1", "::1"] : ["new.example"]))

        // Not mended first this time.
        for step in all.prefix(steps) { try? step() }
        try pair.replace(with: issue("newer.example"))
        #expect(pair.isWhole())
        #expect(try hosts == ["newer.example"])
    }

    @Test func aFolderThatCannotBeWrittenIsNamed() throws {
        let lost = CertificatePair(CertificateFiles(certificateChain: "/none/a.pem", privateKey: "/none/b.pem"))
        let error = #expect(throws: TLSError.self) { try lost.replace(with: issue("new.example")) }
        #expect(error?.code == .fileWrite)
        #expect(error?.message.contains("/none/b.pem") == true)
    }

    @Test func whatIsInAFileIsTold() throws {
        let stored = try #require(try StoredCertificate.all(in: certificates.certificateFile).first)
        #expect(stored.subject == "/CN=localhost")
        #expect(stored.issuer == "/CN=Test Authority")
        #expect(stored.hosts == ["localhost", "127.0.0.1", "::1"])
        #expect(!stored.isForClients)
        #expect(try StoredCertificate.all(in: certificates.authorityFile).first?.isForClients == false)
        #expect(try StoredCertificate.all(in: certificates.clientFiles().certificateChain).first?.isForClients == true)
        #expect(stored.notAfter - stored.notBefore == 825 * TestCertificates.day + 3600)
        let error = #expect(throws: TLSError.self) { try StoredCertificate.all(in: certificates.keyFile) }
        #expect(error?.code == .certificateFile)
    }

    @Test func aChainIsVerifiedForAPurpose() throws {
        func fault(_ path: String, _ authority: String, _ purpose: StoredCertificate.Purpose) throws -> String? {
            try StoredCertificate.fault(in: path, authorityFile: authority, purpose: purpose)
        }
        let server = certificates.certificateFile
        #expect(try fault(server, certificates.authorityFile, .server) == nil)
        #expect(try fault(server, certificates.authorityFile, .client)?.contains("purpose") == true)
        let other = try TestCertificates()
        #expect(try fault(server, other.authorityFile, .server) != nil)
        let client = try certificates.clientFiles().certificateChain
        #expect(try fault(client, certificates.authorityFile, .client) == nil)
        let old = try TestCertificates(days: 1, madeAt: TestCertificates.now - 5 * TestCertificates.day)
        #expect(try fault(old.certificateFile, old.authorityFile, .server)?.contains("expired") == true)
    }
}
