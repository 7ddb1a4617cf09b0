import CNutgrafOpenSSL

/// Comparison whose time tells nothing about the content.
package enum ConstantTime {
    /// Whether two byte strings are the same.
    ///
    /// - Parameters:
    ///   - first: One of them.
    ///   - second: The other. Where its length differs, that is told at once.
    /// - Returns: Whether they are the same.
    package static func areEqual(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        first.count == second.count && CRYPTO_memcmp(first, second, first.count) == 0
    }
}
