import Foundation
import NutgrafTLS
import Testing

@Suite("Certificate and key files", .timeLimit(.minutes(5)))
struct ContextTests {
    private let certificates: TestCertificates

    init() throws {
        certificates = try TestCertificates()
    }

    private func expect(
        _ code: TLSError.Code,
        _ words: String...,
        sourceLocation: SourceLocation = #_sourceLocation,
        from body: () throws -> Void
    ) {
        let error = #expect(throws: TLSError.self, sourceLocation: sourceLocation) { try body() }
        #expect(error?.code == code, "\(String(describing: error))", sourceLocation: sourceLocation)
        for word in words {
            #expect(
                error?.message.contains(word) == true,
                "\(String(describing: error))",
                sourceLocation: sourceLocation
            )
        }
    }

    private func server(_ certificate: String? = nil, _ key: String? = nil) throws {
        _ = try TLSServerContext(
            certificateChainFile: certificate ?? certificates.certificateFile,
            privateKeyFile: key ?? certificates.keyFile
        )
    }

    private func file(_ content: String) throws -> String {
        let path = certificates.folder.file(UUID().uuidString)
        try content.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    @Test func missingFilesAreNamed() {
        expect(.certificateFile, "/none.pem", "No such file") { try server("/none.pem") }
        expect(.privateKeyFile, "/none.key", "No such file") { try server(nil, "/none.key") }
        expect(.trustFile, "/none.ca", "No such file") { _ = try TLSClientContext(trust: .file("/none.ca")) }
    }

    @Test func foldersAreNoFiles() {
        expect(.certificateFile, "folder") { try server(certificates.folder.path) }
        expect(.trustFile, "folder") { _ = try TLSClientContext(trust: .file(certificates.folder.path)) }
    }

    @Test func filesWithoutTheRightContent() throws {
        let empty = try file("")
        let text = try file("not PEM at all\n")
        for path in [empty, text, certificates.keyFile] {
            expect(.certificateFile, path, "does not hold a certificate") { try server(path) }
            expect(.trustFile, path) { _ = try TLSClientContext(trust: .file(path)) }
        }
        for path in [empty, text, certificates.certificateFile] {
            expect(.privateKeyFile, path) { try server(nil, path) }
        }
        let broken = try file("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
        expect(.certificateFile, broken) { try server(broken) }
        expect(.trustFile, broken) { _ = try TLSClientContext(trust: .file(broken)) }
    }

    @Test func aKeyOfAnotherCertificate() throws {
        let other = try TestCertificates()
        expect(.privateKeyFile, other.keyFile, "does not belong") { try server(nil, other.keyFile) }
    }

    @Test func anEncryptedKeyIsRefusedWithoutAskingForAPassword() async throws {
        let path = certificates.folder.file("encrypted.key")
        let arguments = [
            "pkcs8", "-topk8", "-in", certificates.keyFile, "-out", path, "-passout", "pass:secret",
        ]
        let status = try await PeerProcess.run("openssl", arguments).status
        try #require(status == 0)
        expect(.privateKeyFile, path, "encrypted") { try server(nil, path) }
    }

    @Test func aTrustFileMayHoldSeveralAuthorities() throws {
        let other = try TestCertificates()
        let both = try file(
            String(
                decoding: other.authority.pair.certificatePEM + certificates.authority.pair.certificatePEM,
                as: UTF8.self
            )
        )
        for certificates in [certificates, other] {
            let pair = try TLSPair(certificates, trust: .file(both))
            defer { pair.finish() }
            try pair.exchange()
            #expect(pair.client.recorder.negotiated == ["nutgraf/1"])
        }
    }
}
