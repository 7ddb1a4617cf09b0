import CNutgrafOpenSSL

/// A server's certificate and key, ready for any number of connections.
package struct TLSServerContext: Sendable {
    let handle: ContextHandle

    /// Reads a certificate and its key.
    ///
    /// - Parameters:
    ///   - certificateChainFile: A PEM file with the server's certificate first, then any intermediate ones.
    ///   - privateKeyFile: A PEM file with the private key of that certificate, not encrypted.
    /// - Throws: ``TLSError`` where a file cannot be read or the two do not belong together.
    package init(certificateChainFile: String, privateKeyFile: String) throws(TLSError) {
        let handle = try ContextHandle()
        let context = handle.pointer
        // Without this, an encrypted key would make OpenSSL ask for a password at the terminal.
        SSL_CTX_set_default_passwd_cb(context) { _, _, _, _ in -1 }

        LibraryFailure.clear()
        guard SSL_CTX_use_certificate_chain_file(context, certificateChainFile) == 1 else {
            throw PEMFile.error(.certificateFile, certificateChainFile, holding: "a certificate")
        }
        LibraryFailure.clear()
        guard SSL_CTX_use_PrivateKey_file(context, privateKeyFile, SSL_FILETYPE_PEM) == 1 else {
            throw PEMFile.error(.privateKeyFile, privateKeyFile, holding: "a private key")
        }
        guard SSL_CTX_check_private_key(context) == 1 else {
            throw PEMFile.mismatch(certificateChainFile, privateKeyFile)
        }
        ApplicationProtocol.require(in: handle)
        self.handle = handle
    }
}
