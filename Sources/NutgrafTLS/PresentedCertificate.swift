import CNutgrafOpenSSL

/// What a refused certificate says of itself, for the sentence about it.
///
/// Nothing of it has been verified, so every text is made printable and bounded.
struct PresentedCertificate {
    /// The hosts it is for.
    let hosts: [String]
    /// The name of whose it is.
    let subject: String
    /// The name of who issued it.
    let issuer: String
    /// Begin of its validity.
    let notBefore: String
    /// End of its validity.
    let notAfter: String
    /// Whether it has expired by the system's clock.
    let hasExpired: Bool
    /// Whether its validity has not begun by the system's clock.
    let isNotYetValid: Bool

    /// Reads a certificate that outlives the call.
    init(_ certificate: OpaquePointer) {
        hosts = Self.hosts(certificate)
        subject = Self.text(X509_get_subject_name(certificate))
        issuer = Self.text(X509_get_issuer_name(certificate))
        notBefore = Self.text(X509_get0_notBefore(certificate))
        notAfter = Self.text(X509_get0_notAfter(certificate))
        hasExpired = X509_cmp_current_time(X509_get0_notAfter(certificate)) < 0
        isNotYetValid = X509_cmp_current_time(X509_get0_notBefore(certificate)) > 0
    }

    private static func hosts(_ certificate: OpaquePointer) -> [String] {
        let names = nutgraf_subject_alternative_names(certificate)
        defer { GENERAL_NAMES_free(names) }
        return (0..<nutgraf_names_count(names)).compactMap { index in
            guard let name = nutgraf_name_at(names, index) else { return nil }
            var type: Int32 = 0
            guard let value = GENERAL_NAME_get0_value(name, &type) else { return nil }
            guard type == GEN_DNS || type == GEN_IPADD else { return nil }
            let string = value.assumingMemoryBound(to: ASN1_STRING.self)
            let bytes = UnsafeBufferPointer(
                start: ASN1_STRING_get0_data(string),
                count: Int(ASN1_STRING_length(string))
            )
            return type == GEN_DNS ? printable(bytes) : address(bytes)
        }
    }

    /// A name as `/CN=Nutgraf authority`.
    private static func text(_ name: OpaquePointer?) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard X509_NAME_oneline(name, &buffer, 256) != nil else { return "?" }
        return printable(buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
    }

    /// A time as `Jan  6 10:00:00 2019 GMT`.
    private static func text(_ time: UnsafePointer<ASN1_TIME>?) -> String {
        memoryText { ASN1_TIME_print($0, time) == 1 } ?? "an unreadable date"
    }

    /// An address in the usual form.
    private static func address(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        switch bytes.count {
        case 4: bytes.map { String($0) }.joined(separator: ".")
        case 16: Host.text(ofAddress: Array(bytes))
        default: "?"
        }
    }

    /// The text that OpenSSL prints into a memory BIO.
    private static func memoryText(_ print: (OpaquePointer) -> Bool) -> String? {
        guard let bio = BIO_new(BIO_s_mem()) else { return nil }
        defer { BIO_free(bio) }
        guard print(bio) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 64)
        var count = 0
        guard BIO_read_ex(bio, &bytes, bytes.count, &count) == 1 else { return nil }
        return printable(bytes.prefix(count))
    }

    /// Text with anything but printable ASCII replaced.
    private static func printable(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.prefix(200).map { (0x20..<0x7F).contains($0) ? $0 : 0x3F }, as: UTF8.self)
    }
}
