import CNutgrafOpenSSL

extension TLSEngine {
    /// Refuses a handshake that ended without the agreement on the application protocol.
    func checkApplicationProtocol() throws(TLSError) {
        var name: UnsafePointer<UInt8>?
        var count: UInt32 = 0
        SSL_get0_alpn_selected(ssl, &name, &count)
        let selected = UnsafeBufferPointer(start: name, count: Int(count))
        guard selected.elementsEqual(TLS.applicationProtocol.utf8) else { throw noApplicationProtocol }
    }

    /// Why the handshake failed, from OpenSSL's error queue and the result of the verification.
    func handshakeFailure() -> TLSError {
        let failure = LibraryFailure.take()
        guard failure.library == ERR_LIB_SSL else {
            return TLSError(.library, "OpenSSL failed during the handshake: \(failure.text).")
        }
        switch failure.reason {
        case SSL_R_CERTIFICATE_VERIFY_FAILED: return certificateFailure()
        case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE: return noClientCertificate
        case SSL_R_NO_APPLICATION_PROTOCOL, SSL_R_CALLBACK_FAILED: return noApplicationProtocol
        case SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_WRONG_SSL_VERSION, SSL_R_VERSION_TOO_LOW,
            SSL_R_NO_PROTOCOLS_AVAILABLE:
            return oldVersion
        case SSL_R_HTTP_REQUEST, SSL_R_HTTPS_PROXY_REQUEST:
            return TLSError(.notTLS, "The \(peer) speaks plain HTTP on a port for TLS; use a Nutgraf client.")
        case SSL_R_WRONG_VERSION_NUMBER, SSL_R_PACKET_LENGTH_TOO_LONG, SSL_R_UNKNOWN_PROTOCOL:
            return TLSError(
                .notTLS,
                "The \(peer) does not speak TLS; check the port, and that nothing sits between."
            )
        default: return alert(failure) ?? unfit(failure, when: "the handshake")
        }
    }

    /// Why received bytes were refused after the handshake.
    func recordFailure() -> TLSError {
        let failure = LibraryFailure.take()
        return alert(failure) ?? unfit(failure, when: "the connection")
    }

    private var peer: String {
        switch role {
        case .server: "client"
        case .client(_, let host): "server at \(host.text)"
        }
    }

    private var noApplicationProtocol: TLSError {
        TLSError(
            .noApplicationProtocol,
            "The \(peer) did not agree to the application protocol \(TLS.applicationProtocol) (ALPN);"
                + " check that it is a Nutgraf \(isServer ? "client" : "collector")."
        )
    }

    private var oldVersion: TLSError {
        TLSError(
            .protocolVersion,
            "The \(peer) does not offer TLS 1.3, the only version used here; update its TLS library."
        )
    }

    private var isServer: Bool {
        if case .server = role { true } else { false }
    }

    private func unfit(_ failure: LibraryFailure, when: String) -> TLSError {
        TLSError(
            .badRecord,
            "The \(peer) sent during \(when) what TLS does not allow (\(failure.text));"
                + " the data was damaged on its way or the peer is at fault. Connect again."
        )
    }

    /// The error for a fatal alert of the peer's, or nil where the failure is none.
    private func alert(_ failure: LibraryFailure) -> TLSError? {
        // Alerts are reasons from 1000 up (SSL_AD_REASON_OFFSET), by their numbers in RFC 8446, section 6.
        guard failure.library == ERR_LIB_SSL, (1000..<1256).contains(failure.reason) else { return nil }
        let number = failure.reason - 1000
        switch number {
        case SSL_AD_NO_APPLICATION_PROTOCOL: return noApplicationProtocol
        case SSL_AD_PROTOCOL_VERSION: return oldVersion
        case SSL_AD_UNKNOWN_CA:
            return TLSError(
                .peerAlert,
                "The \(peer) does not trust this side's certificate (alert unknown_ca);"
                    + " give it the file with the certificate of the authority that issued it."
            )
        case SSL_AD_CERTIFICATE_REQUIRED:
            return TLSError(
                .peerAlert,
                "The \(peer) asks for a client certificate, and none was presented; give a certificate and its key"
                    + " (--certificate-file, --key-file) that its operator has issued."
            )
        case SSL_AD_BAD_CERTIFICATE, SSL_AD_UNSUPPORTED_CERTIFICATE, SSL_AD_CERTIFICATE_EXPIRED,
            SSL_AD_CERTIFICATE_REVOKED, SSL_AD_CERTIFICATE_UNKNOWN:
            return TLSError(
                .peerAlert,
                "The \(peer) refused this side's certificate (alert \(number), \(Self.name(ofAlert: number)));"
                    + " it may have expired or be made for something else. Have a new one issued."
            )
        default:
            let name = Self.name(ofAlert: number)
            return TLSError(.peerAlert, "The \(peer) ended the connection with the alert \(number), \(name).")
        }
    }

    private static func name(ofAlert number: Int32) -> String {
        SSL_alert_desc_string_long(number).map { String(cString: $0) } ?? "unknown"
    }
}
