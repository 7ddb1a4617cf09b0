import NutgrafMetrics
import NutgrafTLS

extension ServerCertificates {
    /// When the certificates end, as their files are now.
    var families: [MetricFamily] {
        var files = [("server", folder.serverCertificate), ("authority", folder.authorityCertificate)]
        if let clientAuthorityFile { files.append(("client-authority", clientAuthorityFile)) }
        let series = files.compactMap { name, file -> MetricFamily.Series? in
            guard let end = (try? StoredCertificate.all(in: file))?.map(\.notAfter).min() else { return nil }
            return .init(labels: [.init("certificate", name)], value: .number(Double(end)))
        }
        return [
            MetricFamily(
                name: "nutgraf_certificate_expiry_timestamp_seconds",
                kind: .gauge,
                help: "When each certificate expires, in seconds since 1970 UTC.",
                series: series
            )
        ]
    }
}
