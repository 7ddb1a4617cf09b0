/// Decades, centuries, seasons, quarters, fiscal years.
extension TimeReader {
    // MARK: Decades and centuries

    /// "1990s", "'90s", "the 80s".
    func decade(at index: Int) -> TimeReading? {
        let number = value(index)
        if words[story.tokens[index].form].detail == 4 {
            guard number >= 1000 else { return nil }
            return TimeReading(edged(index, the: true)..<(index + 1), .date(Self.decade(number)))
        }
        // "his 60s" and "temperatures in the 80s" differ by the word before alone.
        var start = index
        if token(index - 1) == .mark, !story.tokens[index].followsBlank, index - 1 >= floor { start -= 1 }
        let edge = edged(start, the: true)
        guard kind(edge) == .the || start < index, kind(edge - 1) != .possessor, kind(start - 1) != .possessor else {
            return nil
        }
        return TimeReading(
            edge..<(index + 1),
            .date(.decade(number == 0 ? 200 : (number == 10 ? 2010 : 1900 + number) / 10))
        )
    }

    func decadeWord(at index: Int) -> TimeReading? {
        let start = edged(index, the: true)
        guard kind(start) == .the else { return nil }
        return TimeReading(start..<(index + 1), .date(.decade((1900 + value(index)) / 10)))
    }

    /// What "1990s" means: a decade, or a century where it is one's beginning, as in "the 1800s".
    static func decade(_ number: Int) -> DatePattern {
        number % 100 == 0 && number != 2000 ? .century(number / 100) : .decade(number / 10)
    }

    // MARK: Ordinals

    /// "19th century", "third quarter", "first half of 2011", "first nine months", "4th of May".
    func ordinal(at index: Int) -> TimeReading? {
        if let date = dayOfMonth(at: index) { return dressed(date, from: index) }
        let number = value(index)
        var next = index + 1
        if isGluedHyphen(next) { next += 1 }
        switch unit(next) {
        case .century:
            guard kind(next) == .unit else { break }
            return century(number, edged(index, the: true), next)
        case .quarter where (1...4).contains(number) && kind(next) == .unit:
            return quarter(number, index, next + 1)
        default: break
        }
        if let date = weekdayOfMonth(number, index) { return date }
        if number <= 2, kind(next) == .half, kind(next + 1) == .of { return half(number, index, next + 2) }
        if number == 1, let quantity = quantity(at: next), kind(quantity.end) == .units, let unit = unit(quantity.end) {
            return TimeReading(
                edged(index, the: true)..<(quantity.end + 1),
                .duration(unit.duration(quantity.thousandths))
            )
        }
        return centuries(at: index, number)
    }

    private func century(_ number: Int, _ start: Int, _ unit: Int) -> TimeReading? {
        guard (1...30).contains(number) else { return nil }
        if kind(unit + 1) == .era, isCapital(unit + 1) {
            if value(unit + 1) < 0 {
                return TimeReading(start..<(unit + 2), .date(.fixed("BC\(CalendarDay.padded(number - 1, 2))")))
            }
            return TimeReading(start..<(unit + 2), .date(.century(number - 1)))
        }
        return TimeReading(start..<(unit + 1), .date(.century(number - 1)))
    }

    /// "the 16th to the 18th century", "the 16th and 17th centuries".
    private func centuries(at index: Int, _ number: Int) -> TimeReading? {
        guard isSpan(index + 1) else { return nil }
        var second = index + 2
        if kind(second) == .the { second += 1 }
        guard kind(second) == .ordinal, unit(second + 1) == .century, (1...30).contains(number),
            (1...30).contains(value(second))
        else { return nil }
        var reading = TimeReading(edged(index, the: true)..<(index + 1), .date(.century(number - 1)))
        reading.second = TimeExpression(
            tokens: (index + 2)..<(second + 2),
            meaning: .date(.century(value(second) - 1))
        )
        return reading
    }

    /// "the third Sunday of May", "the last Friday in March 2012", "the first Monday of every month".
    func weekdayOfMonth(_ number: Int, _ index: Int) -> TimeReading? {
        let behind = index + 2
        guard kind(index + 1) == .weekday, (0...5).contains(number), kind(behind) == .of || kind(behind) == .in else {
            return nil
        }
        let start = edged(index, the: true)
        switch kind(behind + 1) {
        case .month, .shortMonth:
            guard isCapital(behind + 1) else { return nil }
            let (year, end) = yearBehind(behind + 2, comma: true) ?? (.open, behind + 2)
            let pattern = DatePattern.weekdayOfMonth(number, value(index + 1), year, value(behind + 1))
            return TimeReading(start..<end, .date(pattern))
        case .every where unit(behind + 2) == .month:
            return TimeReading(start..<(behind + 3), .set("P1M"))
        case .the where unit(behind + 2) == .month:
            // Which day it is, is not said of which month.
            return TimeReading(start..<(behind + 3), .date(.shift(0, .month, .published)))
        default: return nil
        }
    }

    // MARK: Quarters and halves

    /// "the final quarter of 2014", "the latter half of last year": only with the year, since matches have them too.
    func finalPart(at index: Int) -> TimeReading? {
        let next = isGluedHyphen(index + 1) ? index + 2 : index + 1
        let isOfYear = kind(next + 1) == .of && kind(next + 2) == .the && unit(next + 3) == .year
        if unit(next) == .quarter, kind(next) == .unit {
            guard isOfYear || yearBehind(next + 1, comma: false) != nil || fiscalBehind(next + 1) != nil else {
                return nil
            }
            return quarter(4, index, next + 1)
        }
        guard kind(next) == .half, kind(next + 1) == .of else { return nil }
        return half(2, index, next + 2)
    }

