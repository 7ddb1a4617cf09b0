/// Finds direct quotations and who says them.
package struct QuoteFinder {
    /// Why a quotation has no speaker.
    private enum Reason {
        static let noCue = "nothing near says who speaks"
        static let unnamed = "the speaker is not named"
    }

    private let story: Story
    private let spans: [QuotedSpan]
    private let context: SpeakerContext
    private let reader: CueReader

    /// Takes what was found in the story so far.
    package init(
        _ story: Story,
        spans: [QuotedSpan],
        mentions: [Mention],
        entityOfMention: [Int],
        drafts: [EntityDraft]
    ) {
        self.story = story
        self.spans = spans
        context = SpeakerContext(
            story,
            mentions: mentions,
            entityOfMention: entityOfMention,
            drafts: drafts,
            spans: spans
        )
        reader = CueReader(context)
    }

    /// The quotations, in order.
    ///
    /// One or two words in quotation marks that nobody is said to have said are no quotation.
    package func quotes<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [Quote] {
        var quotes: [Quote] = []
        var last: (span: QuotedSpan, attribution: Attribution)?
        for span in spans {
            try pace.spend(512)
            let isShort = wordCount(span, atMost: 3) <= 2
            var found = reader.after(span) ?? reader.before(span)
            if found == nil, !isShort { found = continued(span, after: last) }
            if isShort, found?.entity == nil { continue }
            let attribution = found ?? Attribution()
            var reason: String?
            if attribution.entity == nil {
                reason = attribution.cue == nil ? Reason.noCue : Reason.unnamed
            }
            quotes.append(
                Quote(
                    start: span.start,
                    end: span.end,
                    direct: true,
                    speaker: attribution.entity,
                    speakerText: attribution.text,
                    cue: attribution.cue,
                    reason: reason
                )
            )
            if found != nil { last = (span, attribution) }
        }
        return quotes
    }

    /// Speech that goes on: in the same paragraph, from an unclosed one before, or after a sentence that
    /// says who speaks.
    private func continued(
        _ span: QuotedSpan,
        after last: (span: QuotedSpan, attribution: Attribution)?
    ) -> Attribution? {
        let sentence = story.tokens[span.open].sentence
        if sentence > 0, story.paragraphOfSentence[sentence - 1] == span.paragraph,
            !context.isQuoted[story.tokensOfSentence[sentence].lowerBound] || isWhole(span),
            let introduced = reader.introduced(by: sentence - 1), introduced.entity != nil,
            last?.span.paragraph != span.paragraph
        {
            return introduced
        }
        guard let last else { return nil }
        let isNear = last.span.paragraph == span.paragraph
        let goesOn = last.span.isUnclosed && last.span.paragraph == span.paragraph - 1
        let wholeParagraph =
            last.span.paragraph == span.paragraph - 1 && isWhole(span) && beginsParagraph(span)
        guard isNear && isWhole(span) || goesOn || wholeParagraph else { return nil }
        return Attribution(entity: last.attribution.entity, text: last.attribution.text, cue: nil)
    }

    /// Whether a quotation is a sentence of its own.
    private func isWhole(_ span: QuotedSpan) -> Bool {
        story.tokensOfSentence[story.tokens[span.open].sentence].lowerBound == span.open
    }

    private func beginsParagraph(_ span: QuotedSpan) -> Bool {
        story.paragraphs[span.paragraph].lowerBound == story.tokens[span.open].start
    }

    private func wordCount(_ span: QuotedSpan, atMost limit: Int) -> Int {
        var count = 0
        for token in (span.open + 1)..<max(span.close, span.open + 1) {
            if story.tokens[token].kind == .word || story.tokens[token].kind == .number { count += 1 }
            if count >= limit { break }
        }
        return count
    }
}
