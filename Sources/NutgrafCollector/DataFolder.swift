import Glibc
import NutgrafQueue
import NutgrafTLS
import NutgrafTypes
import SystemPackage

/// The folder that holds everything a collector keeps.
package struct DataFolder: Sendable {
    /// Where it is.
    package let path: String

    /// Names a folder, which need not be there yet.
    package init(path: String) {
        self.path = path
    }

    /// The certificate of the authority that clients trust.
    package var authorityCertificate: String { file("ca.pem") }
    /// The authority's private key.
    package var authorityKey: String { file("ca-key.pem") }
    /// The collector's certificate.
    package var serverCertificate: String { file("server.pem") }
    /// The collector's private key.
    package var serverKey: String { file("server-key.pem") }
    /// The jobs.
    package var database: String { file("nutgraf.sqlite") }

    private func file(_ name: String) -> String { FilePath(path).appending(name).string }

    /// Makes the folder with an authority, a server certificate and an empty database; a database that is there, such
    /// as one that was restored, stays as it is.
    ///
    /// - Parameters:
    ///   - hosts: The host names and IP addresses that clients will call the collector by; one at least.
    ///   - now: The time from which the certificates are valid.
    /// - Throws: ``NutgrafError`` with `configuration` where a file is there already or cannot be written; nothing
    ///   that is there is ever overwritten.
    package func create(hosts: [String], now: Timestamp) async throws {
        var made: [String] = []
        func make(_ path: String, _ contents: [UInt8], readable: Bool = false) throws(TLSError) {
            if readable {
                try NewFile.createReadable(contents, at: path)
            } else {
                try NewFile.createPrivate(contents, at: path)
            }
            made.append(path)
        }
        do {
            try makeFolder()
            try checkNothingIsThere()
            let hasDatabase = access(database, F_OK) == 0
            if hasDatabase { try await openDatabase() }
            let seconds = now.milliseconds / 1000
            let authority = try CertificateAuthority.create(commonName: "Nutgraf authority", now: seconds)
            let server = try authority.issueServerCertificate(hosts: hosts, now: seconds)
            try make(authorityKey, authority.pair.privateKeyPEM)
            try make(authorityCertificate, authority.pair.certificatePEM, readable: true)
            try make(serverKey, server.privateKeyPEM)
            try make(serverCertificate, server.certificatePEM, readable: true)
            guard !hasDatabase else { return }
            // SQLite gives its other files this one's mode: articles are nobody else's business.
            try make(database, [])
            try await openDatabase()
        } catch {
            // No half of a set is left: it would be in the way of the next attempt.
            for path in made { unlink(path) }
            throw (error as? TLSError).map { NutgrafError(.configuration, $0.message) } ?? error
        }
    }

    /// Sets the database up, or sees that it is one.
    private func openDatabase() async throws {
        let queue = try JobQueue.open(path: database, as: .collector)
        try await queue.close()
    }

    /// Sees that no file would be overwritten before the first is written.
    private func checkNothingIsThere() throws(NutgrafError) {
        let files = [authorityKey, authorityCertificate, serverKey, serverCertificate]
        for file in files where access(file, F_OK) == 0 {
            throw NutgrafError(
                .configuration,
                "\(file) is there already, and nothing is overwritten; choose another folder, or remove the old files"
            )
        }
    }

    private func makeFolder() throws {
        // Files that are there already stop the making of new ones, so a folder may be.
        guard mkdir(path, S_IRWXU) == 0 || errno == EEXIST else {
            throw NutgrafError(.configuration, "the folder \(path) cannot be made: \(Errno(rawValue: errno))")
        }
    }
}
