/// Days and months in words.
extension TimeReader {
    /// A date read, without the time of day.
    struct DateRead {
        var pattern: DatePattern
        var end: Int
        /// The other end of a span, such as the 5 of "May 3-5".
        var second: (pattern: DatePattern, tokens: Range<Int>)?
        /// Whether "the early" and the like may be taken in.
        var takesEdge = true
        /// How many tokens before the first word belong to it.
        var before = 0
    }

    /// A date with what stands around it: "early", a part of the day, a time.
    func dated(at index: Int) -> TimeReading? {
        if kind(index) == .holiday, value(index) >= Holiday.byFirstWord.count { return nil }
        guard let date = date(at: index) else { return nil }
        return dressed(date, from: index)
    }

    /// Puts part of the day, time and what stands before around a date.
    func dressed(_ date: DateRead, from index: Int) -> TimeReading {
        var date = date
        date.pattern = yearOfSpan(date)
        var start = index - date.before
        if date.takesEdge { start = edged(start, the: false) }
        guard date.second == nil else {
            var reading = TimeReading(start..<date.end, .date(date.pattern))
            if let second = date.second {
                reading.second = TimeExpression(tokens: second.tokens, meaning: .date(second.pattern))
            }
            return reading
        }
        if kind(index) == .tonight { return TimeReading(start..<date.end, .timed(date.pattern, .part(.night))) }
        if let (time, end) = timeBehind(date.end) {
            return TimeReading(start..<end, .timed(date.pattern, time))
        }
        return TimeReading(start..<date.end, .date(date.pattern))
    }

    /// The date with the year of the other end of its span: "from 30 April to 5 May 2009".
    private func yearOfSpan(_ date: DateRead) -> DatePattern {
        guard case .day(.open, let month, let day, let weekday) = date.pattern, date.second == nil, isSpan(date.end),
            let other = self.date(at: date.end + 1), case .day(.known(let year), let last, _, _) = other.pattern
        else { return date.pattern }
        return .day(.known(month > last ? year - 1 : year), month: month, day: day, weekday: weekday)
    }

    /// "morning", "at 9pm", "in the morning" behind a date.
    private func timeBehind(_ end: Int) -> (DayTime, Int)? {
        if let part = part(end) { return (.part(part), end + 1) }
        if kind(end) == .in, kind(end + 1) == .the, let part = part(end + 2) { return (.part(part), end + 3) }
        var index = end
        if isComma(index), kind(index + 1) == .at || kind(index + 1) == .clockOfHalf { index += 1 }
        let hasAt = kind(index) == .at
        if hasAt { index += 1 }
        if kind(index) == .approximate { index += 1 }
        guard let (time, after) = clock(at: index, isSure: hasAt) else { return nil }
        return (time, after)
    }

    /// A date without what stands around it.
    func date(at index: Int) -> DateRead? {
        switch kind(index) {
        case .dayWord, .tonight:
            guard !isNameLike(index), !isGluedHyphen(index + 1) else { return nil }
            let value = kind(index) == .tonight ? 0 : value(index)
            return DateRead(pattern: .shift(value, .day, .published), end: index + 1)
        case .weekday, .shortWeekday: return weekday(at: index)
        case .month, .shortMonth: return holiday(at: index) ?? month(at: index)
        case .holiday: return holiday(at: index)
        case .step: return steppedDate(at: index)
        case .ordinal, .figure: return dayOfMonth(at: index)
        case .dottedDate:
            let value = value(index)
            return DateRead(
                pattern: .day(.known(value / 10_000), month: value / 100 % 100, day: value % 100, weekday: nil),
                end: index + 1
            )
        case .the where kind(index + 1) == .ordinal || kind(index + 1) == .step:
            return date(at: index + 1)
        default: return nil
        }
    }

    // MARK: Weekdays

    private func weekday(at index: Int) -> DateRead? {
        let day = value(index)
        guard index == 0 || kind(index - 1) != .nameOfDay, !isHyphen(index - 1) else { return nil }
        var next = index + 1
        if kind(index) == .shortWeekday {
            guard story.tokens[index].isCapitalized else { return nil }
            if token(next) == .stop, !story.tokens[next].followsBlank, next + 1 < sentence.upperBound { next += 1 }
        }
        var after = next
        if isComma(after) { after += 1 }
        if let date = monthAndDay(at: after, weekday: day) ?? dayOfMonth(at: after, weekday: day) { return date }
        if kind(index) == .shortWeekday {
            // "Sat" and "Sun" are more often words of their own; "Thurs" and "Wed." are days.
            let length = story.tokens[index].end - story.tokens[index].start
            let hasStop = next > index + 1 || story.text.byte(story.tokens[index].end - 1) == 0x2E
            guard day < 6, length > 4 || hasStop || day == 2 && length == 4 else { return nil }
        }
        // "The Sunday Times", "Augusta Friday-Jones".
        if isNameLike(next), kind(index - 1) == .the { return nil }
        if isGluedHyphen(next), isNameLike(next + 1) { return nil }
        let of = kind(next) == .of ? next + 1 : next
        if kind(of) == .step, unit(of + 1) == .week, let week = weekStep(step(of)) {
            return DateRead(pattern: .weekday(day, .none, week: week, later: 0), end: of + 2)
        }
        return DateRead(pattern: .weekday(day, .none, week: nil, later: 0), end: next)
    }

