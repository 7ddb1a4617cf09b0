import CNutgrafOpenSSL

/// The hash function SHA-256 (FIPS 180-4).
package enum SHA256Digest {
    /// Hashes bytes.
    ///
    /// - Parameter bytes: The bytes.
    /// - Returns: The digest's 32 bytes.
    package static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        let hashed: Void? = bytes.withContiguousStorageIfAvailable { storage in
            _ = SHA256(storage.baseAddress, storage.count, &digest)
        }
        if hashed == nil {
            let copy = Array(bytes)
            _ = SHA256(copy, copy.count, &digest)
        }
        return digest
    }
}
