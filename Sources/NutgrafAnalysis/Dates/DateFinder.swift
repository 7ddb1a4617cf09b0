/// Finds expressions of time, and what days they mean.
///
/// Types and values are those of TIMEX3 (TimeML 1.2.1). A date that leaves something open counts from the day of
/// publication, else from the story's own dateline; where there is neither, the value has `X` for what is open
/// (`XXXX-WXX-4` for "Thursday"), and there is none where nothing would be left ("yesterday").
package struct DateFinder {
    /// How many tokens a story may have before its dateline's date, and between that and the dash behind it.
    private static let datelineReach = 12

    /// After how many tokens the pace is heeded.
    private static let stretch = 512

    private let story: Story
    private let published: CalendarDay?

    /// Makes a finder.
    ///
    /// - Parameter published: the day from which "today" and "Thursday" count.
    package init(_ story: Story, published: CalendarDay?) {
        self.story = story
        self.published = published
    }

    /// The expressions, in order; they never overlap.
    ///
    /// Takes time in proportion to the number of tokens.
    package func dates<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [DateExpression] {
        let vocabulary = try TimeVocabulary(story.vocabulary, pace: &pace)
        var reader = TimeReader(story, vocabulary)
        try survey(&reader, vocabulary, pace: &pace)
        let tenses = TenseReader(story, vocabulary)
        var resolver = DateResolver(published: published)
        var dates: [DateExpression] = []
        var unspent = 0
        for (number, sentence) in story.tokensOfSentence.enumerated() {
            unspent += 1
            guard !story.isRepeated(number) else { continue }
            reader.sentence = sentence
            reader.floor = sentence.lowerBound
            var sentenceDay: CalendarDay?
            var before: TimeExpression?
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                let limit = min(sentence.upperBound, index + Self.stretch)
                let start = nextStarter(from: index, to: limit, vocabulary)
                unspent += start - index + 1
                index = start
                if unspent >= Self.stretch {
                    try pace.spend(8 * unspent)
                    unspent = 0
                }
                guard index < limit else { continue }
                guard let reading = reader.read(at: index) else {
                    index += 1
                    continue
                }
                unspent += 32
                let tense = tenses.tense(around: reading.first.tokens, in: sentence)
                resolver.tense = reader.heeded(tense, of: reading.first)
                for expression in [reading.first, reading.second] {
                    guard let expression else { continue }
                    var found = date(expression, resolver, sentenceDay)
                    if let start = sentenceDay, let end = found.value?.day, end.daysSince1970 < start.daysSince1970,
                        let before, reader.isSpan(of: before, expression)
                    {
                        found.value = .day(end.adding(days: 7))
                        found.date.value = found.value?.text
                    }
                    before = expression
                    dates.append(found.date)
                    if let value = found.value {
                        if resolver.published == nil, let day = value.day, isDateline(expression, in: sentence) {
                            resolver.published = day
                        } else {
                            resolver.narrative = value
                            sentenceDay = value.day ?? sentenceDay
                        }
                    }
                    index = max(index + 1, expression.tokens.upperBound)
                    reader.floor = index
                }
            }
        }
        return dates
    }

    /// The first of some tokens with which a rule begins; the limit where there is none.
    private func nextStarter(from start: Int, to limit: Int, _ vocabulary: TimeVocabulary) -> Int {
        var index = start
        while index < limit, !vocabulary.words[story.tokens[index].form].isStarter { index += 1 }
        return index
    }

    private func date(
        _ expression: TimeExpression,
        _ resolver: DateResolver,
        _ sentenceDay: CalendarDay?
    ) -> (date: DateExpression, value: CalendarValue?) {
        let type: DateExpression.Kind
        var text: String?
        var value: CalendarValue?
        switch expression.meaning {
        case .date(let pattern):
            type = .date
            let resolved = resolver.resolve(pattern)
            (text, value) = (resolved.text, resolved.value)
        case .timed(let pattern, let time):
            type = .time
            let resolved = resolver.resolve(pattern, time, sentenceDay: sentenceDay)
            (text, value) = (resolved.text, resolved.value)
        case .instant(let instant): (type, text) = (.time, instant)
        case .duration(let length): (type, text) = (.duration, length)
        case .set(let set): (type, text) = (.set, set)
        case .reference(let reference): (type, text) = (.date, reference)
        }
        let date = DateExpression(
            start: story.tokens[expression.tokens.lowerBound].start,
            end: story.tokens[expression.tokens.upperBound - 1].end,
            type: type,
            value: text
        )
        return (date, value)
    }

    /// Looks over the story for what single sentences do not tell: which way round its numeric dates are, and which
    /// months are somebody's name in it.
    private func survey<Failure>(
        _ reader: inout TimeReader,
        _ vocabulary: TimeVocabulary,
        pace: inout Pace<Failure>
    ) throws(Failure) {
        reader.sentence = story.tokens.indices
        for index in story.tokens.indices {
            if index % Self.stretch == 0 { try pace.spend(Self.stretch) }
            switch vocabulary.words[story.tokens[index].form].kind {
            case .figure where reader.monthFirst == nil:
                reader.monthFirst = reader.showsMonthFirst(at: index)
            case .month:
                guard index > 0, story.tokens[index].isCapitalized, story.tokens[index - 1].isCapitalized,
                    story.classes(index - 1).has([.honorific, .forename])
                else { continue }
                reader.namedMonths[vocabulary.words[story.tokens[index].form].value] = true
            default: break
            }
        }
    }

    /// Whether a date stands where a story says when it was written: on a line of its own, or before the dash of
    /// "LISBON, March 22, 2013 (Agency) –".
    private func isDateline(_ expression: TimeExpression, in sentence: Range<Int>) -> Bool {
        guard expression.tokens.lowerBound <= Self.datelineReach else { return false }
        let behind =
            expression.tokens.upperBound..<min(sentence.upperBound, expression.tokens.upperBound + Self.datelineReach)
        if expression.tokens.lowerBound == sentence.lowerBound, behind.allSatisfy({ story.tokens[$0].kind == .stop }) {
            return true
        }
        let before = sentence.lowerBound..<expression.tokens.lowerBound
        guard before.allSatisfy({ story.tokens[$0].kind != .word || story.tokens[$0].isCapitalized }) else {
            return false
        }
        let dash = behind.first { story.tokens[$0].kind == .dash || story.tokens[$0].kind == .hyphen }
        guard let dash else { return false }
        return (expression.tokens.upperBound..<dash).allSatisfy {
            story.tokens[$0].kind != .word || story.tokens[$0].isCapitalized
        }
    }
}
