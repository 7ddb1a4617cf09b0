import Glibc
import NutgrafTLS
import NutgrafTypes
import SystemPackage

extension DataFolder {
    /// The collector's certificate and its key.
    package var serverFiles: CertificateFiles {
        CertificateFiles(certificateChain: serverCertificate, privateKey: serverKey)
    }

    /// Reads the collector's certificate and key.
    ///
    /// - Parameter clientAuthorityFile: The authorities whose client certificates are asked for; none by default.
    /// - Throws: ``NutgrafError`` with `configuration` where a file cannot be used or the two do not belong together.
    package func serverContext(clientAuthorityFile: String? = nil) throws(NutgrafError) -> TLSServerContext {
        do {
            return try readServerContext(clientAuthorityFile)
        } catch  where error.code == .privateKeyFile {
            // The pair may be about to be replaced by another process, or a replacement was cut off.
            try? withLock { () throws(TLSError) in try CertificatePair(serverFiles).endReplacement() }
            do {
                return try readServerContext(clientAuthorityFile)
            } catch {
                throw NutgrafError(.configuration, error.message)
            }
        } catch {
            throw NutgrafError(.configuration, error.message)
        }
    }

    private func readServerContext(_ clientAuthorityFile: String?) throws(TLSError) -> TLSServerContext {
        try TLSServerContext(
            certificateChainFile: serverCertificate,
            privateKeyFile: serverKey,
            clientAuthorityFile: clientAuthorityFile
        )
    }

    /// Issues the collector's certificate anew, and replaces the old one and its key.
    ///
    /// - Parameters:
    ///   - hosts: The host names and addresses it is for; those of the old one where there are none.
    ///   - days: How long it is valid.
    ///   - now: The time from which it is valid.
    /// - Returns: The new certificate.
    /// - Throws: ``NutgrafError`` with `configuration`; there is a usable pair then as before.
    package func renewServerCertificate(hosts: [String], days: Int, now: Timestamp) throws(NutgrafError)
        -> StoredCertificate
    {
        do {
            return try withLock { () throws(TLSError) in
                let authority = try self.authority()
                var hosts = hosts
                if access(serverCertificate, F_OK) == 0 {
                    let old = try StoredCertificate.all(in: serverCertificate)[0]
                    try checkIssuer(of: old)
                    if hosts.isEmpty { hosts = old.hosts }
                }
                let pair = try authority.issueServerCertificate(
                    hosts: hosts,
                    days: days,
                    now: now.milliseconds / 1000
                )
                try CertificatePair(serverFiles).replace(with: pair)
                return try StoredCertificate.all(in: serverCertificate)[0]
            }
        } catch {
            throw NutgrafError(.configuration, error.message)
        }
    }

    /// Sees that a certificate is of this folder's own authority: whoever trusts another one would not trust what
    /// takes its place.
    private func checkIssuer(of certificate: StoredCertificate) throws(TLSError) {
        let authority = try StoredCertificate.all(in: authorityCertificate)[0]
        guard certificate.issuer != authority.subject else { return }
        throw TLSError(
            .certificateFile,
            "\(serverCertificate) was issued by \(certificate.issuer) and not by this folder's authority; have that "
                + "authority renew it, or move the file and its key away to get one of this folder's."
        )
    }

    /// The folder's own authority.
    ///
    /// - Throws: ``TLSError`` where its files cannot be read.
    package func authority() throws(TLSError) -> CertificateAuthority {
        try CertificateAuthority(certificateFile: authorityCertificate, keyFile: authorityKey)
    }

    /// Does something while no other process replaces the folder's certificate.
    ///
    /// The lock is on the authority's certificate, which is never replaced; the folder's own belongs to the queue.
    private func withLock<Output>(_ body: () throws(TLSError) -> Output) throws(TLSError) -> Output {
        let descriptor = open(authorityCertificate, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else {
            let reason = Errno(rawValue: errno)
            if descriptor >= 0 { close(descriptor) }
            throw TLSError(
                .certificateFile,
                "\(authorityCertificate) cannot be used: \(reason); put the authority's certificate back from a copy."
            )
        }
        defer { close(descriptor) }
        return try body()
    }
}
