/// Finds quotations and who says them.
package struct QuoteFinder {
    /// Why a quotation has no speaker.
    private enum Reason {
        static let noCue = "nothing near says who speaks"
        static let unnamed = "the speaker is not named"
        static let pronoun = "it is not certain whom the pronoun means"
    }

    /// From which sum on words are a quotation: one that is missed loses its speaker too, so the likely ones count.
    private static let leastScore: Float = -0.3

    private let spans: [QuotedSpan]
    private let context: SpeakerContext
    private let model: QuoteModel
    private let judge: QuotationJudge
    /// Gathers who may speak.
    package let finder: CandidateFinder
    private var story: Story { context.story }

    /// Takes what was found in the story so far.
    ///
    /// - Parameters:
    ///   - context: the story with its names.
    ///   - spans: the words in marks.
    ///   - model: the weights.
    package init(_ context: SpeakerContext, spans: [QuotedSpan], model: QuoteModel = .shared) {
        self.spans = spans
        self.context = context
        self.model = model
        judge = QuotationJudge(context)
        finder = CandidateFinder(context)
    }

    /// The quotations, in order.
    package func quotes<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [Quote] {
        var quotes: [Quote] = []
        var memory = SpeechMemory()
        var before: (span: QuotedSpan, isQuotation: Bool)?
        for (number, span) in spans.enumerated() {
            try pace.spend(2_048)
            let reading = reading(of: number, memory: memory, before: before)
            before = (span, reading.isQuotation)
            guard reading.isQuotation else { continue }
            let speaker = reading.speaker(behind: memory.last)
            quotes.append(quote(span, by: speaker))
            memory.note(span, by: speaker)
        }
        return try withIndirect(quotes, pace: &pace)
    }

    /// Adds what is told in the writer's words, in the sentences without a quotation.
    private func withIndirect<Failure>(
        _ direct: [Quote],
        pace: inout Pace<Failure>
    ) throws(Failure) -> [Quote] {
        let finder = IndirectSpeechFinder(context)
        var quotes: [Quote] = []
        var next = 0
        for sentence in story.sentences.indices {
            let tokens = story.tokensOfSentence[sentence]
            try pace.spend(tokens.count * 2)
            let end = story.sentences[sentence].upperBound
            var isDirect = quotes.last.map { $0.direct && $0.end > story.sentences[sentence].lowerBound } ?? false
            while next < direct.count, direct[next].start < end {
                isDirect = true
                quotes.append(direct[next])
                next += 1
            }
            guard !isDirect, story.tellsStory(sentence), let quote = finder.quote(in: sentence) else { continue }
            quotes.append(quote)
        }
        return quotes + direct[next...]
    }

    /// Weighs who speaks the words in one pair of marks, and whether anybody does.
    package func reading(
        of number: Int,
        memory: SpeechMemory,
        before: (span: QuotedSpan, isQuotation: Bool)?
    ) -> QuoteReading {
        let span = spans[number]
        let following = number + 1 < spans.count ? spans[number + 1] : nil
        let candidates = finder.candidates(for: span, following: following, memory: memory, model: model)
        let (best, share) = likeliest(of: candidates)
        let features = judge.features(of: span, speaker: candidates[best], share: share, before: before)
        return QuoteReading(
            span: span,
            candidates: candidates,
            best: best,
            features: features,
            // The annotators often left out what resumes in mid-sentence; it is speech all the same.
            isQuotation: model.score(.quotation, features) > Self.leastScore || judge.isResumed(span, after: before)
        )
    }

    /// The best candidate of the likeliest entity, and how likely the entity is: several words may stand for it.
    private func likeliest(of candidates: [SpeakerCandidate]) -> (best: Int, share: Double) {
        let highest = candidates.reduce(-Float.infinity) { max($0, $1.score) }
        var best = (number: candidates.count - 1, power: 0.0)
        var all = 0.0
        let powers = candidates.map { Double($0.score - highest).exponential }
        for number in candidates.indices {
            all += powers[number]
            var power = powers[number]
            if let entity = candidates[number].entity {
                for other in candidates.indices where other != number && candidates[other].entity == entity {
                    power += powers[other]
                    // The first of equals stands for all.
                    if (powers[other], number) > (powers[number], other) {
                        power = 0
                        break
                    }
                }
            }
            if power > best.power { best = (number, power) }
        }
        return (best.number, best.power / all)
    }

    private func quote(_ span: QuotedSpan, by speaker: SpeakerCandidate) -> Quote {
        let cue = speaker.cue.map { context.lower($0) }
        var reason: String?
        if speaker.entity == nil {
            switch speaker.kind {
            case .nobody: reason = Reason.noCue
            case .heOrShe, .they, .it: reason = Reason.pronoun
            default: reason = Reason.unnamed
            }
        }
        return Quote(
            start: span.start,
            end: span.end,
            direct: true,
            speaker: speaker.entity,
            speakerText: speaker.words.isEmpty ? nil : story.string(tokens: speaker.words),
            cue: cue,
            reason: reason
        )
    }
}
