/// How often.
extension TimeReader {
    /// "every Monday", "daily", "once a week", "per year".
    func set(at index: Int) -> TimeReading? {
        switch kind(index) {
        case .every: return every(at: index)
        case .frequency:
            guard !isNameLike(index), !isNameLike(index + 1) || !story.tokens[index].isCapitalized,
                TimeWord.frequencies.indices.contains(value(index))
            else { return nil }
            return TimeReading(index..<(index + 1), .set(TimeWord.frequencies[value(index)]))
        case .once: return times(index, index + 1)
        case .per:
            guard kind(index + 1) == .unit, let unit = unit(index + 1),
                kind(index - 1) != .counted || value(index - 1) == 0
            else { return nil }
            return TimeReading(index..<(index + 2), .set(unit.duration(1_000)))
        default: return nil
        }
    }

    /// What "once" and "three times" are said of: "a week", "every four years".
    func times(_ start: Int, _ index: Int) -> TimeReading? {
        switch kind(index) {
        case .article, .per:
            guard kind(index + 1) == .unit, let unit = unit(index + 1), !isHyphen(index + 2) else { return nil }
            return TimeReading(start..<(index + 2), .set(unit.duration(1_000)))
        case .every:
            guard let set = every(at: index) else { return nil }
            return TimeReading(start..<set.first.tokens.upperBound, set.first.meaning)
        default: return nil
        }
    }

    private func every(at index: Int) -> TimeReading? {
        var next = index + 1
        var count = 1_000
        if kind(next) == .other {
            count = 2_000
            next += 1
        } else if kind(next) == .ordinal, value(next) > 1, value(next) < 100 {
            count = value(next) * 1_000
            next += 1
        }
        switch kind(next) {
        case .unit:
            guard let unit = unit(next), !isHyphen(next + 1) else { return nil }
            return TimeReading(
                index..<(next + 1),
                .set(unit == .weekend && count == 1_000 ? "\(CalendarValue.unknownYear)-WXX-WE" : unit.duration(count))
            )
        case .weekday: return weekly(index, next)
        case .part:
            return part(next).map {
                TimeReading(index..<(next + 1), .set("\(CalendarValue.unknownYear)-XX-XXT\($0.code)"))
            }
        case .month:
            guard isCapital(next) else { return nil }
            return TimeReading(
                index..<(next + 1),
                .set("\(CalendarValue.unknownYear)-\(CalendarDay.padded(value(next), 2))")
            )
        case .season:
            return TimeReading(
                index..<(next + 1),
                .set("\(CalendarValue.unknownYear)-\(CalendarValue.seasons[value(next) & 3])")
            )
        case .holiday:
            guard let date = date(at: next), case .holiday(let number, .open, _) = date.pattern else { return nil }
            return TimeReading(index..<date.end, .set(Holiday.all[number].textWithoutYear ?? "P1Y"))
        default:
            guard next == index + 1, let quantity = quantity(at: next), let unit = unit(quantity.end) else {
                return nil
            }
            return TimeReading(index..<(quantity.end + 1), .set(unit.duration(quantity.thousandths)))
        }
    }

    /// "Sundays", "Friday nights".
    func weekdays(at index: Int) -> TimeReading? { weekly(index, index) }

    /// A set that begins with a weekday in the singular, as in "Friday nights"; `nil` where none does.
    func weekdayParts(at index: Int) -> TimeReading? {
        guard kind(index) == .weekday, kind(index + 1) == .parts || unit(index + 1) == .night else { return nil }
        return weekly(index, index)
    }

    private func weekly(_ start: Int, _ day: Int) -> TimeReading {
        let value = "\(CalendarValue.unknownYear)-WXX-\(value(day))"
        if let part = part(day + 1) { return TimeReading(start..<(day + 2), .set("\(value)T\(part.code)")) }
        if kind(day + 1) == .parts, let part = DayPart(rawValue: self.value(day + 1)) {
            return TimeReading(start..<(day + 2), .set("\(value)T\(part.code)"))
        }
        if kind(day + 1) == .units, unit(day + 1) == .night {
            return TimeReading(start..<(day + 2), .set("\(value)T\(DayPart.night.code)"))
        }
        return TimeReading(start..<(day + 1), .set(value))
    }
}
