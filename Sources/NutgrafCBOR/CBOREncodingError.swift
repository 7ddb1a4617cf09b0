/// Why a value has no CBOR form, and where in the value.
package struct CBOREncodingError: Error, Sendable {
    /// What kind of failure this is; new ones may come.
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The code's name, stable over versions.
        package let description: String

        /// Arrays and maps stand deeper inside one another than `CBOREncoder.maximumDepth`.
        package static let tooDeep = Code(description: "too-deep")
        /// An integer below -2^64 or above 2^64 - 1.
        package static let numberOutOfRange = Code(description: "number-out-of-range")
        /// One map was given the same key twice.
        package static let duplicateKey = Code(description: "duplicate-key")
        /// A key of a map with integer keys has no `intValue`.
        package static let keyWithoutInteger = Code(description: "key-without-integer")
        /// A value's `encode(to:)` wrote nothing.
        package static let nothingEncoded = Code(description: "nothing-encoded")
        /// A value's `encode(to:)` broke the rules: two values in a single-value container, two kinds of container
        /// for one value, or a container used after its time.
        package static let containerMisuse = Code(description: "container-misuse")
        /// The bytes of an `EncodedCBOR` are not one well-formed item.
        package static let malformedItem = Code(description: "malformed-item")
        /// A value's own `encode(to:)` threw `cause`.
        package static let invalidValue = Code(description: "invalid-value")
    }

    /// What kind of failure this is.
    package let code: Code
    /// Where in the value, such as `articles[3].title`; empty for the value itself.
    package let keyPath: String
    /// What was wrong, as a sentence without the place.
    package let message: String
    /// What a value's own `encode(to:)` threw, or what is wrong with an `EncodedCBOR`.
    package let cause: (any Error)?

    init(_ code: Code, path: [PathElement], message: String, cause: (any Error)? = nil) {
        self.code = code
        self.keyPath = path.rendered
        self.message = message
        self.cause = cause
    }

    /// Keeps an error of ours as it is, and puts any other one in an `invalidValue`.
    init(wrapping error: any Error, path: [PathElement]) {
        switch error {
        case let error as CBOREncodingError:
            self = error
        case EncodingError.invalidValue(_, let context) as EncodingError:
            self.init(.invalidValue, path: path, message: context.debugDescription, cause: error)
        default:
            self.init(.invalidValue, path: path, message: "The value refused: \(error).", cause: error)
        }
    }
}

extension CBOREncodingError: CustomStringConvertible {
    /// The sentence with its place, for people.
    package var description: String {
        keyPath.isEmpty ? "\(message) (\(code))" : "\(keyPath): \(message) (\(code))"
    }
}
