import CNutgrafOpenSSL

/// A private key in memory.
struct PrivateKey: ~Copyable {
    let pointer: OpaquePointer

    /// Makes a new ECDSA key on the curve P-256.
    init() throws(TLSError) {
        LibraryFailure.clear()
        guard let pointer = nutgraf_new_p256_key() else {
            throw LibraryFailure.unexpected(while: "making a private key")
        }
        self.pointer = pointer
    }

    /// Reads a key that is not encrypted.
    ///
    /// - Parameter pem: PEM text.
    /// - Throws: ``TLSError`` with the code `privateKeyFile`.
    init(pem: [UInt8]) throws(TLSError) {
        let bio = try MemoryBIO(pem)
        LibraryFailure.clear()
        // The callback keeps OpenSSL from asking for a password at the terminal.
        guard let pointer = PEM_read_bio_PrivateKey(bio.pointer, nil, { _, _, _, _ in -1 }, nil) else {
            let reason = LibraryFailure.take().text
            throw TLSError(.privateKeyFile, "The authority's key is not an unencrypted PEM key (\(reason)).")
        }
        self.pointer = pointer
    }

    deinit {
        EVP_PKEY_free(pointer)
    }

    /// Whether a certificate is for this key.
    func belongs(to certificate: borrowing Certificate) -> Bool {
        defer { LibraryFailure.clear() }
        return X509_check_private_key(certificate.pointer, pointer) == 1
    }

    /// The key as PEM text (PKCS #8), not encrypted.
    func pem() throws(TLSError) -> [UInt8] {
        let bio = try MemoryBIO(secret: true)
        LibraryFailure.clear()
        guard PEM_write_bio_PKCS8PrivateKey(bio.pointer, pointer, nil, nil, 0, nil, nil) == 1 else {
            throw LibraryFailure.unexpected(while: "writing a private key")
        }
        return try bio.contents()
    }
}
