import CNutgrafOpenSSL

/// What a client trusts, ready for any number of connections.
///
/// Every connection verifies the server's certificate and that it is for the host asked for; there is no setting
/// that turns this off.
package struct TLSClientContext: Sendable {
    let handle: ContextHandle
    /// Named in the sentence about a certificate that nobody trusted has issued.
    let trust: TLSTrust

    /// Reads the trusted certificates.
    ///
    /// - Parameter trust: The authorities to accept.
    /// - Throws: ``TLSError`` with the code `trustFile` where the file cannot be used.
    package init(trust: TLSTrust) throws(TLSError) {
        let handle = try ContextHandle()
        LibraryFailure.clear()
        switch trust {
        case .file(let path):
            guard SSL_CTX_load_verify_file(handle.pointer, path) == 1 else {
                throw PEMFile.error(.trustFile, path, holding: "the certificates of trusted authorities")
            }
        case .system:
            guard SSL_CTX_set_default_verify_paths(handle.pointer) == 1 else {
                throw LibraryFailure.unexpected(while: "reading the system's trusted certificates")
            }
        }
        SSL_CTX_set_verify(handle.pointer, SSL_VERIFY_PEER, nil)
        try ApplicationProtocol.offer(in: handle)
        self.handle = handle
        self.trust = trust
    }
}
