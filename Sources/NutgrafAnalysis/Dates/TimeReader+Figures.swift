/// What begins with a number in figures.
extension TimeReader {
    /// The expression that begins with a figure.
    func figures(at index: Int) -> TimeReading? {
        // "£1999", "#12", "No. 7".
        if let sign = signBefore(index) {
            guard sign == 0x27 || sign == 0xE2 else { return nil }
        }
        if let numeric = numericDate(at: index) { return numeric }
        if let date = dayOfMonth(at: index) { return dressed(date, from: index) }
        if let time = time(at: index) { return time }
        if let duration = duration(at: index) { return duration }
        return year(at: index)
    }

    /// The first byte of a sign that touches a number: `$`, `£`, `#`, an apostrophe; `nil` where there is none.
    private func signBefore(_ index: Int) -> UInt8? {
        guard index > sentence.lowerBound, !story.tokens[index].followsBlank, token(index - 1) == .mark,
            !isSlash(index - 1)
        else { return nil }
        let sign = byte(index - 1)
        return sign == 0x3A || sign == 0x3B || sign == 0x2F ? nil : sign
    }

    // MARK: Numeric dates

    /// "2009-05-04", "04/27/2009", "27-04-2009", with a time behind.
    private func numericDate(at index: Int) -> TimeReading? {
        guard isNumericSeparator(index + 1), isNumericSeparator(index + 3), byte(index + 1) == byte(index + 3),
            let first = figure(index), let second = figure(index + 2), digits(index + 2) <= 2,
            !isNumericSeparator(index + 5) || isHyphen(index + 5) && kind(index + 4) == .dayWithTime
        else { return nil }
        if digits(index) == 4 { return isoDate(at: index, first, second) }
        guard digits(index) <= 2, let third = figure(index + 4) else { return nil }
        var year = third
        switch digits(index + 4) {
        case 4: break
        case 2 where digits(index) == 2 && digits(index + 2) == 2: year += third < 50 ? 2_000 : 1_900
        default: return nil
        }
        let pattern: DatePattern
        if first > 12, first <= 31, (1...12).contains(second) {
            pattern = .day(.known(year), month: second, day: first, weekday: nil)
        } else if second > 12, second <= 31, (1...12).contains(first) {
            pattern = .day(.known(year), month: first, day: second, weekday: nil)
        } else if (1...12).contains(first), (1...12).contains(second) {
            switch monthFirst {
            case true?: pattern = .day(.known(year), month: first, day: second, weekday: nil)
            case false?: pattern = .day(.known(year), month: second, day: first, weekday: nil)
            case nil where first == second: pattern = .day(.known(year), month: first, day: first, weekday: nil)
            case nil: pattern = .fixed("\(CalendarDay.padded(year, 4))-XX-XX")
            }
        } else {
            return nil
        }
        var end = index + 5
        if isComma(end) { end += 1 }
        if let (time, after) = clock(at: end, isSure: true), kind(end) == .clock || kind(end) == .clockOfHalf {
            return TimeReading(index..<after, .timed(pattern, time))
        }
        return TimeReading(index..<(index + 5), .date(pattern))
    }

    /// Whether a numeric date stands there that shows which of its numbers is the month; `nil` where none does.
    func showsMonthFirst(at index: Int) -> Bool? {
        guard isNumericSeparator(index + 1), isNumericSeparator(index + 3), let first = figure(index),
            let second = figure(index + 2), digits(index) <= 2, digits(index + 2) <= 2, figure(index + 4) != nil,
            digits(index + 4) == 2 || digits(index + 4) == 4
        else { return nil }
        if first > 12, first <= 31, (1...12).contains(second) { return false }
        if second > 12, second <= 31, (1...12).contains(first) { return true }
        return nil
    }

    private func isoDate(at index: Int, _ year: Int, _ month: Int) -> TimeReading? {
        guard (1...12).contains(month), digits(index + 2) == 2 || isSlash(index + 1) else { return nil }
        if kind(index + 4) == .dayWithTime {
            let form = story.word(index + 4).form
            var end = index + 5
            var zone = ""
            if sentence.contains(end + 1), kind(end + 1) == .clock, byte(end) == 0x2B || isHyphen(end) {
                zone = story.string(tokens: end..<(end + 2))
                end += 2
            }
            let date = "\(CalendarDay.padded(year, 4))-\(CalendarDay.padded(month, 2))-"
            guard value(index + 4) <= CalendarDay.length(ofMonth: month, year: year) else { return nil }
            return TimeReading(index..<end, .instant(date + form + zone))
        }
        guard let day = figure(index + 4), day >= 1, day <= CalendarDay.length(ofMonth: month, year: year) else {
            return nil
        }
        let pattern = DatePattern.day(.known(year), month: month, day: day, weekday: nil)
        if let (time, end) = clock(at: index + 5, isSure: true), kind(index + 5) == .clock {
            return TimeReading(index..<end, .timed(pattern, time))
        }
        return TimeReading(index..<(index + 5), .date(pattern))
    }

