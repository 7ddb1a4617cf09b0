import NutgrafTypes

/// Why a file, a line or an entry is not submitted; the others go on.
package struct InputRefusal: Error, Hashable, Sendable {
    /// The sorts of refusal.
    package enum Reason: String, Hashable, Sendable {
        /// The file does not exist or may not be read.
        case unreadable
        /// There is no text.
        case empty
        /// It is no text: a picture, an archive, a document of a word processor.
        case binary
        /// It is over a limit.
        case tooLarge
        /// Its encoding is not known or does not fit.
        case encoding
        /// It breaks the rules of its format.
        case malformed
        /// It is well formed but holds no article.
        case noArticle
    }

    /// What was refused.
    package var origin: InputOrigin
    /// The sort of refusal.
    package var reason: Reason
    /// What is wrong and what to do, without the name.
    package var explanation: String

    init(_ origin: InputOrigin, _ fault: InputFault) {
        self.origin = origin
        reason = fault.reason
        explanation = fault.explanation
    }

    /// The whole sentence, with the file, and the line or entry, first.
    package var message: String { "\(origin): \(explanation)" }

    /// The refusal as the error that it is to the programs.
    package var error: NutgrafError {
        NutgrafError(reason == .tooLarge ? .tooLarge : .invalidRequest, message)
    }
}
