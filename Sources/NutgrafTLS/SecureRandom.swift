import CNutgrafOpenSSL

/// Random bytes that nobody can guess.
package enum SecureRandom {
    /// Random bytes from OpenSSL's generator.
    ///
    /// - Parameter count: How many bytes.
    /// - Returns: The bytes.
    /// - Throws: ``TLSError`` with the code `library` where the system gives no randomness.
    package static func bytes(_ count: Int) throws(TLSError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, count))
        LibraryFailure.clear()
        guard bytes.isEmpty || RAND_bytes(&bytes, Int32(clamping: bytes.count)) == 1, count <= Int32.max
        else {
            throw LibraryFailure.unexpected(while: "making random bytes")
        }
        return bytes
    }
}
