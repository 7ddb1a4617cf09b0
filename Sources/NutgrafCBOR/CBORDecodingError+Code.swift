extension CBORDecodingError {
    /// What kind of failure a decoding error is; new ones may come.
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The code's name, stable over versions.
        package let description: String

        // Not well-formed (RFC 8949 section 5.3.1 and appendix F).

        /// The input ends inside an item.
        package static let truncated = Code(description: "truncated")
        /// There are bytes behind the item.
        package static let trailingBytes = Code(description: "trailing-bytes")
        /// Reserved additional information, a reserved simple value, a break or a chunk where none may stand.
        package static let malformed = Code(description: "malformed")

        // Well-formed, and refused wherever it stands.

        /// An indefinite length that `Options` does not allow.
        package static let indefiniteLength = Code(description: "indefinite-length")
        /// A number longer than needed that `Options` does not allow.
        package static let nonShortestForm = Code(description: "non-shortest-form")
        /// A text string that is not UTF-8.
        package static let invalidUTF8 = Code(description: "invalid-utf8")
        /// A map with one key twice.
        package static let duplicateKey = Code(description: "duplicate-key")
        /// Deeper than `Limits.maximumDepth`, or a type that decodes itself without end.
        package static let tooDeep = Code(description: "too-deep")
        /// More items than `Limits.maximumItems`.
        package static let tooManyItems = Code(description: "too-many-items")
        /// A string longer than `Limits.maximumStringLength`.
        package static let stringTooLong = Code(description: "string-too-long")
        /// An input longer than `Limits.maximumLength`.
        package static let tooLong = Code(description: "too-long")

        // Not what the type wants.

        /// An item of another kind.
        package static let typeMismatch = Code(description: "type-mismatch")
        /// A number that the type cannot hold exactly.
        package static let numberOutOfRange = Code(description: "number-out-of-range")
        /// A key the type needs is missing.
        package static let keyNotFound = Code(description: "key-not-found")
        /// Null where the type needs a value.
        package static let valueNotFound = Code(description: "value-not-found")
        /// An array has fewer elements than the type needs.
        package static let endOfArray = Code(description: "end-of-array")
        /// A tag, undefined, or a simple value without a Codable form.
        package static let unsupportedItem = Code(description: "unsupported-item")
        /// A value's own `init(from:)` threw `cause`.
        package static let invalidValue = Code(description: "invalid-value")
        /// A decoder or container was used after the call that made it had returned.
        package static let expiredDecoder = Code(description: "expired-decoder")
    }
}
