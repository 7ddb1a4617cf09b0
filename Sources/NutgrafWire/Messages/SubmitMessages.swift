import NutgrafTypes

/// Articles to store.
package struct SubmitRequest: Request, Hashable {
    package typealias Response = SubmitResponse
    package static var kind: MessageKind { .submit }

    /// The articles with their keys.
    package var submissions: [Submission]

    /// Makes a request.
    package init(submissions: [Submission]) {
        self.submissions = submissions
    }
}

/// What became of the submissions; sent after the commit that holds them.
package struct SubmitResponse: Codable, Hashable, Sendable {
    /// One outcome a submission, in the same order.
    package var outcomes: [SubmitOutcome]

    /// Makes an answer.
    package init(outcomes: [SubmitOutcome]) {
        self.outcomes = outcomes
    }
}
