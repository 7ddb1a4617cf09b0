import CNutgrafOpenSSL

/// Where a certificate and its key are.
package struct CertificateFiles: Equatable, Sendable {
    /// A PEM file with the certificate first, then any intermediate ones.
    package var certificateChain: String
    /// A PEM file with the private key of that certificate, not encrypted.
    package var privateKey: String

    /// Names the two files.
    package init(certificateChain: String, privateKey: String) {
        self.certificateChain = certificateChain
        self.privateKey = privateKey
    }

    /// Has the connections of a context present the certificate.
    ///
    /// - Throws: ``TLSError`` where a file cannot be read or the two do not belong together.
    func use(in handle: ContextHandle) throws(TLSError) {
        let context = handle.pointer
        // Without this, an encrypted key would make OpenSSL ask for a password at the terminal.
        SSL_CTX_set_default_passwd_cb(context) { _, _, _, _ in -1 }
        nutgraf_ctx_send_given_chain(context)
        LibraryFailure.clear()
        guard SSL_CTX_use_certificate_chain_file(context, certificateChain) == 1 else {
            throw PEMFile.error(.certificateFile, certificateChain, holding: "a certificate")
        }
        LibraryFailure.clear()
        guard SSL_CTX_use_PrivateKey_file(context, privateKey, SSL_FILETYPE_PEM) == 1 else {
            throw PEMFile.error(.privateKeyFile, privateKey, holding: "a private key")
        }
        guard SSL_CTX_check_private_key(context) == 1 else {
            throw PEMFile.mismatch(certificateChain, privateKey)
        }
    }
}
