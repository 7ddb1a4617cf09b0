import Glibc
import NutgrafCollector
import NutgrafTLS
import NutgrafTypes

/// Looks at a collector's certificates and keys.
struct CertificateCheck {
    let folder: DataFolder
    /// The authorities whose client certificates are asked for, if any.
    let clientAuthorityFile: String?
    let now: Timestamp

    func findings() -> [Finding] {
        serverFindings() + authorityFindings() + clientAuthorityFindings()
            + [folder.serverKey, folder.authorityKey].flatMap(modeFindings(of:))
    }

    private func serverFindings() -> [Finding] {
        let certificate: StoredCertificate
        do {
            _ = try TLSServerContext(
                certificateChainFile: folder.serverCertificate,
                privateKeyFile: folder.serverKey
            )
            certificate = try StoredCertificate.all(in: folder.serverCertificate)[0]
        } catch {
            let advice =
                "make a new pair with nutgraf-collector certificate server --host HOST, or a new folder with "
                + "nutgraf-collector init"
            return [.wrong("certificate: \(error.message)", advice)]
        }
        let until = Timestamp(milliseconds: certificate.notAfter * 1000)
        let expiry = CertificateExpiry.findings(in: folder.serverCertificate, now: now)
        let names = certificate.hosts.joined(separator: ", ")
        return expiry.isEmpty ? [.ok("certificate: for \(names), until \(until)")] : expiry
    }

    private func authorityFindings() -> [Finding] {
        guard access(folder.authorityCertificate, F_OK) == 0 else {
            return [.ok("authority: there is no \(folder.authorityCertificate); the certificate comes from elsewhere")]
        }
        do {
            var findings = CertificateExpiry.findings(in: folder.authorityCertificate, now: now)
            let fault = try StoredCertificate.fault(
                in: folder.serverCertificate,
                authorityFile: folder.authorityCertificate,
                purpose: .server
            )
            if let fault {
                findings.append(
                    .warning(
                        "authority: \(folder.serverCertificate) is not accepted by whoever trusts "
                            + "\(folder.authorityCertificate): \(fault)",
                        "give clients the certificate of the authority that has issued it, or renew it with "
                            + "nutgraf-collector certificate server"
                    )
                )
            }
            return findings.isEmpty ? [.ok("authority: has issued the certificate")] : findings
        } catch {
            return [.wrong("authority: \(error.message)", "put the authority's certificate back from a copy")]
        }
    }

    private func clientAuthorityFindings() -> [Finding] {
        guard let file = clientAuthorityFile else { return [] }
        do {
            let names = try StoredCertificate.all(in: file).map(\.subject).joined(separator: ", ")
            _ = try TLSServerContext(
                certificateChainFile: folder.serverCertificate,
                privateKeyFile: folder.serverKey,
                clientAuthorityFile: file
            )
            let expiry = CertificateExpiry.findings(in: file, now: now)
            return expiry.isEmpty ? [.ok("client certificates: asked for, from \(names)")] : expiry
        } catch {
            // What is wrong with the collector's own pair is said already.
            guard error.code != .privateKeyFile else { return [] }
            return [.wrong("client certificates: \(error.message)", "")]
        }
    }

    private func modeFindings(of key: String) -> [Finding] {
        var status = stat()
        guard stat(key, &status) == 0 else { return [] }
        guard status.st_mode & 0o077 != 0 else { return [] }
        let mode = String(status.st_mode & 0o777, radix: 8)
        return [.warning("key: \(key) has mode \(mode), and others may read it", "chmod 600 \(key)")]
    }
}
