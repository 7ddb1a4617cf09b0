/// Reads the expression of time that begins at a token, by rules over the classes of words.
///
/// Each rule begins with a class of its first word; where several begin with one class they stand longest first,
/// and the first that fits is taken. A rule reads forward, then takes in what belongs to it before its first word:
/// "the", "early", "more than". The rules by what they begin with:
///
/// | class | reads | in |
/// | --- | --- | --- |
/// | month, weekday, figure, ordinal | days and months, in words and in figures, and spans of them | `+Calendar`, `+Figures` |
/// | figure, ordinal, decade, season, quarter | years, decades, centuries, seasons, quarters | `+Stretches` |
/// | clock, noon, half, numeral | times | `+Clock` |
/// | figure, numeral, article, unit | durations, "two years ago" | `+Durations`, `+Quantities` |
/// | step: "last", "this", "that" | "last week", "the past three days" | `+Steps` |
/// | every, frequency, once | sets | `+Sets` |
struct TimeReader {
    let story: Story
    let words: [TimeWord]
    /// The tokens of the sentence.
    var sentence: Range<Int> = 0..<0
    /// Where the last expression ended; nothing before it is taken in.
    var floor = 0
    /// Whether numeric dates of the story name the month first; `nil` where it does not show.
    var monthFirst: Bool?
    /// Whether the story writes "May" or the like as somebody's name.
    var namedMonths: [Bool] = Array(repeating: false, count: 13)

    init(_ story: Story, _ vocabulary: TimeVocabulary) {
        self.story = story
        words = vocabulary.words
    }

    // MARK: Words

    /// The class of a token; `.none` outside of the sentence.
    func kind(_ index: Int) -> TimeWord.Kind {
        sentence.contains(index) ? words[story.tokens[index].form].kind : .none
    }

    /// What the word of a token is worth; 0 outside of the sentence.
    func value(_ index: Int) -> Int { sentence.contains(index) ? words[story.tokens[index].form].value : 0 }

    func step(_ index: Int) -> Step {
        kind(index) == .step ? Step(rawValue: value(index)) ?? .none : .none
    }

    func token(_ index: Int) -> Token.Kind? { sentence.contains(index) ? story.tokens[index].kind : nil }

    func isHyphen(_ index: Int) -> Bool { token(index) == .hyphen }

    /// Whether a hyphen stands there with no blank on either side.
    func isGluedHyphen(_ index: Int) -> Bool {
        isHyphen(index) && !story.tokens[index].followsBlank && index + 1 < sentence.upperBound
            && !story.tokens[index + 1].followsBlank
    }

    func isComma(_ index: Int) -> Bool { token(index) == .comma }

    func byte(_ index: Int) -> UInt8 {
        sentence.contains(index) ? story.text.byte(story.tokens[index].start) : 0
    }

    func isSlash(_ index: Int) -> Bool { token(index) == .mark && byte(index) == 0x2F }

    func unit(_ index: Int) -> TimeUnit? {
        switch kind(index) {
        case .unit, .units: TimeUnit(rawValue: value(index))
        default: nil
        }
    }

    func part(_ index: Int) -> DayPart? { kind(index) == .part ? DayPart(rawValue: value(index)) : nil }

    /// Whether a word is capitalised where nothing asks for it, as names are; words all in capitals say nothing.
    func isNameLike(_ index: Int) -> Bool {
        guard sentence.contains(index) else { return false }
        let token = story.tokens[index]
        return token.kind == .word && token.isCapitalized && !token.isOpening && !story.word(index).isAcronym
    }

    /// A whole number in figures.
    func figure(_ index: Int) -> Int? {
        guard kind(index) == .figure, value(index) % 1_000 == 0, words[story.tokens[index].form].detail < 9 else {
            return nil
        }
        return value(index) / 1_000
    }

    /// How many digits a figure has; 0 outside of the sentence.
    func digits(_ index: Int) -> Int { sentence.contains(index) ? Int(words[story.tokens[index].form].detail) : 0 }

    // MARK: Reading

    /// The expression that begins at a token.
    func read(at index: Int) -> TimeReading? {
        switch kind(index) {
        case .month, .shortMonth, .shortWeekday, .dayWord, .tonight, .holiday, .dottedDate: return dated(at: index)
        case .weekday: return weekdayParts(at: index) ?? dated(at: index)
        case .weekdays: return weekdays(at: index)
        case .figure: return figures(at: index)
        case .ordinal: return ordinal(at: index)
        case .decade: return decade(at: index)
        case .decadeWord: return decadeWord(at: index)
        case .era: return era(at: index)
        case .season: return season(at: index)
        case .final: return finalPart(at: index) ?? weekdayOfMonth(0, index)
        case .fiscal, .fiscalYear: return fiscal(at: index)
        case .quarterCode: return quarterCode(at: index)
        case .clock, .clockOfHalf, .noon: return time(at: index)
        case .half: return time(at: index) ?? duration(at: index)
        case .numeral, .scale: return time(at: index) ?? duration(at: index)
        case .article, .unit: return time(at: index) ?? unitAlone(at: index) ?? duration(at: index)
        case .units: return hoursOf(at: index) ?? duration(at: index)
        case .couple, .vague, .vagueScale, .another, .all, .adjectiveOfLength: return duration(at: index)
        case .step: return stepped(at: index)
        case .part: return partOf(at: index)
        case .end: return endOf(at: index)
        case .ago: return timeAgo(at: index)
        case .earlier, .later: return laterIn(at: index)
        case .every, .frequency, .once, .per: return set(at: index)
        case .reference, .recent, .future, .present, .moment: return reference(at: index)
        default: return nil
        }
    }