    private func quarter(_ number: Int, _ index: Int, _ end: Int) -> TimeReading {
        let start = edged(index, the: true)
        if let (fiscal, after) = fiscalBehind(end) {
            return TimeReading(start..<after, .date(.fixed("FY\(fiscal)-Q\(number)")))
        }
        if let (year, after) = yearBehind(end, comma: false) {
            return TimeReading(start..<after, .date(.quarter(year, number)))
        }
        if kind(end) == .of, kind(end + 1) == .the, unit(end + 2) == .year {
            return TimeReading(start..<(end + 3), .date(.quarter(.shifted(0), number)))
        }
        return TimeReading(start..<end, .date(.quarter(.open, number)))
    }

    private func half(_ number: Int, _ index: Int, _ year: Int) -> TimeReading? {
        let start = edged(index, the: true)
        if let (year, after) = yearBehind(year, comma: false) {
            return TimeReading(start..<after, .date(.half(year, number)))
        }
        if kind(year) == .the, unit(year + 1) == .year {
            return TimeReading(start..<(year + 2), .date(.half(.shifted(0), number)))
        }
        return nil
    }

    /// "Q3", "Q3 2011".
    func quarterCode(at index: Int) -> TimeReading? { quarter(value(index), index, index + 1) }

    // MARK: Fiscal years

    /// "fiscal 2012", "fiscal year 2012", "FY2012".
    func fiscal(at index: Int) -> TimeReading? {
        if kind(index) == .fiscalYear, value(index) > 0 {
            return TimeReading(index..<(index + 1), .date(.fixed("FY\(value(index))")))
        }
        guard let (year, end) = fiscalBehind(index) else { return nil }
        return TimeReading(edged(index, the: true)..<end, .date(.fixed("FY\(year)")))
    }

    private func fiscalBehind(_ index: Int) -> (Int, Int)? {
        var next = kind(index) == .of ? index + 1 : index
        guard kind(next) == .fiscal || kind(next) == .fiscalYear && value(next) == 0 else { return nil }
        next += 1
        if isGluedHyphen(next) { next += 1 }
        if unit(next) == .year { next += 1 }
        return fullYear(next).map { ($0, next + 1) }
    }

    // MARK: Seasons

    /// "summer 2011", "the summer of 2011", "in the summer", "late summer".
    func season(at index: Int) -> TimeReading? {
        let season = value(index)
        let end = index + 1
        if let (year, after) = yearBehind(end, comma: true) {
            return TimeReading(edged(index, the: true)..<after, .date(.season(year, season, .none)))
        }
        // "Winter Olympics", "Arab Spring".
        guard !isNameLike(end), !isNameLike(index), kind(end) != .of, !isHyphen(end) else { return nil }
        let start = edged(index, the: false)
        let hasThe = kind(start - 1) == .the
        // "Spring" and "fall" are other things too: they need more before them.
        let isDoubtful = season % 2 == 0
        switch kind(start - (hasThe ? 2 : 1)) {
        case .in, .until, .preposition:
            guard hasThe || !isDoubtful || start < index else { return nil }
        default:
            guard start < index, !isDoubtful else { return nil }
        }
        return TimeReading(start..<end, .date(.season(.open, season, .none)))
    }

    // MARK: Parts of larger stretches

    /// "the end of May", "the middle of next month", "the end of the year".
    func endOf(at index: Int) -> TimeReading? {
        guard kind(index + 1) == .of else { return nil }
        let start = edged(index, the: true)
        if kind(index + 2) == .the, let unit = unit(index + 3), !unit.isOfClock,
            unit.rawValue > TimeUnit.night.rawValue,
            kind(index + 3) == .unit, unit != .quarter, kind(index + 4) != .of
        {
            return TimeReading(start..<(index + 4), .date(.shift(0, unit, .published)))
        }
        if kind(index + 2) == .month || kind(index + 2) == .shortMonth || kind(index + 2) == .step,
            let date = date(at: index + 2), date.second == nil
        {
            return TimeReading(start..<date.end, .date(date.pattern))
        }
        if let year = fullYear(index + 2), (1500...2099).contains(year), !isHyphen(index + 3) {
            return TimeReading(start..<(index + 3), .date(.year(year)))
        }
        return nil
    }

    /// "later in the year".
    func laterIn(at index: Int) -> TimeReading? {
        guard kind(index + 1) == .in, kind(index + 2) == .the, kind(index + 3) == .unit, let unit = unit(index + 3),
            !unit.isOfClock
        else { return nil }
        return TimeReading(index..<(index + 4), .date(.shift(0, unit, unit == .day ? .narrative : .published)))
    }

    /// "the early hours of Thursday".
    func hoursOf(at index: Int) -> TimeReading? {
        guard unit(index) == .hour, kind(index - 1) == .edge, kind(index + 1) == .of, let date = date(at: index + 2),
            date.second == nil
        else { return nil }
        let end = part(date.end) == nil ? date.end : date.end + 1
        return TimeReading(edged(index, the: true)..<end, .timed(date.pattern, .part(.morning)))
    }

    /// "the morning of 3 May", "in the evening".
    func partOf(at index: Int) -> TimeReading? {
        guard let part = part(index) else { return nil }
        if kind(index - 1) == .the, kind(index - 2) == .in, index - 1 >= floor, kind(index + 1) != .of,
            !isHyphen(index + 1), part != .night
        {
            return TimeReading((index - 1)..<(index + 1), .timed(nil, .part(part)))
        }
        guard kind(index + 1) == .of, let date = date(at: index + 2), date.second == nil else { return nil }
        return TimeReading(edged(index, the: true)..<date.end, .timed(date.pattern, .part(part)))
    }
}
