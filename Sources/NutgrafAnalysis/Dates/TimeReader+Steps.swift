/// What begins with "last", "this", "next", "the past", "the same" and the like, and units that stand alone.
extension TimeReader {
    /// "last week", "the past three days", "this morning", "these days", "the past".
    func stepped(at index: Int) -> TimeReading? {
        let step = self.step(index)
        let hasThe = kind(index - 1) == .the && index > floor
        let start = hasThe ? index - 1 : index
        switch step {
        case .last, .past, .next, .coming, .previous, .following:
            // "to last three months", "it will last a year".
            if step == .last, !hasThe, isVerb(index) { return nil }
            if step == .last, let part = finalPart(at: index) ?? weekdayOfMonth(0, index) { return part }
            if let quantity = quantity(at: index + 1), let unit = unit(quantity.end),
                kind(quantity.end) == .units || quantity.thousandths == 1_000
            {
                return TimeReading(start..<(quantity.end + 1), .duration(unit.duration(quantity.thousandths)))
            }
            if kind(index + 1) == .units, let unit = unit(index + 1), hasThe || step == .coming, unit != .weekend {
                return TimeReading(start..<(index + 2), .duration(unit.duration(nil)))
            }
            if hasThe, let length = lengthOfOne(step, index) { return length }
        case .these:
            guard unit(index + 1) == .day, kind(index + 1) == .units else { return nil }
            return TimeReading(index..<(index + 2), .reference("PRESENT_REF"))
        default: break
        }
        if let date = steppedDate(at: index) { return dressed(date, from: index) }
        if step == .past, hasThe, token(index + 1) != .word, token(index + 1) != .number, !isHyphen(index + 1) {
            return TimeReading(start..<(index + 1), .reference("PAST_REF"))
        }
        return nil
    }

    /// Whether "last" is what something does.
    private func isVerb(_ index: Int) -> Bool {
        guard sentence.contains(index - 1) else { return false }
        return kind(index - 1) == .to || words[story.tokens[index - 1].form].cue == .future
    }

    /// "the past year", "over the next week": lengths, where "next year" is a date.
    private func lengthOfOne(_ step: Step, _ index: Int) -> TimeReading? {
        guard kind(index + 1) == .unit, let unit = unit(index + 1), kind(index + 2) != .of, !isHyphen(index + 2) else {
            return nil
        }
        switch step {
        case .past, .coming: break
        case .last where unit != .day: break
        case .next:
            switch kind(index - 2) {
            case .in, .preposition, .approximate: break
            default: return nil
            }
        default: return nil
        }
        return TimeReading((index - 1)..<(index + 2), .duration(unit.duration(1_000)))
    }

    /// A date that begins with a step, without part of the day and time.
    func steppedDate(at index: Int) -> DateRead? {
        var step = self.step(index)
        var next = index + 1
        let hasThe = kind(index - 1) == .the && index > floor
        if step == .this || step == .that, self.step(next) != .none {
            let second = self.step(next)
            guard step == .this ? second == .past || second == .coming : second == .same else { return nil }
            step = second
            next += 1
        }
        let needsThe = step == .previous || step == .following || step == .same || step == .current
        guard !needsThe || hasThe || next > index + 1, !isNameLike(index) else { return nil }
        let before = hasThe ? 1 : 0
        let pattern: DatePattern
        var end = next + 1
        switch kind(next) {
        case .unit:
            guard let unit = unit(next), !isHyphen(next + 1), let found = stepped(unit, step, hasThe, end) else {
                return nil
            }
            pattern = found
        case .part:
            guard let count = dayStep(step, next) else { return nil }
            pattern = .shift(count.0, .day, count.1)
            end = next
        case .weekday:
            guard step != .that, !isNameLike(end) || isKnownWord(end) else { return nil }
            pattern = .weekday(value(next), step, week: nil, later: 0)
        case .month:
            guard step == .this || step == .last || step == .next || step == .past || step == .coming else {
                return nil
            }
            guard isCapital(next) || value(next) != 3 && value(next) != 5 else { return nil }
            pattern = .month(.open, value(next), step)
        case .season:
            guard step != .that, step != .previous, step != .following, !isNameLike(end) || isKnownWord(end) else {
                return nil
            }
            pattern = .season(.open, value(next), step)
        case .holiday:
            guard let date = date(at: next), case .holiday(let number, let year, _) = date.pattern else { return nil }
            pattern = .holiday(number, year, step)
            end = date.end
        default: return nil
        }
        return DateRead(pattern: pattern, end: end, before: before)
    }

