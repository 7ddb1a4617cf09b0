/// Times of day.
extension TimeReader {
    /// A time with the date behind it: "9pm", "9 p.m. Thursday", "noon on Tuesday", "half past nine".
    func time(at index: Int) -> TimeReading? {
        if let span = spanOfHours(at: index) { return span }
        guard let (time, end) = clock(at: index, isSure: isBehindTimeWord(index)) else { return nil }
        var start = index
        if start > floor, kind(start - 1) == .approximate { start -= 1 }
        func dated(_ date: DateRead) -> TimeReading {
            let whole = part(date.end) == nil ? date.end : date.end + 1
            return TimeReading(start..<whole, .timed(date.pattern, time))
        }
        var next = end
        if isComma(next) { next += 1 }
        if kind(next) == .on { next += 1 }
        switch kind(next) {
        case .weekday, .month, .shortMonth, .dayWord, .figure, .the, .holiday, .shortWeekday, .ordinal:
            // "at 9pm, 20 people": only a whole date is taken in.
            guard next == end || kind(next - 1) == .on || kind(next) != .figure && kind(next) != .the else { break }
            guard let date = date(at: next), date.second == nil else { break }
            return dated(date)
        case .step:
            guard next == end, let date = date(at: next), date.second == nil, step(next) != .past else { break }
            return dated(date)
        default: break
        }
        return TimeReading(start..<end, .timed(dayBehindBracket(end), time))
    }

    /// The day that is named behind a bracket: "2:30 p.m. (1430 UTC) on Tuesday", for either time.
    private func dayBehindBracket(_ end: Int) -> DatePattern? {
        var index = end
        switch token(index) {
        case .closeBracket: index += 1
        case .openBracket:
            var inner = index + 1
            if kind(inner) == .zone {
                inner += 1
            } else if let (_, after) = clock(at: inner, isSure: true) {
                inner = after
            }
            guard inner > index + 1, token(inner) == .closeBracket else { return nil }
            index = inner + 1
        default: return nil
        }
        if isComma(index) { index += 1 }
        if kind(index) == .on { index += 1 }
        guard isDay(index), let date = date(at: index), date.second == nil else { return nil }
        switch date.pattern {
        case .day, .weekday, .shift(_, .day, _): return date.pattern
        default: return nil
        }
    }

    /// Whether a word stands there that a day begins with.
    private func isDay(_ index: Int) -> Bool {
        switch kind(index) {
        case .weekday, .dayWord: true
        case .month, .shortMonth: figure(index + 1) != nil
        case .figure: kind(index + 1) == .month || kind(index + 1) == .shortMonth
        default: false
        }
    }

    /// "8-10pm", "between 9 and 11am": the first hour has the half of the day of the second.
    private func spanOfHours(at index: Int) -> TimeReading? {
        guard let hour = figure(index), (1...12).contains(hour), digits(index) <= 2, isSpan(index + 1),
            kind(index + 2) == .clockOfHalf || figure(index + 2) != nil && kind(index + 3) == .meridiem,
            let (last, end) = clock(at: index + 2, isSure: true), case .clock(let seconds, _, let zone) = last
        else { return nil }
        let isOfSpan = kind(index - 1) == .from || kind(index - 1) == .between || kind(index - 1) == .at
        guard isOfSpan || token(index + 1) != .word else { return nil }
        let first = (hour % 12 + (seconds / 3_600 >= 12 && hour % 12 <= seconds / 3_600 - 12 ? 12 : 0)) * 3_600
        var reading = TimeReading(index..<(index + 1), .timed(nil, .clock(seconds: first, precision: 0, zone: zone)))
        reading.second = TimeExpression(tokens: (index + 2)..<end, meaning: .timed(nil, last))
        return reading
    }

    private func isBehindTimeWord(_ index: Int) -> Bool {
        switch kind(index - 1) {
        case .at, .until, .from, .before, .after, .between, .preposition: true
        case .approximate: kind(index - 2) == .at
        case .to, .and: kind(index - 2) == .clock || kind(index - 2) == .clockOfHalf
        default: false
        }
    }

    /// A time without its date.
    ///
    /// - Parameter isSure: whether what stands before says that a time follows: then "10:30" is one without more.
    func clock(at index: Int, isSure: Bool) -> (DayTime, Int)? {
        switch kind(index) {
        case .clockOfHalf: return zoned(value(index), precision(index), index + 1)
        case .clock:
            if kind(index + 1) == .meridiem {
                let seconds = value(index)
                guard seconds < 13 * 3_600 else { return nil }
                return zoned(half(seconds, value(index + 1)), precision(index), index + 2)
            }
            // "19:00 on Saturday".
            let isDated = isDay(index + 1) || kind(index + 1) == .on && isDay(index + 2)
            if isSure || isDated || kind(index + 1) == .zone {
                return zoned(value(index), precision(index), index + 1)
            }
            return nil
        case .noon: return isGluedHyphen(index + 1) ? nil : zoned(value(index) * 3_600, 0, index + 1)
        case .figure: return figureClock(at: index, isSure: isSure)
        case .numeral: return spoken(at: index, isSure: isSure)
        case .half, .article, .unit: return past(at: index)
        default: return nil
        }
    }

    private func precision(_ index: Int) -> Int { Int(words[story.tokens[index].form].detail) }

    private func half(_ seconds: Int, _ half: Int) -> Int { seconds % (12 * 3_600) + half * 3_600 }

