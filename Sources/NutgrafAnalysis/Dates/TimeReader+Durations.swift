/// Durations, and the dates that lie one away: "two weeks", "two weeks ago".
extension TimeReader {
    /// The expression that begins with a number, "a", "half" or a unit.
    func duration(at index: Int) -> TimeReading? {
        switch kind(index) {
        case .half: return half(at: index)
        case .article: return quantified(at: index) ?? quarterOf(at: index) ?? single(at: index)
        case .unit:
            guard isGluedHyphen(index + 1), kind(index + 2) == .suffix, let unit = unit(index) else {
                return quarterOf(at: index)
            }
            return TimeReading(index..<(index + 3), .duration(unit.duration(1_000)))
        case .units: return bare(at: index)
        case .adjectiveOfLength:
            return TimeUnit(rawValue: value(index)).map {
                TimeReading(index..<(index + 1), .duration($0.duration(1_000)))
            }
        case .all, .another: return single(at: index) ?? quantified(at: index)
        default: return quantified(at: index)
        }
    }

    // MARK: With a number

    private func quantified(at index: Int) -> TimeReading? {
        guard let quantity = quantity(at: kind(index) == .another ? index + 1 : index) else { return nil }
        var next = quantity.end
        if kind(next) == .times { return times(index, next + 1) }
        let isGlued = isGluedHyphen(next)
        if isGlued {
            next += 1
        } else {
            for _ in 0..<2 where kind(next) == .adjective || kind(next) == .more || kind(next) == .suffix { next += 1 }
        }
        let unit: TimeUnit
        if let found = self.unit(next) {
            unit = found
        } else if isGlued, kind(next) == .ordinal, value(next) == 2 {
            unit = .second
        } else {
            return nil
        }
        if kind(index) == .numeral, quantity.thousandths == 1_000, unit == .day, !isGlued, !isLengthPlace(index, next) {
            return nil
        }
        // "42 second-hand bikes", "a few quarter notes".
        if kind(next) == .unit, !isGlued, quantity.thousandths != 1_000, isHyphen(next + 1) { return nil }
        let start = kind(index) == .vague && kind(index - 1) == .article && index > floor ? index - 1 : index
        return finished(start, quantity.thousandths, unit, next)
    }

    /// "a year", "a whole year", "a long weekend", "all day", "another week".
    private func single(at index: Int) -> TimeReading? {
        var next = index + 1
        while next < index + 3, kind(next) == .adjective || kind(next) == .suffix { next += 1 }
        if kind(index) == .all, next == index + 1, part(next) == .night {
            return TimeReading(index..<(next + 1), .duration(TimeUnit.night.duration(1_000)))
        }
        guard kind(next) == .unit, let unit = unit(next) else { return nil }
        if kind(index) == .article, isSetPlace(index), next == index + 1, !isRelation(next + 1), !isHyphen(next + 1) {
            return TimeReading(index..<(next + 1), .set(unit.duration(1_000)))
        }
        let isLong = isGluedHyphen(next + 1) && kind(next + 2) == .suffix
        switch unit {
        case .quarter: return nil
        case .day, .minute, .weekend:
            guard next > index + 1 || kind(index) != .article || isLong || isLengthPlace(index, next) else {
                return nil
            }
        default: break
        }
        if isHyphen(next + 1) {
            return isLong ? TimeReading(next..<(next + 3), .duration(unit.duration(1_000))) : nil
        }
        return finished(index, 1_000, unit, next)
    }

    /// Whether "one day" and "a day" are a length here: "for a day", "a day later".
    private func isLengthPlace(_ index: Int, _ unit: Int) -> Bool {
        if isRelation(unit + 1) { return true }
        switch kind(index - 1) {
        case .in, .preposition, .after, .before, .than, .least, .approximate: return true
        default: return false
        }
    }

    private func isRelation(_ index: Int) -> Bool {
        switch kind(index) {
        case .ago, .earlier, .later, .before, .after: true
        case .from: kind(index + 1) == .reference || kind(index + 1) == .dayWord || kind(index + 1) == .weekday
        case .on: kind(index + 1) == .weekday
        case .and: kind(index + 1) == .article && kind(index + 2) == .half
        default: false
        }
    }

    /// Whether "a day" says how often here: "300 barrels a day".
    private func isSetPlace(_ index: Int) -> Bool {
        guard index - 1 >= sentence.lowerBound, token(index - 1) == .word || token(index - 1) == .number else {
            return false
        }
        switch kind(index - 1) {
        case .in, .of, .at, .to, .on, .from, .until, .preposition, .after, .before, .than, .least, .approximate, .and,
            .or,
            .step, .unit, .units, .article, .between:
            return false
        default: break
        }
        guard words[story.tokens[index - 1].form].cue == .none else { return false }
        var before = index - 1
        while before >= max(floor, index - 4), token(before) != .comma, token(before) != .dash {
            if token(before) == .number || kind(before) == .numeral || kind(before) == .scale { return true }
            before -= 1
        }
        return false
    }

    // MARK: Without a number

    /// "years", "decades ago", "hours".
    private func bare(at index: Int) -> TimeReading? {
        guard let unit = unit(index), !isNameLike(index), kind(index - 1) != .measure, !isHyphen(index - 1) else {
            return nil
        }
        switch unit {
        case .weekend: return TimeReading(index..<(index + 1), .set("\(CalendarValue.unknownYear)-WXX-WE"))
        case .night, .quarter, .spring, .summer, .autumn, .winter: return nil
        case .second, .minute:
            guard isRelation(index + 1) || isLengthPlace(index, index) else { return nil }
        case .day where kind(index - 1) == .possessor: return nil
        default: break
        }
        if kind(index + 1) == .of, unit == .minute { return nil }
        return finished(index, nil, unit, index)
    }

