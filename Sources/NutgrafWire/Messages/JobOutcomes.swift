import NutgrafTypes

/// What became of each job of a request, in the same order.
package struct JobOutcomes: Codable, Hashable, Sendable {
    /// One outcome a job.
    package var outcomes: [JobOutcome]

    /// Makes an answer.
    package init(outcomes: [JobOutcome]) {
        self.outcomes = outcomes
    }
}