    /// "9 p.m.", "9.30 p.m.", "1400 GMT", "5 o'clock".
    private func figureClock(at index: Int, isSure: Bool) -> (DayTime, Int)? {
        let number = value(index) / 1_000
        if kind(index + 1) == .meridiem, (1...12).contains(number) {
            // "6.45 p.m.": the thousandths are minutes here.
            let minutes = value(index) % 1_000 / 10
            guard minutes < 60, story.word(index + 1).form != "AM" || !isNameLike(index + 2) else { return nil }
            return zoned(half(number * 3_600, value(index + 1)) + minutes * 60, minutes > 0 ? 1 : 0, index + 2)
        }
        if kind(index + 1) == .zone, digits(index) == 4, number % 100 < 60, number <= 2_400, isUpper(index + 1) {
            return zoned(number / 100 * 3_600 + number % 100 * 60, 1, index + 1)
        }
        if kind(index + 1) == .zone, value(index) % 1_000 > 0, number < 24, isUpper(index + 1) {
            return zoned(number * 3_600 + value(index) % 1_000 / 10 * 60, 1, index + 1)
        }
        return spoken(at: index, isSure: isSure)
    }

    /// "nine o'clock", "eleven in the morning", "ten minutes to three", "twenty past six".
    private func spoken(at index: Int, isSure: Bool) -> (DayTime, Int)? {
        guard let (number, end) = smallNumber(at: index) else { return nil }
        if (1...12).contains(number) {
            if kind(end) == .oclock {
                return partBehind(number, end + 1) ?? zoned(number * 3_600, 0, end + 1)
            }
            if isSure, let time = partBehind(number, end) { return time }
        }
        guard (1...29).contains(number) else { return nil }
        var next = end
        if unit(next) == .minute { next += 1 }
        let isPast = step(next) == .past
        // "from ten to one" counts; only "at ten to one" tells a time.
        let isBehindAt = kind(index - 1) == .at || kind(index - 1) == .approximate && kind(index - 2) == .at
        guard isPast || kind(next) == .to && (next > end || isBehindAt), let (hour, after) = smallNumber(at: next + 1),
            (1...12).contains(hour), unit(after) == nil, kind(after) != .scale, kind(after) != .counted
        else { return nil }
        return zoned(hour * 3_600 + (isPast ? number : -number) * 60, 1, kind(after) == .oclock ? after + 1 : after)
    }

    /// "half past nine", "a quarter to four".
    private func past(at index: Int) -> (DayTime, Int)? {
        var next = kind(index) == .article ? index + 1 : index
        let minutes: Int
        if kind(next) == .half {
            minutes = 30
        } else if unit(next) == .quarter {
            minutes = 15
        } else {
            return nil
        }
        next += 1
        let isPast = step(next) == .past || kind(next) == .after
        guard isPast || kind(next) == .to && minutes == 15, let (hour, end) = smallNumber(at: next + 1),
            (1...12).contains(hour)
        else { return nil }
        return zoned(hour * 3_600 + (isPast ? minutes : -minutes) * 60, 1, kind(end) == .oclock ? end + 1 : end)
    }

    /// "in the afternoon" behind an hour.
    private func partBehind(_ hour: Int, _ end: Int) -> (DayTime, Int)? {
        if kind(end) == .at, part(end + 1) == .night {
            return zoned((hour % 12 + (hour > 5 ? 12 : 0)) * 3_600, 0, end + 2)
        }
        guard kind(end) == .in, kind(end + 1) == .the, let part = part(end + 2) else { return nil }
        return zoned((hour % 12 + (part == .morning ? 0 : 12)) * 3_600, 0, end + 3)
    }

    private func smallNumber(at index: Int) -> (Int, Int)? {
        if let number = figure(index), digits(index) <= 2 { return (number, index + 1) }
        guard kind(index) == .numeral else { return nil }
        let number = value(index)
        let next = isGluedHyphen(index + 1) ? index + 2 : index + 1
        if number >= 20, kind(next) == .numeral, value(next) < 10 { return (number + value(next), next + 1) }
        return (number, index + 1)
    }

    private func isUpper(_ index: Int) -> Bool { sentence.contains(index) && story.word(index).isAcronym }

    /// Adds the zone behind a time.
    private func zoned(_ seconds: Int, _ precision: Int, _ end: Int) -> (DayTime, Int)? {
        guard (0...(24 * 3_600)).contains(seconds) else { return nil }
        if kind(end) == .zone, isUpper(end) {
            return (.clock(seconds: seconds, precision: precision, zone: Self.zone(value(end))), end + 1)
        }
        var next = end
        if kind(next) == .zoneName {
            next += 1
            if kind(next) == .standard || value(next - 1) == 0 && kind(next) == .season { next += 1 }
            if kind(next) == .time {
                return (.clock(seconds: seconds, precision: precision, zone: ""), next + 1)
            }
        }
        return (.clock(seconds: seconds, precision: precision, zone: ""), end)
    }

    /// The offset as ISO 8601 writes it; nothing where letters have several meanings.
    private static func zone(_ minutes: Int) -> String {
        if minutes == 0 { return "Z" }
        if minutes > 1_000 { return "" }
        let size = abs(minutes)
        return "\(minutes < 0 ? "-" : "+")\(CalendarDay.padded(size / 60, 2)):\(CalendarDay.padded(size % 60, 2))"
    }
}