    /// Whether two weekdays are the ends of a span: "from Monday to Friday".
    func isSpan(of one: TimeExpression, _ other: TimeExpression) -> Bool {
        guard case .date(.weekday(_, .none, nil, 0)) = one.meaning,
            case .date(.weekday(_, .none, nil, 0)) = other.meaning
        else { return false }
        let between = one.tokens.upperBound
        return other.tokens.lowerBound == between + 1 && (kind(between) == .to || kind(between) == .until)
    }

    // MARK: What stands before

    /// Takes in "the", "early", "late", "mid-" and the like.
    func edged(_ start: Int, the: Bool) -> Int {
        var start = start
        while start > floor {
            let before = kind(start - 1)
            if before == .edge || before == .earlier || before == .later {
                start -= 1
            } else if isGluedHyphen(start - 1), start - 2 >= floor, kind(start - 2) == .edge {
                start -= 2
            } else {
                break
            }
        }
        if the, start > floor, kind(start - 1) == .the { start -= 1 }
        return start
    }

    /// Takes in "about", "nearly", "more than", "at least", "up to".
    func approximated(_ start: Int) -> Int {
        guard start > floor else { return start }
        switch kind(start - 1) {
        case .approximate: return start - 1
        case .than where start - 2 >= floor && kind(start - 2) == .more: return start - 2
        case .least where start - 2 >= floor && kind(start - 2) == .at: return start - 2
        case .to where start - 2 >= floor && kind(start - 2) == .up: return start - 2
        default: return start
        }
    }

    /// What the tense of the sentence says of an expression.
    ///
    /// A weekday follows the tense. Of a day or a month the nearest is meant far more often, so there the past asks
    /// for more: a day must stand right behind its verb ("was signed on 31 March"), a month behind "in" or "since";
    /// before a noun, as in "the early August debate", the tense says nothing.
    func heeded(_ tense: Tense, of expression: TimeExpression) -> Tense {
        switch expression.meaning {
        case .date(.day(.open, _, _, _)), .timed(.day(.open, _, _, _), _):
            if tense == .past { return isBehindPastVerb(expression.tokens.lowerBound) ? .past : .unknown }
            return isModifier(expression.tokens) ? .unknown : tense
        case .date(.month(.open, _, .none)):
            switch kind(expression.tokens.lowerBound - 1) {
            case .in, .on: return tense
            case .preposition where value(expression.tokens.lowerBound - 1) == 1: return .past
            case .until, .preposition, .from, .between, .to, .and, .before, .after, .at, .of:
                return tense == .past ? .unknown : tense
            default: return isModifier(expression.tokens) ? .unknown : tense
            }
        default:
            // "As of Sunday" looks back.
            let start = expression.tokens.lowerBound
            return kind(start - 1) == .of && kind(start - 2) == .preposition ? .past : tense
        }
    }

    /// Whether an expression stands without a preposition before a word that may be its noun.
    private func isModifier(_ tokens: Range<Int>) -> Bool {
        switch kind(tokens.lowerBound - 1) {
        case .in, .on, .until, .preposition, .from, .between, .to, .and, .before, .after, .at, .of: false
        default: token(tokens.upperBound) == .word && kind(tokens.upperBound) == .none
        }
    }

    private func isBehindPastVerb(_ start: Int) -> Bool {
        var index = start - 1
        switch kind(index) {
        case .on, .in, .from, .between: index -= 1
        default: break
        }
        if kind(index) == .edge { index -= 1 }
        guard token(index) == .word else { return false }
        let cue = words[story.tokens[index].form].cue
        return cue == .past || (cue == .intent || cue == .schedule) && kind(index) == .none
    }

    // MARK: References

    private func reference(at index: Int) -> TimeReading? {
        guard !isNameLike(index), !isHyphen(index + 1), !isCapital(index) || !isNameLike(index + 1) else { return nil }
        let hasThe = index > floor && kind(index - 1) == .the
        switch kind(index) {
        case .reference:
            return TimeReading(index..<(index + 1), .reference(value(index) < 0 ? "PAST_REF" : "PRESENT_REF"))
        case .recent:
            let end = unit(index + 1) != nil ? index + 2 : index + 1
            return TimeReading(index..<end, .reference("PAST_REF"))
        case .future:
            var start = index
            if index - 2 >= floor, kind(index - 2) == .the, token(index - 1) == .word { start = index - 2 }
            if hasThe { start = index - 1 }
            return TimeReading(start..<(index + 1), .reference("FUTURE_REF"))
        case .present where kind(index - 1) == .at:
            return TimeReading(index..<(index + 1), .reference("PRESENT_REF"))
        case .moment where hasThe && kind(index - 2) == .at && kind(index + 1) != .of:
            return TimeReading((index - 1)..<(index + 1), .reference("PRESENT_REF"))
        default: return nil
        }
    }
}
