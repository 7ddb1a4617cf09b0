/// Who spoke so far.
package struct SpeechMemory: Sendable {
    /// A quotation that was read.
    package struct Spoken: Sendable {
        /// Its marks.
        package var span: QuotedSpan
        /// Who speaks.
        package var speaker: SpeakerCandidate
    }

    /// The last quotation.
    package var last: Spoken?
    /// The last quotation of another speaker than ``last``.
    package var beforeLast: Spoken?
    /// How often each entity spoke.
    package private(set) var counts: [Int: Int] = [:]
    /// How often the one spoke who spoke most.
    package private(set) var most = 0

    /// Nobody has spoken.
    package init() {}

    /// Notes a quotation.
    package mutating func note(_ span: QuotedSpan, by speaker: SpeakerCandidate) {
        if let last, last.speaker.entity == nil || last.speaker.entity != speaker.entity { beforeLast = last }
        last = Spoken(span: span, speaker: speaker)
        // They have been weighed.
        last?.speaker.features = []
        guard let entity = speaker.entity else { return }
        let count = (counts[entity] ?? 0) + 1
        counts[entity] = count
        most = max(most, count)
    }
}
