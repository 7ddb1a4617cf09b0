import CNutgrafOpenSSL

/// What a client trusts and shows, ready for any number of connections.
///
/// Every connection verifies the server's certificate and that it is for the host asked for; there is no setting
/// that turns this off.
package struct TLSClientContext: Sendable {
    let handle: ContextHandle
    /// Named in the sentence about a certificate that nobody trusted has issued.
    let trust: TLSTrust

    /// Reads the trusted certificates, and the client's own.
    ///
    /// - Parameters:
    ///   - trust: The authorities to accept.
    ///   - identity: What is presented to servers that ask for a certificate; nothing by default.
    /// - Throws: ``TLSError`` with the code `trustFile`, `certificateFile` or `privateKeyFile` where a file cannot
    ///   be used.
    package init(trust: TLSTrust, identity: CertificateFiles? = nil) throws(TLSError) {
        let handle = try ContextHandle()
        try identity?.use(in: handle)
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
