/// Why something cannot be read as a story; becomes an ``InputRefusal`` where it is known which file it was.
struct InputFault: Error, Hashable {
    /// The sort of fault.
    var reason: InputRefusal.Reason
    /// What is wrong and what to do.
    var explanation: String

    init(_ reason: InputRefusal.Reason, _ explanation: String) {
        self.reason = reason
        self.explanation = explanation
    }

    /// A text over the limit.
    static func tooLarge(limit: Int) -> InputFault {
        InputFault(.tooLarge, "longer than \(limit) bytes; split it")
    }

    /// A page or a feed whose file is over the limit.
    static func markupTooLarge(limit: Int) -> InputFault {
        InputFault(
            .tooLarge,
            "longer than \(limit) bytes with its markup; save the page without its pictures, or the text as .txt"
        )
    }

    /// A page or an entry whose text is over the limit.
    static func storyTooLarge(limit: Int) -> InputFault {
        InputFault(.tooLarge, "its text is longer than \(limit) bytes; save the story itself as .txt, in parts")
    }

    /// A text without a word.
    static let empty = InputFault(.empty, "empty; give a file that has a text")
}
