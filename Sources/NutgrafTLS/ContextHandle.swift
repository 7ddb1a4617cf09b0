import CNutgrafOpenSSL

/// An `SSL_CTX`, with the settings that every connection of either side has.
///
/// Sendable without the compiler's proof: the pointer is constant, the context is changed only by whoever makes
/// it, before it is shared, and what OpenSSL does with a shared context afterwards (`SSL_new`, reference counts)
/// is safe from several threads.
final class ContextHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Makes a context for TLS 1.3 without sessions.
    init() throws(TLSError) {
        LibraryFailure.clear()
        guard let pointer = SSL_CTX_new(TLS_method()) else {
            throw LibraryFailure.unexpected(while: "making a TLS context")
        }
        self.pointer = pointer
        guard nutgraf_ctx_require_tls13(pointer) == 1, SSL_CTX_set_num_tickets(pointer, 0) == 1 else {
            throw LibraryFailure.unexpected(while: "restricting a TLS context to version 1.3")
        }
        nutgraf_ctx_turn_off_sessions(pointer)
        nutgraf_ctx_set_memory_modes(pointer)
    }

    deinit {
        SSL_CTX_free(pointer)
    }
}
