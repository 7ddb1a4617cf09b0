import Glibc

extension CertificateAuthority {
    /// The largest file that is read, in bytes; an authority's has a few thousand.
    private static let fileLimit = 1 << 20

    /// Reads an authority.
    ///
    /// - Parameters:
    ///   - certificateFile: The PEM file of its certificate.
    ///   - keyFile: The PEM file of its key, not encrypted.
    /// - Throws: ``TLSError`` with the code `certificateFile` or `privateKeyFile` where a file cannot be read. What
    ///   is in them is looked at when a certificate is issued.
    package init(certificateFile: String, keyFile: String) throws(TLSError) {
        self.init(
            CertificateAndKey(
                certificatePEM: try Self.bytes(of: certificateFile, .certificateFile, "an authority's certificate"),
                privateKeyPEM: try Self.bytes(of: keyFile, .privateKeyFile, "an authority's key")
            )
        )
    }

    private static func bytes(
        of path: String,
        _ code: TLSError.Code,
        _ content: String
    ) throws(TLSError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            let reason = String(cString: strerror(errno))
            throw TLSError(code, "\(path) cannot be read (\(reason)); it should be a PEM file with \(content).")
        }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: fileLimit)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress?.advanced(by: count), $0.count - count) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else {
                throw TLSError(code, "\(path) cannot be read (\(String(cString: strerror(errno)))); check the disk.")
            }
            if got == 0 { return Array(bytes[..<count]) }
            count += got
        }
        throw TLSError(code, "\(path) is too large to be a PEM file with \(content).")
    }
}
