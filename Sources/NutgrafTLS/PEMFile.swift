import CNutgrafOpenSSL
import Glibc

/// Sentences about PEM files that OpenSSL could not use.
enum PEMFile {
    /// Takes OpenSSL's reason for refusing a file and makes an error of it.
    ///
    /// - Parameters:
    ///   - code: The error's code.
    ///   - path: The file.
    ///   - content: What should be in it, with its article.
    /// - Returns: The error.
    static func error(_ code: TLSError.Code, _ path: String, holding content: String) -> TLSError {
        let failure = LibraryFailure.take()
        if let reason = unreadable(path) {
            return TLSError(
                code,
                "\(path) cannot be read (\(reason)); it should be a PEM file with \(content)."
            )
        }
        switch (failure.library, failure.reason) {
        case (ERR_LIB_X509, X509_R_KEY_VALUES_MISMATCH), (ERR_LIB_X509, X509_R_KEY_TYPE_MISMATCH):
            return TLSError(
                code,
                "The key in \(path) does not belong to the certificate; give the matching pair."
            )
        case (ERR_LIB_PEM, PEM_R_BAD_PASSWORD_READ), (ERR_LIB_PEM, PEM_R_PROBLEMS_GETTING_PASSWORD),
            (ERR_LIB_PEM, PEM_R_BAD_DECRYPT):
            return TLSError(
                code,
                "The key in \(path) is encrypted; give it without a password, in mode 0600."
            )
        case (ERR_LIB_PEM, PEM_R_NO_START_LINE):
            return TLSError(code, "\(path) does not hold \(content) in PEM form; give a file that does.")
        default:
            return TLSError(
                code,
                "\(path) cannot be used as a PEM file with \(content): OpenSSL says \"\(failure.text)\"."
            )
        }
    }

    /// The error for a key that is not the certificate's.
    static func mismatch(_ certificateFile: String, _ keyFile: String) -> TLSError {
        LibraryFailure.clear()
        return TLSError(
            .privateKeyFile,
            "The key in \(keyFile) does not belong to the certificate in \(certificateFile);"
                + " give the matching pair."
        )
    }

    /// Why a file cannot be opened for reading, or nil where it can.
    private static func unreadable(_ path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return String(cString: strerror(errno)) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return "it is a folder" }
        return nil
    }
}