    /// Whether `-` or `/` stands there with no blank on either side.
    private func isNumericSeparator(_ index: Int) -> Bool {
        guard isHyphen(index) || isSlash(index), index + 1 < sentence.upperBound else { return false }
        return !story.tokens[index].followsBlank && !story.tokens[index + 1].followsBlank
    }

    // MARK: Years

    /// "1887", "2004–09", "48 BC", "the 2012 fiscal year", "the 1990's".
    private func year(at index: Int) -> TimeReading? {
        if kind(index + 1) == .era, let number = figure(index), isCapital(index + 1) {
            return TimeReading(index..<(index + 2), .date(.fixed(Self.year(number, era: value(index + 1)))))
        }
        guard digits(index) == 4, let number = figure(index), (1000...2999).contains(number) else { return nil }
        if kind(index + 1) == .fiscal, unit(index + 2) == .year {
            return TimeReading(edged(index, the: true)..<(index + 3), .date(.fixed("FY\(number)")))
        }
        if token(index + 1) == .clitic, number % 10 == 0, kind(index - 1) == .the || kind(index - 1) == .edge {
            return TimeReading(edged(index, the: true)..<(index + 2), .date(Self.decade(number)))
        }
        guard isYear(index, number) else { return nil }
        var start = edged(index, the: false)
        if start == index, unit(index - 1) == .year, index - 1 >= floor {
            start -= kind(index - 2) == .the && index - 2 >= floor ? 2 : 1
        }
        var reading = TimeReading(start..<(index + 1), .date(.year(number)))
        // "2014–16", "2004/05".
        if isHyphen(index + 1) || token(index + 1) == .dash || isSlash(index + 1), digits(index + 2) == 2,
            let short = figure(index + 2), !story.tokens[index + 2].followsBlank, !isHyphen(index + 3)
        {
            let last = number / 100 * 100 + short + (short <= number % 100 ? 100 : 0)
            if last - number < 40 {
                reading.second = TimeExpression(tokens: (index + 2)..<(index + 3), meaning: .date(.year(last)))
            }
        }
        return reading
    }

    /// Whether a number of four digits is a year.
    private func isYear(_ index: Int, _ number: Int) -> Bool {
        let next = kind(index + 1)
        if next == .counted || next == .scale || unit(index + 1) != nil && unit(index + 1) != .decade { return false }
        if token(index + 1) == .mark, byte(index + 1) == 0x25 { return false }
        if isGluedHyphen(index - 1), token(index - 2) == .word, kind(index - 2) != .edge { return false }
        let before = kind(index - 1)
        let isBehindPreposition: Bool
        switch before {
        case .in, .until, .between, .preposition, .of, .from, .before, .after, .edge, .to, .and, .or, .month, .season,
            .shortMonth:
            isBehindPreposition = true
        case .unit: isBehindPreposition = unit(index - 1) == .year
        default:
            isBehindPreposition =
                isGluedHyphen(index - 1) && kind(index - 2) == .edge || token(index - 1) == .openBracket
                || token(index - 1) == .dash
                || isHyphen(index - 1) && figure(index - 2) != nil
        }
        // "nearly 2000 left", "Mill Lane 1600".
        if before == .approximate || before == .than || before == .least { return false }
        guard (1850...2099).contains(number) else {
            return isBehindPreposition && before != .to && before != .or && !isPluralNoun(index + 1)
                && number >= 1000
        }
        if isBehindPreposition {
            if number % 100 == 0, isPluralNoun(index + 1) { return false }
            return true
        }
        if isNameLike(index + 1), (1950...2049).contains(number) { return true }
        // "The 1972 earthquake", "last year’s", "a 2004 film"; "flight 2019" and "page 1984" name a thing.
        if before == .the || before == .article || before == .possessor || token(index - 1) == .clitic {
            return !isPluralNoun(index + 1) || number % 100 != 0
        }
        if token(index - 1) == .word, !isNameLike(index - 1), story.classes(index - 1).has(.ordinary) {
            let word = words[story.tokens[index - 1].form]
            return word.cue == .past && token(index + 1) != .word
        }
        return token(index - 1) == .comma || isNameLike(index - 1) && token(index + 1) != .word
            || isHyphen(index + 1) || token(index + 1) == .dash
    }

    private func isPluralNoun(_ index: Int) -> Bool {
        guard token(index) == .word, !story.tokens[index].isCapitalized else { return false }
        let token = story.tokens[index]
        return token.end - token.start > 3 && story.text.byte(token.end - 1) == 0x73
            && story.text.byte(token.end - 2) != 0x73
    }

    func isCapital(_ index: Int) -> Bool { sentence.contains(index) && story.tokens[index].isCapitalized }

    /// "AD 79".
    func era(at index: Int) -> TimeReading? {
        guard value(index) > 0, story.word(index).isAcronym, let number = figure(index + 1), digits(index + 1) < 5
        else {
            return nil
        }
        return TimeReading(index..<(index + 2), .date(.fixed(Self.year(number, era: 1))))
    }

    private static func year(_ number: Int, era: Int) -> String {
        (era < 0 ? "BC" : "") + CalendarDay.padded(number, 4)
    }
}
