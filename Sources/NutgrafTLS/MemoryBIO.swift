import CNutgrafOpenSSL

/// OpenSSL's file in memory.
struct MemoryBIO: ~Copyable {
    let pointer: OpaquePointer

    /// Makes an empty one.
    ///
    /// - Parameter secret: Whether its memory is wiped when it is freed.
    init(secret: Bool = false) throws(TLSError) {
        LibraryFailure.clear()
        guard let pointer = BIO_new(secret ? BIO_s_secmem() : BIO_s_mem()) else {
            throw LibraryFailure.unexpected(while: "making a buffer")
        }
        self.pointer = pointer
    }

    /// Makes one that holds bytes.
    init(_ bytes: [UInt8]) throws(TLSError) {
        LibraryFailure.clear()
        let pointer = BIO_new(BIO_s_secmem())
        var written = 0
        guard let pointer, bytes.isEmpty || BIO_write_ex(pointer, bytes, bytes.count, &written) == 1 else {
            BIO_free(pointer)
            throw LibraryFailure.unexpected(while: "filling a buffer")
        }
        self.pointer = pointer
    }

    deinit {
        BIO_free(pointer)
    }

    /// Takes out everything in it.
    func contents() throws(TLSError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: BIO_ctrl_pending(pointer))
        var count = 0
        guard bytes.isEmpty || BIO_read_ex(pointer, &bytes, bytes.count, &count) == 1, count == bytes.count
        else {
            throw LibraryFailure.unexpected(while: "reading a buffer")
        }
        return bytes
    }
}
