import CNutgrafOpenSSL

/// A server's certificate and key, ready for any number of connections.
package struct TLSServerContext: Sendable {
    let handle: ContextHandle

    /// Reads a certificate and its key.
    ///
    /// - Parameters:
    ///   - certificateChainFile: A PEM file with the server's certificate first, then any intermediate ones.
    ///   - privateKeyFile: A PEM file with the private key of that certificate, not encrypted.
    ///   - clientAuthorityFile: A PEM file of the authorities that must have issued the client's certificate. By
    ///     default clients are not asked for one.
    /// - Throws: ``TLSError`` where a file cannot be read or the two do not belong together.
    package init(
        certificateChainFile: String,
        privateKeyFile: String,
        clientAuthorityFile: String? = nil
    ) throws(TLSError) {
        let handle = try ContextHandle()
        let files = CertificateFiles(certificateChain: certificateChainFile, privateKey: privateKeyFile)
        try files.use(in: handle)
        if let clientAuthorityFile { try Self.askForCertificates(clientAuthorityFile, in: handle) }
        ApplicationProtocol.require(in: handle)
        self.handle = handle
    }

    /// Has the handshake fail unless the client presents a certificate of these authorities, made for clients.
    private static func askForCertificates(_ file: String, in handle: ContextHandle) throws(TLSError) {
        LibraryFailure.clear()
        guard SSL_CTX_load_verify_file(handle.pointer, file) == 1,
            // Their names are sent along, so that a client with several certificates can choose.
            let names = SSL_load_client_CA_file(file)
        else {
            throw PEMFile.error(.trustFile, file, holding: "the certificates of the clients' authorities")
        }
        // The context owns the names from here on.
        SSL_CTX_set_client_CA_list(handle.pointer, names)
        SSL_CTX_set_verify(handle.pointer, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nil)
    }
}
