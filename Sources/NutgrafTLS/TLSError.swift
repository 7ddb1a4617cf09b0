/// What went wrong with a certificate, a key or a connection, and what to do about it.
package struct TLSError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kind of failure, for programs to act on.
    package enum Code: String, Equatable, Sendable {
        /// A certificate file cannot be used.
        case certificateFile = "certificate-file"
        /// A private key file cannot be used, or does not belong to its certificate.
        case privateKeyFile = "private-key-file"
        /// A file of trusted certificates cannot be used.
        case trustFile = "trust-file"
        /// A file could not be written.
        case fileWrite = "file-write"
        /// What was given as a host is neither a host name nor an IP address.
        case invalidHost = "invalid-host"
        /// A certificate was asked for with values that cannot be in one.
        case invalidRequest = "invalid-request"
        /// The peer's certificate is for other hosts.
        case wrongHost = "wrong-host"
        /// The peer's certificate, or one that it depends on, has expired.
        case expired = "expired"
        /// The peer's certificate, or one that it depends on, is not valid yet.
        case notYetValid = "not-yet-valid"
        /// The peer's certificate was not issued by anyone who is trusted here.
        case untrusted = "untrusted"
        /// The peer's certificate was refused for another reason.
        case certificateRefused = "certificate-refused"
        /// The peer speaks something other than TLS.
        case notTLS = "not-tls"
        /// The peer speaks no version of TLS that is accepted here.
        case protocolVersion = "protocol-version"
        /// The peer did not agree to the application protocol.
        case noApplicationProtocol = "no-application-protocol"
        /// The peer reported a fatal alert.
        case peerAlert = "peer-alert"
        /// The connection ended before the handshake was complete.
        case handshakeClosed = "handshake-closed"
        /// The connection ended without the peer's close_notify: data may be missing.
        case truncated
        /// A record was not what TLS allows: damaged, forged or out of order.
        case badRecord = "bad-record"
        /// More was written before the end of the handshake than is kept.
        case tooMuchBeforeHandshake = "too-much-before-handshake"
        /// OpenSSL failed where it should not.
        case library
    }

    /// The kind of failure.
    package let code: Code
    /// A sentence for people: what was wrong, with what, and what to do.
    package let message: String

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: The kind of failure.
    ///   - message: A sentence for people.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
