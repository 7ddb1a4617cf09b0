/// Why bytes were refused, at which key path and at which byte.
package struct CBORDecodingError: Error, Sendable {
    /// What kind of failure this is.
    package let code: Code
    /// Where in the value, such as `articles[3].title`; empty for the outermost item. Values of integer keys are
    /// written like elements.
    package private(set) var keyPath: String
    /// The byte, from 0, of the item or the part of it that is wrong.
    package let offset: Int
    /// What is wrong, as a sentence without the place.
    package let message: String
    /// What a value's own `init(from:)` threw.
    package let cause: (any Error)?
    /// The last step of the path, where it leads to something that is missing.
    private let suffix: PathElement?

    init(
        _ code: Code,
        offset: Int,
        path: [PathElement] = [],
        suffix: PathElement? = nil,
        message: String,
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.keyPath = path.rendered
        self.offset = offset
        self.message = message
        self.cause = cause
        self.suffix = suffix
    }

    /// Keeps an error of ours as it is, and puts any other one in an `invalidValue` at the item it is about.
    init(wrapping error: any Error, offset: Int) {
        switch error {
        case let error as CBORDecodingError:
            self = error
        case DecodingError.dataCorrupted(let context) as DecodingError,
            DecodingError.keyNotFound(_, let context) as DecodingError,
            DecodingError.typeMismatch(_, let context) as DecodingError,
            DecodingError.valueNotFound(_, let context) as DecodingError:
            self.init(.invalidValue, offset: offset, message: context.debugDescription, cause: error)
        default:
            self.init(
                .invalidValue,
                offset: offset,
                message: "The value was refused: \(error).",
                cause: error
            )
        }
    }

    /// The error with its key path, which is found from its offset. That takes a walk through the input, so it is
    /// done only for the error that leaves the decoder, not for those that a value's own code catches.
    func located(in session: DecodingSession) -> CBORDecodingError {
        var error = self
        var path = session.path(to: offset)
        if let suffix { path.append(suffix) }
        error.keyPath = path.rendered
        return error
    }
}

extension CBORDecodingError: CustomStringConvertible {
    /// The sentence with its place, for people.
    package var description: String {
        let place = keyPath.isEmpty ? "" : "\(keyPath): "
        return "\(place)\(message) (\(code), byte \(offset))"
    }
}
