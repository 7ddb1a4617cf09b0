/// Finds expressions of time, and what days they mean where the article's own day is known.
package struct DateFinder {
    private let story: Story
    private let published: CalendarDay?

    /// Makes a finder.
    ///
    /// - Parameter published: the day from which "today" and "Thursday" count.
    package init(_ story: Story, published: CalendarDay?) {
        self.story = story
        self.published = published
    }

    /// The expressions, in order.
    package func dates<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [DateExpression] {
        var dates: [DateExpression] = []
        var index = 0
        while index < story.tokens.count {
            try pace.spend(8)
            guard !story.isRepeated(story.tokens[index].sentence) else {
                index += 1
                continue
            }
            let limit = story.tokensOfSentence[story.tokens[index].sentence].upperBound
            guard let (tokens, value) = expression(at: index, limit: limit) else {
                index += 1
                continue
            }
            var start = tokens.lowerBound
            if start > 0, ["later", "late", "early", "earlier"].contains(story.word(start - 1).form) {
                start -= 1
            }
            dates.append(
                DateExpression(
                    start: story.tokens[start].start,
                    end: story.tokens[tokens.upperBound - 1].end,
                    type: .date,
                    value: value
                )
            )
            index = tokens.upperBound
        }
        return dates
    }

    private func expression(at index: Int, limit: Int) -> (tokens: Range<Int>, value: String?)? {
        let token = story.tokens[index]
        switch token.kind {
        case .word: return word(at: index, limit: limit)
        case .number: return dayAndMonth(at: index, limit: limit) ?? year(at: index)
        default: return nil
        }
    }

    private func word(at index: Int, limit: Int) -> (tokens: Range<Int>, value: String?)? {
        let word = story.word(index)
        if word.classes.has(.month), let month = Self.month(word.form) {
            return monthAndDay(at: index, month, limit)
        }
        if word.classes.has(.weekday), let weekday = Self.weekday(word.form) {
            return (index..<(index + 1), day(weekday, 0))
        }
        switch word.form.lowercased() {
        case "today", "tonight": return (index..<(index + 1), published?.text)
        case "yesterday": return (index..<(index + 1), published?.adding(days: -1).text)
        case "tomorrow": return (index..<(index + 1), published?.adding(days: 1).text)
        case "this": return relative(at: index, 0, limit)
        case "last": return relative(at: index, -1, limit)
        case "next": return relative(at: index, 1, limit)
        default: return nil
        }
    }

    /// "last week", "next Thursday", "this April".
    private func relative(at index: Int, _ step: Int, _ limit: Int) -> (tokens: Range<Int>, value: String?)? {
        guard index + 1 < limit, story.tokens[index + 1].kind == .word else { return nil }
        let tokens = index..<(index + 2)
        let word = story.word(index + 1)
        if let weekday = Self.weekday(word.form) { return (tokens, day(weekday, step)) }
        if let month = Self.month(word.form), word.classes.has(.month) {
            guard let published else { return (tokens, nil) }
            var year = published.year
            if step < 0, month >= published.month { year -= 1 }
            if step > 0, month <= published.month { year += 1 }
            return (tokens, "\(CalendarDay.padded(year, 4))-\(CalendarDay.padded(month, 2))")
        }
        switch word.form {
        case "week": return (tokens, published?.adding(days: 7 * step).week)
        case "month":
            guard let published else { return (tokens, nil) }
            let months = published.year * 12 + published.month - 1 + step
            return (tokens, "\(CalendarDay.padded(months / 12, 4))-\(CalendarDay.padded(months % 12 + 1, 2))")
        case "year": return (tokens, published.map { CalendarDay.padded($0.year + step, 4) })
        default: return nil
        }
    }

    /// "May 15", "May 15, 2025", "May 2025", "April".
    private func monthAndDay(at index: Int, _ month: Int, _ limit: Int) -> (
        tokens: Range<Int>, value: String?
    )? {
        var end = index + 1
        if end < limit, story.text.byte(story.tokens[end].start) == 0x2E, !story.tokens[end].followsBlank {
            end += 1
        }
        if end < limit, let day = dayNumber(end) {
            end += 1
            var yearAt = end
            if yearAt < limit, story.tokens[yearAt].kind == .comma { yearAt += 1 }
            if yearAt < limit, let year = yearNumber(yearAt) {
                return (index..<(yearAt + 1), value(year, month, day))
            }
            return (index..<end, value(nearestYear(month, day), month, day))
        }
        if end < limit, let year = yearNumber(end) { return (index..<(end + 1), value(year, month, nil)) }
        // "May" and "March" are more often no months than months.
        if month == 5 || month == 3, !isAfterTimeWord(index) { return nil }
        guard !isBesideName(index, limit) else { return nil }
        return (index..<(index + 1), value(nearestYear(month, 15), month, nil))
    }

    /// "15 May", "15 May 2025".
    private func dayAndMonth(at index: Int, limit: Int) -> (tokens: Range<Int>, value: String?)? {
        guard let day = dayNumber(index), index + 1 < limit, story.tokens[index + 1].kind == .word,
            story.classes(index + 1).has(.month), let month = Self.month(story.word(index + 1).form)
        else { return nil }
        if index + 2 < limit, let year = yearNumber(index + 2) {
            return (index..<(index + 3), value(year, month, day))
        }
        return (index..<(index + 2), value(nearestYear(month, day), month, day))
    }

    private func year(at index: Int) -> (tokens: Range<Int>, value: String?)? {
        guard let year = yearNumber(index) else { return nil }
        let isNext = index + 1 < story.tokens.count
        if isNext,
            ["people", "metres", "meters", "miles", "feet", "tonnes", "km"].contains(
                story.word(index + 1).form
            )
        {
            return nil
        }
        return (index..<(index + 1), String(year))
    }

    private func isAfterTimeWord(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        return [
            "in", "since", "until", "by", "during", "from", "to", "of", "before", "after", "early", "late",
        ]
        .contains(story.word(index - 1).form)
    }

    /// Whether a month's name is part of a person's: "April Jones".
    private func isBesideName(_ index: Int, _ limit: Int) -> Bool {
        index + 1 < limit && story.tokens[index + 1].kind == .word && story.tokens[index + 1].isCapitalized
    }

    private func dayNumber(_ index: Int) -> Int? {
        guard story.tokens[index].kind == .number else { return nil }
        var digits = story.word(index).form[...]
        for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) { digits = digits.dropLast(2) }
        guard digits.utf8.count <= 2, let number = Int(digits), (1...31).contains(number) else { return nil }
        return number
    }

    private func yearNumber(_ index: Int) -> Int? {
        guard story.tokens[index].kind == .number, story.tokens[index].end - story.tokens[index].start == 4,
            let number = Int(story.word(index).form), (1500...2100).contains(number)
        else { return nil }
        return number
    }

    private func value(_ year: Int?, _ month: Int, _ day: Int?) -> String? {
        guard let year else { return nil }
        let prefix = "\(CalendarDay.padded(year, 4))-\(CalendarDay.padded(month, 2))"
        guard let day else { return prefix }
        guard day <= CalendarDay.length(ofMonth: month, year: year) else { return nil }
        return "\(prefix)-\(CalendarDay.padded(day, 2))"
    }

    /// The year in which a day lies nearest to the article's own day.
    private func nearestYear(_ month: Int, _ day: Int) -> Int? {
        guard let published else { return nil }
        let years = [published.year - 1, published.year, published.year + 1]
        return years.min {
            distance(published, $0, month, day) < distance(published, $1, month, day)
        }
    }

    private func distance(_ published: CalendarDay, _ year: Int, _ month: Int, _ day: Int) -> Int {
        abs(CalendarDay(year: year, month: month, day: day).daysSince1970 - published.daysSince1970)
    }

    /// A weekday: the article's own day or the last such day before it; with "next" the first one after it.
    private func day(_ weekday: Int, _ step: Int) -> String? {
        guard let published else { return nil }
        var back = (published.weekday - weekday + 7) % 7
        if step < 0, back == 0 { back = 7 }
        if step > 0 { back -= 7 }
        return published.adding(days: -back).text
    }

    private static let monthNames = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let weekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    private static func month(_ word: String) -> Int? {
        monthNames.firstIndex(of: String(word.lowercased().prefix(3))).map { $0 + 1 }
    }

    private static func weekday(_ word: String) -> Int? {
        let lower = word.lowercased()
        let prefix = String(lower.prefix(3))
        guard let first = word.utf8.first, first < 0x60, lower.hasSuffix("day")
        else {
            return nil
        }
        return weekdayNames.firstIndex(of: prefix).map { $0 + 1 }
    }
}
