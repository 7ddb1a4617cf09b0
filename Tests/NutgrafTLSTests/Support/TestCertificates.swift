import Foundation
import NutgrafTLS

/// An authority and a server's certificate in files.
final class TestCertificates: Sendable {
    static let day: Int64 = 86_400
    static var now: Int64 { Int64(Date().timeIntervalSince1970) }

    let folder: TemporaryFolder
    let authority: CertificateAuthority
    var authorityFile: String { folder.file("ca.pem") }
    var certificateFile: String { folder.file("server.pem") }
    var keyFile: String { folder.file("server.key") }

    init(
        hosts: [String] = ["localhost", "127.0.0.1", "::1"],
        days: Int = 825,
        madeAt: Int64 = TestCertificates.now
    ) throws {
        folder = try TemporaryFolder()
        authority = try CertificateAuthority.create(commonName: "Test Authority", now: madeAt)
        let server = try authority.issueServerCertificate(hosts: hosts, days: days, now: madeAt)
        try NewFile.createReadable(authority.pair.certificatePEM, at: authorityFile)
        try NewFile.createReadable(server.certificatePEM, at: certificateFile)
        try NewFile.createPrivate(server.privateKeyPEM, at: keyFile)
    }

    /// The server's end.
    ///
    /// - Parameter authorityFile: The authorities whose client certificates are asked for.
    func serverContext(asking authorityFile: String? = nil) throws -> TLSServerContext {
        try TLSServerContext(
            certificateChainFile: certificateFile,
            privateKeyFile: keyFile,
            clientAuthorityFile: authorityFile
        )
    }

    func clientContext(showing identity: CertificateFiles? = nil) throws -> TLSClientContext {
        try TLSClientContext(trust: .file(authorityFile), identity: identity)
    }

    /// Issues a client's certificate and writes it to files.
    func clientFiles(_ name: String = "desk", days: Int = 825, madeAt: Int64 = TestCertificates.now) throws
        -> CertificateFiles
    {
        let pair = try authority.issueClientCertificate(name: name, days: days, now: madeAt)
        let files = CertificateFiles(
            certificateChain: folder.file("\(name).pem"),
            privateKey: folder.file("\(name)-key.pem")
        )
        try NewFile.createReadable(pair.certificatePEM, at: files.certificateChain)
        try NewFile.createPrivate(pair.privateKeyPEM, at: files.privateKey)
        return files
    }
}
