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
    package var counts: [Int: Int] = [:]

    /// Nobody has spoken.
    package init() {}

    /// Notes a quotation.
    package mutating func note(_ span: QuotedSpan, by speaker: SpeakerCandidate) {
        if let last, last.speaker.entity == nil || last.speaker.entity != speaker.entity { beforeLast = last }
        last = Spoken(span: span, speaker: speaker)
        if let entity = speaker.entity { counts[entity, default: 0] += 1 }
    }
}
