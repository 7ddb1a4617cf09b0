import CNutgrafOpenSSL

/// A certificate while it is put together.
struct CertificateDraft: ~Copyable {
    private let certificate: Certificate
    /// Nil for one that issues itself.
    private var issuer: Certificate?

    /// Begins a version 3 certificate with a random serial number.
    ///
    /// - Parameters:
    ///   - subject: The subject's common name, 1 to 64 characters.
    ///   - key: The subject's key.
    init(subject: String, key: borrowing PrivateKey) throws(TLSError) {
        guard (1...64).contains(subject.unicodeScalars.count),
            !subject.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            throw TLSError(
                .invalidRequest,
                "A certificate's name has 1 to 64 characters and no control characters."
            )
        }
        certificate = try Self.begin(Array(subject.utf8), key)
    }

    private static func begin(_ name: [UInt8], _ key: borrowing PrivateKey) throws(TLSError) -> Certificate {
        LibraryFailure.clear()
        guard let pointer = X509_new() else { throw LibraryFailure.unexpected(while: "making a certificate") }
        let certificate = Certificate(owning: pointer)
        // Version 3 is written as 2.
        guard X509_set_version(pointer, 2) == 1,
            X509_set_pubkey(pointer, key.pointer) == 1,
            X509_NAME_add_entry_by_NID(
                X509_get_subject_name(pointer),
                NID_commonName,
                MBSTRING_UTF8,
                name,
                Int32(name.count),
                -1,
                0
            ) == 1
        else { throw LibraryFailure.unexpected(while: "naming a certificate") }
        try setSerial(of: pointer)
        return certificate
    }

    /// Gives a serial number of 16 random bytes, but for two bits: it must be positive, and not begin with zero.
    private static func setSerial(of pointer: OpaquePointer) throws(TLSError) {
        var bytes = try SecureRandom.bytes(16)
        bytes[0] = bytes[0] & 0x7F | 0x40
        LibraryFailure.clear()
        let number = BN_bin2bn(bytes, Int32(bytes.count), nil)
        defer { BN_free(number) }
        guard number != nil, BN_to_ASN1_INTEGER(number, X509_get_serialNumber(pointer)) != nil else {
            throw LibraryFailure.unexpected(while: "numbering a certificate")
        }
    }

    /// Sets the first and the last second of the validity, in seconds since 1970 UTC.
    func setValidity(from start: Int64, to end: Int64) throws(TLSError) {
        LibraryFailure.clear()
        guard ASN1_TIME_set(X509_getm_notBefore(certificate.pointer), Int(start)) != nil,
            ASN1_TIME_set(X509_getm_notAfter(certificate.pointer), Int(end)) != nil
        else { throw LibraryFailure.unexpected(while: "dating a certificate") }
    }

    /// Names the certificate itself as its issuer.
    func setIssuerToItself() throws(TLSError) {
        try setIssuerName(to: certificate.pointer)
    }

    /// Names who issues the certificate.
    mutating func setIssuer(_ issuer: borrowing Certificate) throws(TLSError) {
        try setIssuerName(to: issuer.pointer)
        // The extensions are made with it; a reference of its own keeps it alive until then.
        guard X509_up_ref(issuer.pointer) == 1 else {
            throw LibraryFailure.unexpected(while: "naming a certificate's issuer")
        }
        self.issuer = Certificate(owning: issuer.pointer)
    }

    private func setIssuerName(to issuer: OpaquePointer) throws(TLSError) {
        LibraryFailure.clear()
        guard X509_set_issuer_name(certificate.pointer, X509_get_subject_name(issuer)) == 1 else {
            throw LibraryFailure.unexpected(while: "naming a certificate's issuer")
        }
    }

    /// Adds an extension in OpenSSL's notation.
    func add(_ extensionID: Int32, _ value: String) throws(TLSError) {
        LibraryFailure.clear()
        var context = X509V3_CTX()
        switch issuer {
        case .some(let issuer): nutgraf_extension_context(&context, issuer.pointer, certificate.pointer)
        case .none: nutgraf_extension_context(&context, certificate.pointer, certificate.pointer)
        }
        guard let new = X509V3_EXT_conf_nid(nil, &context, extensionID, value) else {
            throw LibraryFailure.unexpected(while: "making a certificate's extension")
        }
        defer { X509_EXTENSION_free(new) }
        guard X509_add_ext(certificate.pointer, new, -1) == 1 else {
            throw LibraryFailure.unexpected(while: "adding a certificate's extension")
        }
    }

    /// Signs the certificate.
    ///
    /// - Returns: The finished certificate as PEM text.
    func signed(by key: borrowing PrivateKey) throws(TLSError) -> [UInt8] {
        LibraryFailure.clear()
        // The return value is the signature's length.
        guard X509_sign(certificate.pointer, key.pointer, EVP_sha256()) > 0 else {
            throw LibraryFailure.unexpected(while: "signing a certificate")
        }
        let bio = try MemoryBIO()
        guard PEM_write_bio_X509(bio.pointer, certificate.pointer) == 1 else {
            throw LibraryFailure.unexpected(while: "writing a certificate")
        }
        return try bio.contents()
    }
}