    private func weekStep(_ step: Step) -> Int? {
        switch step {
        case .this: 0
        case .last: -1
        case .next: 1
        default: nil
        }
    }

    func isKnownWord(_ index: Int) -> Bool { kind(index) != .none }

    // MARK: Months

    /// "May 3", "May 3, 2009", "May 2009", "May".
    private func month(at index: Int) -> DateRead? {
        if let date = monthAndDay(at: index, weekday: nil) { return date }
        let month = value(index)
        var end = index + 1
        let isShort = kind(index) == .shortMonth
        if isShort, token(end) == .stop, !story.tokens[end].followsBlank, end + 1 < sentence.upperBound { end += 1 }
        if let (year, after) = yearBehind(end, comma: true) {
            return DateRead(pattern: .month(year, month, .none), end: after)
        }
        guard isMonth(index) else { return nil }
        if let span = monthSpan(index, month, end) { return span }
        return DateRead(pattern: .month(.open, month, .none), end: end)
    }

    /// "March to May 2009": the first month has the year of the second.
    private func monthSpan(_ index: Int, _ month: Int, _ end: Int) -> DateRead? {
        guard isSpan(end), kind(end + 1) == .month || kind(end + 1) == .shortMonth else { return nil }
        var behind = end + 2
        if token(behind) == .stop, kind(end + 1) == .shortMonth { behind += 1 }
        guard figure(behind) ?? 0 > 31, let (year, after) = yearBehind(behind, comma: false) else { return nil }
        var first = year
        if case .known(let number) = year, value(end + 1) < month { first = .known(number - 1) }
        var date = DateRead(pattern: .month(first, month, .none), end: end)
        date.second = (.month(year, value(end + 1), .none), (end + 1)..<after)
        return date
    }

    /// Whether the word is a month here: "May", "March" and "August" are other things too.
    private func isMonth(_ index: Int) -> Bool {
        let month = value(index)
        let token = story.tokens[index]
        if kind(index) == .shortMonth {
            return token.isCapitalized && (byte(index + 1) == 0x2E || story.text.byte(token.end - 1) == 0x2E)
        }
        let isDoubtful = month == 5 || month == 3 || month == 8
        if !token.isCapitalized, isDoubtful { return false }
        let before = kind(index - 1)
        let isBehindTimeWord: Bool
        var mayBeNamed = true
        switch before {
        case .in, .until, .edge, .of, .between, .from:
            isBehindTimeWord = true
            mayBeNamed = false
        case .and, .to, .or: isBehindTimeWord = !namedMonths[month] && (!isDoubtful || kind(index - 2) == .month)
        case .preposition, .before, .after: isBehindTimeWord = !namedMonths[month]
        case .none: isBehindTimeWord = isGluedHyphen(index - 1) && kind(index - 2) == .edge
        default: isBehindTimeWord = false
        }
        if isDoubtful || namedMonths[month] { return isBehindTimeWord }
        // "April Jones".
        if isNameLike(index + 1), mayBeNamed, !isKnownWord(index + 1) { return false }
        return true
    }

    /// "May 3", "May 3rd, 2009", "May 3-5".
    private func monthAndDay(at index: Int, weekday: Int?) -> DateRead? {
        guard kind(index) == .month || kind(index) == .shortMonth else { return nil }
        let month = value(index)
        guard story.tokens[index].isCapitalized else { return nil }
        var end = index + 1
        if token(end) == .stop, !story.tokens[end].followsBlank { end += 1 }
        if kind(end) == .the { end += 1 }
        guard let day = day(end) else { return nil }
        end += 1
        // "May 3pm" is read as one number, and "May 12 people" is nobody's day.
        if isGluedHyphen(end), unit(end + 1) != nil { return nil }
        if unit(end) != nil || kind(end) == .scale { return nil }
        if isSpan(end), let last = self.day(end + 1), last > day, !(kind(end) == .and && unit(end + 2) != nil),
            !isMonthWord(end + 2), !isCounted(end + 2)
        {
            let (year, after) = yearBehind(end + 2, comma: true) ?? (.open, end + 2)
            var date = DateRead(pattern: .day(year, month: month, day: day, weekday: nil), end: end)
            date.second = (.day(year, month: month, day: last, weekday: nil), (end + 1)..<after)
            return date
        }
        let (year, after) = yearBehind(end, comma: true) ?? (.open, end)
        return DateRead(pattern: .day(year, month: month, day: day, weekday: weekday), end: after)
    }

