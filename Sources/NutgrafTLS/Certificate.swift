import CNutgrafOpenSSL

/// An X.509 certificate in memory.
struct Certificate: ~Copyable {
    let pointer: OpaquePointer

    /// Takes over a certificate.
    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    /// Reads a certificate.
    ///
    /// - Parameter pem: PEM text; its first certificate counts.
    /// - Throws: ``TLSError`` with the code `certificateFile`.
    init(pem: [UInt8]) throws(TLSError) {
        let bio = try MemoryBIO(pem)
        LibraryFailure.clear()
        guard let pointer = PEM_read_bio_X509(bio.pointer, nil, nil, nil) else {
            let reason = LibraryFailure.take().text
            throw TLSError(.certificateFile, "The authority's certificate is not valid PEM text (\(reason)).")
        }
        self.pointer = pointer
    }

    deinit {
        X509_free(pointer)
    }

    /// The first second of its validity, in seconds since 1970 UTC.
    func notBefore() throws(TLSError) -> Int64 {
        try Self.seconds(X509_get0_notBefore(pointer))
    }

    /// The last second of its validity, in seconds since 1970 UTC.
    func notAfter() throws(TLSError) -> Int64 {
        try Self.seconds(X509_get0_notAfter(pointer))
    }

    private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) throws(TLSError) -> Int64 {
        var days: Int32 = 0
        var seconds: Int32 = 0
        LibraryFailure.clear()
        let epoch = ASN1_TIME_set(nil, 0)
        defer { ASN1_TIME_free(epoch) }
        guard ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 else {
            throw LibraryFailure.unexpected(while: "reading a certificate's validity")
        }
        return Int64(days) * 86_400 + Int64(seconds)
    }
}