    // MARK: Fractions

    private func half(at index: Int) -> TimeReading? {
        var next = index + 1
        if kind(next) == .article || isGluedHyphen(next) { next += 1 }
        guard next > index + 1 || kind(index - 1) == .article, kind(next) == .unit, let unit = unit(next),
            unit != .quarter, unit != .weekend
        else { return nil }
        var reading = TimeReading(approximated(index)..<(next + 1), .duration(unit.half))
        if kind(next + 1) == .ago {
            reading = TimeReading(reading.first.tokens.lowerBound..<(next + 2), .reference("PAST_REF"))
        }
        return reading
    }

    /// "a quarter of a century", "quarter-century".
    private func quarterOf(at index: Int) -> TimeReading? {
        let quarter = kind(index) == .article ? index + 1 : index
        guard kind(quarter) == .unit, unit(quarter) == .quarter else { return nil }
        var next = quarter + 1
        if isGluedHyphen(next) {
            next += 1
        } else if kind(next) == .of, kind(next + 1) == .article {
            next += 2
        } else {
            return nil
        }
        switch unit(next) {
        case .century: return TimeReading(approximated(index)..<(next + 1), .duration("P25Y"))
        case .hour: return TimeReading(approximated(index)..<(next + 1), .duration("PT15M"))
        default: return nil
        }
    }

    // MARK: What stands behind

    private func finished(_ index: Int, _ quantity: Int?, _ unit: TimeUnit, _ unitIndex: Int) -> TimeReading? {
        var end = unitIndex + 1
        var quantity = quantity
        let start = approximated(index)
        if isGluedHyphen(end) {
            guard kind(end + 1) == .suffix else {
                return kind(end + 1) == .end || kind(end + 1) == .earlier
                    ? nil : TimeReading(start..<end, .duration(unit.duration(quantity)))
            }
            return TimeReading(start..<(end + 2), .duration(unit.duration(quantity)))
        }
        if kind(end) == .and, kind(end + 1) == .article, kind(end + 2) == .half, let whole = quantity {
            quantity = whole + 500
            end += 3
        } else if let whole = quantity, kind(end) == .and || kind(end) == .figure && unit.isOfClock,
            let combined = combined(whole, unit, kind(end) == .and ? end + 1 : end)
        {
            return TimeReading(start..<combined.end, .duration(combined.text))
        }
        return related(start..<end, quantity, unit) ?? TimeReading(start..<end, .duration(unit.duration(quantity)))
    }

    /// "and six months" behind "three years".
    private func combined(_ whole: Int, _ unit: TimeUnit, _ index: Int) -> (text: String, end: Int)? {
        guard let more = quantity(at: index), let finer = self.unit(more.end), finer.rawValue < unit.rawValue,
            finer.isOfClock == unit.isOfClock, let rest = more.thousandths
        else { return nil }
        if kind(more.end + 1) == .figure, finer == .minute, let seconds = quantity(at: more.end + 1),
            self.unit(seconds.end) == .second
        {
            let text = unit.duration(whole) + finer.part(rest) + TimeUnit.second.part(seconds.thousandths)
            return (text, seconds.end + 1)
        }
        return (unit.duration(whole) + finer.part(rest), more.end + 1)
    }

    /// "ago", "earlier", "later", "from now" behind a length.
    private func related(_ tokens: Range<Int>, _ quantity: Int?, _ unit: TimeUnit) -> TimeReading? {
        let end = tokens.upperBound
        let count = quantity.flatMap { $0 % 1_000 == 0 && !unit.isOfClock ? $0 / 1_000 : nil }
        func reading(_ end: Int, _ sign: Int, _ origin: DatePattern.Origin) -> TimeReading {
            guard let count else {
                return TimeReading(tokens.lowerBound..<end, .reference(sign < 0 ? "PAST_REF" : "FUTURE_REF"))
            }
            return TimeReading(tokens.lowerBound..<end, .date(.shift(sign * count, unit, origin)))
        }
        switch kind(end) {
        case .ago:
            if kind(end + 1) == .dayWord, value(end + 1) == 0, let count {
                return TimeReading(tokens.lowerBound..<(end + 2), .date(.exactShift(-count, unit)))
            }
            return reading(end + 1, -1, .published)
        case .earlier: return reading(end + 1, -1, .narrative)
        case .later: return reading(end + 1, 1, .narrative)
        case .from where kind(end + 1) == .reference || kind(end + 1) == .dayWord && value(end + 1) == 0:
            return reading(end + 2, 1, .published)
        case .from where kind(end + 1) == .weekday && unit == .week,
            .on where kind(end + 1) == .weekday && unit == .week:
            guard let count, count < 100 else { return nil }
            return TimeReading(
                tokens.lowerBound..<(end + 2),
                .date(.weekday(value(end + 1), .next, week: nil, later: count))
            )
        default: return nil
        }
    }

    /// "a long time ago", "some time ago", "long ago".
    func timeAgo(at index: Int) -> TimeReading? {
        if kind(index - 1) == .suffix, index - 1 >= floor {
            return TimeReading((index - 1)..<(index + 1), .reference("PAST_REF"))
        }
        guard kind(index - 1) == .time, index - 1 >= floor else { return nil }
        var start = index - 1
        while start > floor, start > index - 4,
            kind(start - 1) == .suffix || kind(start - 1) == .article || kind(start - 1) == .approximate
        {
            start -= 1
        }
        return TimeReading(start..<(index + 1), .reference("PAST_REF"))
    }
}
