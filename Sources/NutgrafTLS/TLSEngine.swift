import CNutgrafOpenSSL
import NIOCore

/// One end of a TLS connection between two memory BIOs: bytes in, bytes out, no sockets and no channel.
///
/// After every call that may have produced ciphertext, also one that threw, the caller takes it with
/// ``drain(into:)``: an alert may be in it.
final class TLSEngine {
    /// The most plaintext in one record (RFC 8446, section 5.1).
    static let recordSize = 16_384
    /// What a record adds to its plaintext: header, content type and tag.
    static let recordOverhead = 22

    /// How reading ended for now.
    enum ReadEnd {
        /// The peer's next bytes are needed.
        case needsInput
        /// The peer has sent its close_notify: nothing more will come.
        case closed
    }

    let ssl: OpaquePointer
    let role: Role
    private let incoming: OpaquePointer
    private let outgoing: OpaquePointer
    private let recordsPerKey: Int
    private var recordsUnderKey = 0

    /// Makes one end of a connection that replaces its key after a number of records.
    init(_ role: Role, recordsPerKey: Int) throws(TLSError) {
        LibraryFailure.clear()
        guard let ssl = SSL_new(role.context.pointer) else {
            throw LibraryFailure.unexpected(while: "making a TLS connection")
        }
        guard let incoming = BIO_new(BIO_s_mem()), let outgoing = BIO_new(BIO_s_mem()) else {
            SSL_free(ssl)
            throw LibraryFailure.unexpected(while: "making a TLS connection's buffers")
        }
        // The connection owns both from here on.
        SSL_set_bio(ssl, incoming, outgoing)
        self.ssl = ssl
        self.role = role
        self.recordsPerKey = recordsPerKey
        self.incoming = incoming
        self.outgoing = outgoing
        switch role {
        case .server: SSL_set_accept_state(ssl)
        case .client(_, let host):
            SSL_set_connect_state(ssl)
            try verify(host)
        }
    }

    deinit {
        SSL_free(ssl)
    }

    /// Has the handshake fail unless the server's certificate is for this host.
    private func verify(_ host: Host) throws(TLSError) {
        let done: Bool
        switch host.kind {
        case .address:
            // No server name is sent: addresses are not allowed in it (RFC 6066, section 3).
            done = X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), host.text) == 1
        case .name:
            SSL_set_hostflags(
                ssl,
                UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS) | UInt32(X509_CHECK_FLAG_NEVER_CHECK_SUBJECT)
            )
            done = SSL_set1_host(ssl, host.text) == 1 && nutgraf_set_server_name(ssl, host.text) == 1
        }
        guard done else { throw LibraryFailure.unexpected(while: "setting the host to verify") }
    }

    /// Goes on with the handshake as far as the bytes received allow.
    ///
    /// - Returns: Whether it is complete.
    func handshake() throws(TLSError) -> Bool {
        LibraryFailure.clear()
        let result = SSL_do_handshake(ssl)
        if result == 1 {
            try checkApplicationProtocol()
            return true
        }
        guard SSL_get_error(ssl, result) == SSL_ERROR_WANT_READ else { throw handshakeFailure() }
        return false
    }

    /// Hands over up to a record's size of the peer's bytes.
    ///
    /// The rest waits until these have been read, so that OpenSSL's buffer stays small.
    func receive(_ ciphertext: inout ByteBuffer) throws(TLSError) {
        LibraryFailure.clear()
        var taken = 0
        let result = ciphertext.withUnsafeReadableBytes { bytes in
            BIO_write_ex(incoming, bytes.baseAddress, min(bytes.count, Self.recordSize), &taken)
        }
        guard result == 1 else { throw LibraryFailure.unexpected(while: "buffering received bytes") }
        ciphertext.moveReaderIndex(forwardBy: taken)
    }

    /// Decrypts everything that has been received whole.
    func read(into plaintext: inout ByteBuffer) throws(TLSError) -> ReadEnd {
        while true {
            LibraryFailure.clear()
            var count = 0
            var result: Int32 = 0
            let room = max(1, Int(SSL_pending(ssl)))
            plaintext.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { bytes in
                result = SSL_read_ex(ssl, bytes.baseAddress, bytes.count, &count)
                return result == 1 ? count : 0
            }
            if result == 1 { continue }
            switch SSL_get_error(ssl, result) {
            case SSL_ERROR_WANT_READ: return .needsInput
            case SSL_ERROR_ZERO_RETURN: return .closed
            default: throw recordFailure()
            }
        }
    }

    /// Encrypts plaintext and appends the records to a buffer.
    func encrypt(_ plaintext: ByteBufferView, into ciphertext: inout ByteBuffer) throws(TLSError) {
        var rest = plaintext
        while !rest.isEmpty {
            let piece = rest.prefix(Self.recordSize)
            rest = rest.dropFirst(piece.count)
            if recordsUnderKey >= recordsPerKey { try updateKeys(requestPeers: false) }
            LibraryFailure.clear()
            var written = 0
            let result = piece.withUnsafeBytes { SSL_write_ex(ssl, $0.baseAddress, $0.count, &written) }
            guard result == 1, written == piece.count else {
                throw LibraryFailure.unexpected(while: "encrypting")
            }
            try drain(into: &ciphertext)
            recordsUnderKey += 1
        }
    }

    /// Replaces the key of what is sent from here on.
    ///
    /// - Parameter requestPeers: Whether to ask the peer to replace its key as well.
    func updateKeys(requestPeers: Bool) throws(TLSError) {
        LibraryFailure.clear()
        let kind = requestPeers ? SSL_KEY_UPDATE_REQUESTED : SSL_KEY_UPDATE_NOT_REQUESTED
        guard SSL_key_update(ssl, kind) == 1, SSL_do_handshake(ssl) == 1 else {
            throw LibraryFailure.unexpected(while: "updating a connection's key")
        }
        recordsUnderKey = 0
    }

    /// Produces the close_notify, after which nothing can be encrypted.
    func close() throws(TLSError) {
        LibraryFailure.clear()
        guard SSL_shutdown(ssl) >= 0 else {
            throw LibraryFailure.unexpected(while: "closing a TLS connection")
        }
    }

    /// Moves the ciphertext that waits to be sent to the end of a buffer.
    func drain(into ciphertext: inout ByteBuffer) throws(TLSError) {
        let count = BIO_ctrl_pending(outgoing)
        guard count > 0 else { return }
        var taken = 0
        ciphertext.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { bytes in
            BIO_read_ex(outgoing, bytes.baseAddress, count, &taken) == 1 ? taken : 0
        }
        guard taken == count else { throw LibraryFailure.unexpected(while: "taking bytes to send") }
    }

    /// How many bytes of ciphertext wait to be sent.
    var pendingCiphertext: Int { BIO_ctrl_pending(outgoing) }
}