    private func isMonthWord(_ index: Int) -> Bool { kind(index) == .month || kind(index) == .shortMonth }

    private func isCounted(_ index: Int) -> Bool { kind(index) == .counted || unit(index) != nil }

    /// "3 May", "3rd of May 2009", "3-5 May".
    func dayOfMonth(at index: Int, weekday: Int? = nil, maySpan: Bool = true) -> DateRead? {
        var first = index
        if kind(first) == .the { first += 1 }
        guard let day = day(first) else { return nil }
        var next = first + 1
        if kind(next) == .of { next += 1 }
        let takesThe = first == index && kind(index) == .ordinal && index > floor && kind(index - 1) == .the
        let before = takesThe ? 1 : 0
        if isMonthWord(next), isDayBeside(next) {
            var end = next + 1
            if token(end) == .stop, kind(next) == .shortMonth, !story.tokens[end].followsBlank,
                end + 1 < sentence.upperBound
            {
                end += 1
            }
            let (year, after) = yearBehind(end, comma: true) ?? (.open, end)
            return DateRead(
                pattern: .day(year, month: value(next), day: day, weekday: weekday),
                end: after,
                takesEdge: before == 0,
                before: before
            )
        }
        // One step only: "5 and 6 and 5 and 6 …" must not be followed to its end from each of its numbers.
        guard maySpan, isSpan(first + 1) else { return nil }
        var second = first + 2
        if kind(second) == .the { second += 1 }
        guard let last = self.day(second), let other = dayOfMonth(at: second, maySpan: false),
            case .day(let year, let month, _, _) = other.pattern
        else { return nil }
        if kind(first + 1) == .and, last <= day { return nil }
        var date = DateRead(pattern: .day(year, month: month, day: day, weekday: nil), end: first + 1, before: before)
        date.second = (.day(year, month: month, day: last, weekday: nil), second..<other.end)
        return date
    }

    /// Whether a month behind a number makes a day: "4 may win" does not.
    private func isDayBeside(_ month: Int) -> Bool {
        story.tokens[month].isCapitalized
            || value(month) != 5 && value(month) != 3 && kind(month) == .month
    }

    /// The day of a month in figures or as an ordinal.
    private func day(_ index: Int) -> Int? {
        switch kind(index) {
        case .figure:
            guard let number = figure(index), (1...31).contains(number), digits(index) <= 2 else { return nil }
            return number
        case .ordinal: return (1...31).contains(value(index)) ? value(index) : nil
        default: return nil
        }
    }

    /// Whether a word or a mark joins the ends of a span.
    func isSpan(_ index: Int) -> Bool {
        switch kind(index) {
        case .to, .and, .or, .until: return true
        default: break
        }
        return token(index) == .dash || isHyphen(index) || isSlash(index)
    }

    /// The year behind a day or a month: "2009", ", 2009", "of 2009", "last year".
    func yearBehind(_ end: Int, comma: Bool) -> (DatePattern.Year, Int)? {
        var index = end
        if comma, isComma(index) { index += 1 } else if kind(index) == .of { index += 1 }
        if let year = fullYear(index), kind(index + 1) != .counted { return (.known(year), index + 1) }
        if isComma(end) { return nil }
        guard kind(index) == .step, unit(index + 1) == .year else { return nil }
        switch step(index) {
        case .this: return (.shifted(0), index + 2)
        case .last: return (.shifted(-1), index + 2)
        case .next: return (.shifted(1), index + 2)
        default: return nil
        }
    }

    /// A year of four digits.
    func fullYear(_ index: Int) -> Int? {
        guard let number = figure(index), digits(index) == 4, (1000...2999).contains(number) else { return nil }
        return number
    }

    // MARK: Holidays

    private func holiday(at index: Int) -> DateRead? {
        guard story.tokens[index].isCapitalized else { return nil }
        let form = story.vocabulary[story.word(index).lower].form
        guard let entry = Holiday.byFirstWord.first(where: { $0.word == form }) else { return nil }
        for number in entry.holidays {
            var end = index
            for word in Holiday.all[number].words {
                if token(end) == .clitic || byte(end) == 0x27 || token(end) == .mark { end += 1 }
                guard sentence.contains(end), story.vocabulary[story.word(end).lower].form == word else {
                    end = -1
                    break
                }
                end += 1
            }
            guard end > 0 else { continue }
            let (year, after) = yearBehind(end, comma: false) ?? (.open, end)
            if isNameLike(after), !isKnownWord(after) { return nil }
            return DateRead(pattern: .holiday(number, year, .none), end: after)
        }
        return nil
    }
}
