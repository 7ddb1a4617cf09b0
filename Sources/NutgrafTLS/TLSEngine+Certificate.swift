import CNutgrafOpenSSL

extension TLSEngine {
    /// Why the peer's certificate was refused, in terms of what the reader can change.
    func certificateFailure() -> TLSError {
        let result = SSL_get_verify_result(ssl)
        let chain = SSL_get0_verified_chain(ssl)
        // OpenSSL keeps the chain of a failed verification too, with the peer's certificate first.
        let certificates = (0..<nutgraf_chain_count(chain)).compactMap {
            nutgraf_chain_certificate(chain, $0).map(PresentedCertificate.init)
        }
        guard case .client(let context, let host) = role else {
            return clientCertificateFailure(result, certificates)
        }
        let subject = "The certificate of \(host.text)"
        switch Int32(truncatingIfNeeded: result) {
        case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
            let names = certificates.first?.hosts ?? []
            return TLSError(
                .wrongHost,
                "\(subject) is not valid for that host: it names \(Self.list(names))."
                    + " Connect under one of its names, or issue one for this host."
            )
        case X509_V_ERR_CERT_HAS_EXPIRED:
            let expired = certificates.first { $0.hasExpired } ?? certificates.first
            return TLSError(
                .expired,
                "\(subject), or its authority's, expired on \(expired?.notAfter ?? "an unknown date")."
                    + " Issue a new one, and check this machine's clock."
            )
        case X509_V_ERR_CERT_NOT_YET_VALID:
            let early = certificates.first { $0.isNotYetValid } ?? certificates.first
            return TLSError(
                .notYetValid,
                "\(subject), or its authority's, is valid only from \(early?.notBefore ?? "an unknown date")."
                    + " Check this machine's clock."
            )
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_SIGNATURE_FAILURE:
            return untrusted(subject, context.trust, issuer: certificates.last?.issuer)
        default:
            let text = X509_verify_cert_error_string(result).map { String(cString: $0) } ?? "error \(result)"
            return TLSError(.certificateRefused, "\(subject) was refused: \(text). Issue a correct one.")
        }
    }

    /// Why a client was refused that presented nothing.
    var noClientCertificate: TLSError {
        TLSError(
            .certificateRefused,
            "The client presented no certificate, and one is asked for here; issue one with"
                + " nutgraf-collector certificate client, and give it to the client with its key."
        )
    }

    private func clientCertificateFailure(_ result: Int, _ certificates: [PresentedCertificate]) -> TLSError {
        let subject = "The client's certificate (\(certificates.first?.subject ?? "of nobody"))"
        let issuer = certificates.last?.issuer ?? "an unknown authority"
        switch Int32(truncatingIfNeeded: result) {
        case X509_V_ERR_CERT_HAS_EXPIRED:
            let expired = certificates.first { $0.hasExpired } ?? certificates.first
            return TLSError(
                .expired,
                "\(subject), or its authority's, expired on \(expired?.notAfter ?? "an unknown date"). Issue a new one."
            )
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_SIGNATURE_FAILURE:
            return TLSError(
                .untrusted,
                "\(subject) was issued by \"\(issuer)\", which is not among the authorities of --client-ca."
            )
        default:
            let text = X509_verify_cert_error_string(result).map { String(cString: $0) } ?? "error \(result)"
            return TLSError(.certificateRefused, "\(subject) was refused: \(text). Issue a correct one.")
        }
    }

    private func untrusted(_ subject: String, _ trust: TLSTrust, issuer: String?) -> TLSError {
        let issued = "\(subject) was issued by \"\(issuer ?? "an unknown authority")\", which"
        return switch trust {
        case .file(let path):
            TLSError(
                .untrusted,
                "\(issued) is not the authority in \(path). Give the certificate file of the authority"
                    + " that the server's certificate comes from."
            )
        case .system:
            TLSError(
                .untrusted,
                "\(issued) this system does not trust. Give the certificate file of that authority."
            )
        }
    }

    private static func list(_ names: [String]) -> String {
        switch names.count {
        case 0: "no host"
        case ...8: names.joined(separator: ", ")
        default: names.prefix(8).joined(separator: ", ") + " and \(names.count - 8) more"
        }
    }
}
