/// What was made of words in marks.
package struct QuoteReading: Sendable {
    /// The words.
    package var span: QuotedSpan
    /// Who may speak them, nobody last.
    package var candidates: [SpeakerCandidate]
    /// The likeliest candidate.
    package var best: Int
    /// The features that tell whether it is a quotation.
    package var features: [Int]
    /// Whether it is one.
    package var isQuotation: Bool

    /// The speaker, with the words and the verb that name it beside the quotation, where some do.
    ///
    /// A verb belongs to the quotation in whose sentence it stands, and to one only: it is none of another that
    /// resumes, or follows in the next sentence.
    func speaker(behind last: SpeechMemory.Spoken?) -> SpeakerCandidate {
        var speaker = candidates[best]
        let zones: [SpeakerCandidate.Zone] = [.after, .next, .before, .below]
        let relations: [SpeakerCandidate.Relation] = [
            .subject, .inverted, .apposition, .closing, .distant,
        ]
        func hasVerb(_ candidate: SpeakerCandidate) -> Bool {
            zones.contains(candidate.zone) && relations.contains(candidate.relation)
                && candidate.cue != last?.speaker.cue && !candidate.leads
        }
        if !hasVerb(speaker) {
            speaker.cue = nil
            guard let entity = speaker.entity else { return speaker }
            let own = candidates.filter { $0.entity == entity && hasVerb($0) && $0.cueDistance < 2 }
            if let closest = own.max(by: { $0.score < $1.score }) { return closest }
        }
        return speaker
    }
}
