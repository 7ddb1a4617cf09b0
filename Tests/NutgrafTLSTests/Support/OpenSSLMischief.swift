import CNutgrafOpenSSL

/// What other users of OpenSSL in the same process may do.
enum OpenSSLMischief {
    /// Leaves an error in this thread's queue, as code does that does not read its own.
    static func leaveAnError() {
        let bio = BIO_new_mem_buf("no PEM", 6)
        X509_free(PEM_read_bio_X509(bio, nil, nil, nil))
        BIO_free(bio)
        precondition(ERR_peek_error() != 0)
    }
}
