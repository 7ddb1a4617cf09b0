import CNutgrafOpenSSL

/// The first entry of this thread's OpenSSL error queue, which says where a failure began.
struct LibraryFailure {
    /// The reason's number, as in `SSL_R_…`, `PEM_R_…` and so on; zero where the queue was empty.
    let reason: Int32
    /// The library within OpenSSL, as in `ERR_LIB_…`.
    let library: Int32
    /// OpenSSL's own short text for the reason.
    let text: String

    /// Empties the queue, so that what is in it later comes from the next call.
    static func clear() {
        ERR_clear_error()
    }

    /// Takes the first entry and empties the queue.
    static func take() -> Self {
        let packed = ERR_get_error()
        ERR_clear_error()
        guard packed != 0 else { return Self(reason: 0, library: 0, text: "no reason given") }
        let text = ERR_reason_error_string(packed).map { String(cString: $0) }
        return Self(
            reason: ERR_GET_REASON(packed),
            library: ERR_GET_LIB(packed),
            text: text ?? "error \(packed)"
        )
    }

    /// An error for a call that fails only when memory or OpenSSL itself does.
    ///
    /// - Parameter doing: What was being done, to follow "while".
    /// - Returns: The error, with OpenSSL's text.
    static func unexpected(while doing: String) -> TLSError {
        TLSError(.library, "OpenSSL failed while \(doing): \(take().text).")
    }
}