    private func stepped(_ unit: TimeUnit, _ step: Step, _ hasThe: Bool, _ end: Int) -> DatePattern? {
        if unit.isOfClock { return nil }
        if unit == .weekend { return .weekend(step == .same ? .that : step) }
        switch step {
        case .this: return unit == .fortnight ? nil : .shift(0, unit, .published)
        case .current: return .shift(0, unit, .published)
        case .last:
            guard !hasThe, unit != .day, unit != .fortnight else { return nil }
            return .shift(-1, unit, .published)
        case .next:
            if unit == .day { return .shift(1, .day, .narrative) }
            return .shift(1, unit, hasThe ? .narrative : .published)
        case .previous: return .shift(-1, unit, .narrative)
        case .following: return .shift(1, unit, .narrative)
        case .same, .that: return .shift(0, unit, .narrative)
        default: return nil
        }
    }

    /// How many days away the day of "last night" and "the next morning" is.
    private func dayStep(_ step: Step, _ part: Int) -> (Int, DatePattern.Origin)? {
        switch step {
        case .this: (0, .published)
        case .last: self.part(part) == .night || self.part(part) == .evening ? (-1, .published) : nil
        case .next, .following: (1, .narrative)
        case .previous: (-1, .narrative)
        case .same, .that: (0, .narrative)
        default: nil
        }
    }

    // MARK: Units alone

    /// "the day before yesterday", "the year before", "year-end", "the year-earlier quarter", "of the year".
    func unitAlone(at index: Int) -> TimeReading? {
        guard kind(index) == .unit, let unit = unit(index), !unit.isOfClock else { return nil }
        let hasThe = kind(index - 1) == .the && index > floor
        if unit == .year, isGluedHyphen(index + 1) {
            if kind(index + 2) == .end {
                return TimeReading(index..<(index + 3), .date(.shift(0, .year, .published)))
            }
            if kind(index + 2) == .earlier || kind(index + 2) == .ago {
                let noun = index + 3
                let takesNoun = kind(noun) == .period || kind(noun) == .unit
                let start = index > floor && (hasThe || kind(index - 1) == .article) ? index - 1 : index
                return TimeReading(start..<(takesNoun ? noun + 1 : noun), .date(.yearEarlier(self.unit(noun))))
            }
        }
        guard hasThe else { return nil }
        if unit == .weekend, !isHyphen(index + 1), !isNameLike(index), kind(index + 1) != .of {
            return TimeReading(index..<(index + 1), .date(.weekend(.none)))
        }
        let sign = kind(index + 1) == .before ? -1 : kind(index + 1) == .after ? 1 : 0
        if sign != 0 {
            if unit == .day, kind(index + 2) == .dayWord, value(index + 2) == sign {
                return TimeReading((index - 1)..<(index + 3), .date(.shift(2 * sign, .day, .published)))
            }
            guard token(index + 2) != .word && token(index + 2) != .number || kind(index + 2) == .and else {
                return nil
            }
            return TimeReading((index - 1)..<(index + 2), .date(.shift(sign, unit, .narrative)))
        }
        // "the first three months of the year".
        if kind(index - 2) == .of, self.unit(index - 3) != nil, unit == .year {
            return TimeReading((index - 1)..<(index + 1), .date(.shift(0, unit, .published)))
        }
        return nil
    }
}
