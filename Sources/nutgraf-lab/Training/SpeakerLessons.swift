import NutgrafAnalysis

/// What annotated articles teach of quotations and their speakers.
struct SpeakerLessons {
    /// Which candidate speaks.
    private(set) var speakers: [LogLinearChoice.Lesson] = []
    /// How many quotations have a right speaker among their candidates.
    private(set) var reachable = 0
    /// Whom a pronoun stands for.
    private(set) var antecedents: [LogLinearChoice.Lesson] = []
    /// Which words in marks are a quotation.
    private(set) var quotations: [(features: [Int], isRight: Bool)] = []

    /// Reads an article with a model.
    ///
    /// - Parameters:
    ///   - article: the annotated article.
    ///   - setting: its story.
    ///   - model: what was learned so far.
    ///   - isTold: whether the annotated speakers count as those who spoke before, rather than those found.
    mutating func read(_ article: AnnotatedArticle, _ setting: GoldMentions, model: QuoteModel, isTold: Bool) {
        let finder = QuoteFinder(setting.context, spans: setting.spans, model: model)
        let key = SpeakerKey(article)
        var gold: [Int: AnnotatedArticle.Quote] = [:]
        for quote in article.quotes { gold[quote.start] = quote }
        var memory = SpeechMemory()
        var before: (span: QuotedSpan, isQuotation: Bool)?
        for (number, span) in setting.spans.enumerated() {
            let reading = finder.reading(of: number, memory: memory, before: before)
            let quote = gold[firstWord(span, setting.story)]
            quotations.append((reading.features, quote != nil))
            let isQuotation = isTold ? quote != nil : reading.isQuotation
            before = (span, isQuotation)
            var speaker = reading.candidates[reading.best]
            if let quote, let name = quote.speaker {
                let right = reading.candidates.map { candidate in
                    key.isMet(
                        name,
                        entity: candidate.entity.map(setting.names(of:)) ?? [],
                        words: candidate.words.isEmpty ? nil : setting.story.string(tokens: candidate.words)
                    )
                }
                note(reading.candidates, right)
                noteAntecedents(
                    reading.candidates,
                    name,
                    key,
                    finder,
                    setting,
                    setting.context.entities(within: span),
                    memory
                )
                if isTold {
                    let best = right.indices.filter { right[$0] }.max {
                        reading.candidates[$0].score < reading.candidates[$1].score
                    }
                    speaker = best.map { reading.candidates[$0] } ?? speaker
                }
            }
            if isQuotation { memory.note(span, by: speaker) }
        }
    }

    private mutating func note(_ candidates: [SpeakerCandidate], _ right: [Bool]) {
        var right = right
        // Where nobody found is the one, no name is the best answer.
        if right.contains(true) {
            reachable += 1
        } else {
            right[right.count - 1] = true
        }
        speakers.append(LogLinearChoice.Lesson(candidates: candidates.map(\.features), isRight: right))
    }

    private mutating func noteAntecedents(
        _ candidates: [SpeakerCandidate],
        _ name: String,
        _ key: SpeakerKey,
        _ finder: QuoteFinder,
        _ setting: GoldMentions,
        _ within: [Int],
        _ memory: SpeechMemory
    ) {
        let pronouns: Set<SpeakerKind> = [.heOrShe, .they, .it]
        let likely = candidates.filter { candidate in
            guard candidate.isBesideVerb else { return false }
            return pronouns.contains(candidate.kind)
                || candidate.kind == .description && finder.finder.isOpen(candidate.tokens)
        }
        for candidate in likely {
            let entities = finder.finder.antecedents.candidates(
                for: candidate.tokens,
                candidate.kind,
                without: within,
                memory: memory,
                callings: finder.finder.descriptions
            )
            let last = memory.last.map { setting.story.string(tokens: $0.speaker.words) }
            let right = entities.map { candidate in
                guard let entity = candidate.entity else { return key.isMet(name, entity: [], words: last) }
                return key.isMet(name, entity: setting.names(of: entity), words: nil)
            }
            guard right.contains(true) else { continue }
            antecedents.append(LogLinearChoice.Lesson(candidates: entities.map(\.features), isRight: right))
        }
    }

    private func firstWord(_ span: QuotedSpan, _ story: Story) -> Int {
        var index = span.start
        while index < span.end {
            let (scalar, length) = story.text.scalar(at: index)
            let glyph = Glyph(scalar)
            if glyph == .letter || glyph == .digit { return index }
            index += length
        }
        return span.start
    }
}
