import NutgrafTLS
import NutgrafTypes

/// When certificates end.
enum CertificateExpiry {
    /// How long before its end a certificate is spoken of, in days.
    static let warningDays: Int64 = 30

    private static let secondsADay: Int64 = 86_400

    /// What is to be said of the validity of a file's certificates; nothing where all are valid for long.
    ///
    /// A file that cannot be read is spoken of elsewhere.
    static func findings(in path: String, now: Timestamp) -> [Finding] {
        let certificates = (try? StoredCertificate.all(in: path)) ?? []
        return certificates.compactMap { finding(on: $0, in: path, seconds: now.milliseconds / 1000) }
    }

    private static func finding(on certificate: StoredCertificate, in path: String, seconds: Int64) -> Finding? {
        let subject = "the certificate \(certificate.subject) in \(path)"
        let end = Timestamp(milliseconds: certificate.notAfter * 1000)
        let advice =
            certificate.issuer == certificate.subject
            ? "make a new authority, and give its certificate to everybody who trusts this one"
            : "renew it (nutgraf-collector certificate server, where this folder's authority has issued it), then send "
                + "the collector SIGHUP"
        if seconds > certificate.notAfter { return .wrong("\(subject) has expired on \(end)", advice) }
        if seconds < certificate.notBefore {
            let begin = Timestamp(milliseconds: certificate.notBefore * 1000)
            return .wrong("\(subject) is valid only from \(begin)", "check this machine's clock")
        }
        let days = (certificate.notAfter - seconds) / secondsADay
        guard days < warningDays else { return nil }
        return .warning("\(subject) expires in \(days) days, on \(end)", advice)
    }
}
