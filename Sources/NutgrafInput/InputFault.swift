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

    /// A text without a word.
    static let empty = InputFault(.empty, "empty; give a file that has a text")
}
