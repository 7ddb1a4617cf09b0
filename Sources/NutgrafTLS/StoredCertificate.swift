import CNutgrafOpenSSL

/// A certificate in a file, and what matters about it to whoever looks after the file.
package struct StoredCertificate: Equatable, Sendable {
    /// What the certificate may be used for.
    package enum Purpose: Sendable {
        /// To show to clients, as a server.
        case server
        /// To show to servers, as a client.
        case client

        fileprivate var number: Int32 {
            switch self {
            case .server: X509_PURPOSE_SSL_SERVER
            case .client: X509_PURPOSE_SSL_CLIENT
            }
        }
    }

    /// Whose it is.
    package let subject: String
    /// Who has issued it.
    package let issuer: String
    /// The host names and addresses that it is for.
    package let hosts: [String]
    /// Whether a client may show it to servers.
    package let isForClients: Bool
    /// The first second of its validity, in seconds since 1970 UTC.
    package let notBefore: Int64
    /// The last second of its validity, in seconds since 1970 UTC.
    package let notAfter: Int64

    private init(_ certificate: borrowing Certificate) throws(TLSError) {
        let presented = PresentedCertificate(certificate.pointer)
        subject = presented.subject
        issuer = presented.issuer
        hosts = presented.hosts
        isForClients = X509_check_purpose(certificate.pointer, X509_PURPOSE_SSL_CLIENT, 0) == 1
        notBefore = try certificate.notBefore()
        notAfter = try certificate.notAfter()
    }

    /// Reads all certificates of a PEM file, in their order.
    ///
    /// - Throws: ``TLSError`` with the code `certificateFile` where it cannot be read or holds none.
    package static func all(in path: String) throws(TLSError) -> [StoredCertificate] {
        let bio = try file(path)
        defer { BIO_free(bio) }
        var found: [StoredCertificate] = []
        while let pointer = PEM_read_bio_X509(bio, nil, nil, nil) {
            found.append(try StoredCertificate(Certificate(owning: pointer)))
        }
        let end = LibraryFailure.take()
        guard !found.isEmpty, end.library == ERR_LIB_PEM, end.reason == PEM_R_NO_START_LINE else {
            throw TLSError(
                .certificateFile,
                "\(path) does not hold certificates in PEM form (\(end.text)); give a file that does."
            )
        }
        return found
    }

    /// Why a certificate, with any intermediate ones behind it, would not be accepted; `nil` where it would be.
    ///
    /// - Parameters:
    ///   - path: The PEM file, with the certificate first.
    ///   - authorityFile: The PEM file of the authorities that are trusted.
    ///   - purpose: What the certificate is for.
    /// - Returns: OpenSSL's words for the fault.
    /// - Throws: ``TLSError`` where a file cannot be read.
    package static func fault(
        in path: String,
        authorityFile: String,
        purpose: Purpose
    ) throws(TLSError) -> String? {
        let bio = try file(path)
        defer { BIO_free(bio) }
        guard let leaf = PEM_read_bio_X509(bio, nil, nil, nil) else {
            throw PEMFile.error(.certificateFile, path, holding: "a certificate")
        }
        defer { X509_free(leaf) }
        guard let store = X509_STORE_new(), let verification = X509_STORE_CTX_new() else {
            throw LibraryFailure.unexpected(while: "verifying a certificate")
        }
        defer {
            X509_STORE_CTX_free(verification)
            X509_STORE_free(store)
        }
        LibraryFailure.clear()
        guard X509_STORE_load_file(store, authorityFile) == 1 else {
            throw PEMFile.error(.trustFile, authorityFile, holding: "the certificates of trusted authorities")
        }
        let others = nutgraf_new_chain()
        defer { nutgraf_free_chain(others) }
        while let next = PEM_read_bio_X509(bio, nil, nil, nil) { nutgraf_append(others, next) }
        LibraryFailure.clear()
        guard X509_STORE_CTX_init(verification, store, leaf, others) == 1,
            X509_STORE_CTX_set_purpose(verification, purpose.number) == 1
        else { throw LibraryFailure.unexpected(while: "verifying a certificate") }
        if X509_verify_cert(verification) == 1 { return nil }
        defer { LibraryFailure.clear() }
        let result = X509_STORE_CTX_get_error(verification)
        return X509_verify_cert_error_string(Int(result)).map { String(cString: $0) } ?? "error \(result)"
    }

    private static func file(_ path: String) throws(TLSError) -> OpaquePointer {
        LibraryFailure.clear()
        guard let bio = BIO_new_file(path, "r") else {
            throw PEMFile.error(.certificateFile, path, holding: "a certificate")
        }
        return bio
    }
}
