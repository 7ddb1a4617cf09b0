/// What the summary's training learned of a stem.
package struct StemKnowledge: Sendable, Hashable {
    /// How many levels of ``usage`` there are.
    package static let usageLevels = 7
    /// The level of a stem that summaries use neither more nor less than others, or that is not known.
    package static let ordinaryUsage = 3

    /// How common it is in news, from 0 (rare) to 4 (in more than a third of all articles).
    package var commonness = 0
    /// How much summaries of stories that have it use it, from 0 (far less than other words that stand where it
    /// stands: "added") to 6 (far more: "killed").
    package var usage = ordinaryUsage

    /// Nothing is known.
    package init() {}
}
