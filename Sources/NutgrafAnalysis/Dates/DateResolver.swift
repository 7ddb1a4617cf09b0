/// Reckons what an expression means.
///
/// Everything counts from three things: the article's own day, the tense of the sentence, and the date last spoken
/// of. Nothing else is kept, so the same three give the same value.
struct DateResolver: Sendable {
    /// A date reckoned, as far as it could be.
    struct Resolved: Sendable {
        /// The value as TIMEX3 writes it, with `X` for what is not known; `nil` where nothing is.
        var text: String?
        /// The same as a stretch of the calendar, where all of it is known.
        var value: CalendarValue?

        init(_ value: CalendarValue?) {
            self.value = value
            text = value?.text
        }

        init(text: String?) {
            self.text = text
        }
    }

    /// The article's own day.
    var published: CalendarDay?
    /// The date last spoken of.
    var narrative: CalendarValue?
    /// The tense of the sentence.
    var tense = Tense.unknown

    /// Reckons a date.
    func resolve(_ pattern: DatePattern) -> Resolved {
        switch pattern {
        case .fixed(let text): return Resolved(text: text)
        case .year(let year): return Resolved(.year(year))
        case .decade(let decade): return Resolved(.decade(decade))
        case .century(let century): return Resolved(.century(century))
        case .day(let year, let month, let day, let weekday): return self.day(year, month, day, weekday)
        case .month(let year, let month, let step): return self.month(year, month, step)
        case .weekday(let weekday, let step, let week, let later):
            return self.weekday(weekday, step, week: week, later: later)
        case .weekdayOfMonth(let number, let weekday, let year, let month):
            return weekdayOfMonth(number, weekday, year, month)
        case .weekend(let step): return weekend(step)
        case .season(let year, let season, let step): return self.season(year, season, step)
        case .quarter(let year, let quarter): return self.quarter(year, quarter)
        case .half(let year, let half):
            guard let year = self.year(year) ?? published?.year else {
                return Resolved(text: "\(CalendarValue.unknownYear)-H\(half)")
            }
            return Resolved(.half(year, half))
        case .shift(let count, let unit, let origin):
            if origin == .narrative, let narrative { return Resolved(narrative.shifted(count, unit)) }
            return Resolved(published.flatMap { CalendarValue.day($0).shifted(count, unit) })
        case .exactShift(let count, let unit): return Resolved(exactShift(count, unit).map(CalendarValue.day))
        case .holiday(let number, let year, let step): return holiday(Holiday.all[number], year, step)
        case .yearEarlier(let unit): return yearEarlier(unit)
        }
    }

    /// Reckons a time of a day; without a date it is one of the day spoken of in the sentence, else of the
    /// article's own.
    func resolve(_ pattern: DatePattern?, _ time: DayTime, sentenceDay: CalendarDay?) -> Resolved {
        let date = pattern.map(resolve) ?? Resolved((sentenceDay ?? published).map(CalendarValue.day))
        if let text = date.text {
            if let value = date.value, value.day == nil { return date }
            var result = Resolved(text: text + time.text)
            result.value = date.value
            return result
        }
        return Resolved(text: "\(CalendarValue.unknownYear)-XX-XX" + time.text)
    }

    func year(_ year: DatePattern.Year) -> Int? {
        switch year {
        case .open: nil
        case .known(let year): year
        case .shifted(let count): published.map { $0.year + count }
        }
    }

    // MARK: Days

    private func day(_ year: DatePattern.Year, _ month: Int, _ day: Int, _ weekday: Int?) -> Resolved {
        if let year = self.year(year) {
            guard day <= CalendarDay.length(ofMonth: month, year: year) else {
                return Resolved(.month(year, month))
            }
            return Resolved(.day(CalendarDay(year: year, month: month, day: day)))
        }
        guard let published else {
            return Resolved(
                text: "\(CalendarValue.unknownYear)-\(CalendarDay.padded(month, 2))-\(CalendarDay.padded(day, 2))"
            )
        }
        // From one 29 February to the next it may take eight years.
        let reach = month == 2 && day == 29 ? 8 : 1
        let days = (-reach...reach).map { CalendarDay(year: published.year + $0, month: month, day: day) }
            .filter { $0.day <= CalendarDay.length(ofMonth: month, year: $0.year) }
        if let weekday, let day = days.first(where: { $0.weekday == weekday }) { return Resolved(.day(day)) }
        return Resolved(fitting(days).map(CalendarValue.day))
    }

    /// The day that fits the tense best, and of those the nearest to the article's own.
    private func fitting(_ days: [CalendarDay]) -> CalendarDay? {
        guard let published else { return nil }
        let now = published.daysSince1970
        let fitting = days.filter {
            tense == .unknown || (tense == .past ? $0.daysSince1970 <= now : $0.daysSince1970 >= now)
        }
        return (fitting.isEmpty ? days : fitting).min {
            abs($0.daysSince1970 - now) < abs($1.daysSince1970 - now)
        }
    }

    private func holiday(_ holiday: Holiday, _ year: DatePattern.Year, _ step: Step) -> Resolved {
        if let year = self.year(year) { return Resolved(.day(holiday.day(in: year))) }
        guard let published else { return Resolved(text: holiday.textWithoutYear) }
        let days = [-1, 0, 1].map { holiday.day(in: published.year + $0) }
        switch step {
        case .last, .past: return Resolved(days.last { $0.daysSince1970 < published.daysSince1970 }.map { .day($0) })
        case .next, .coming:
            return Resolved(days.first { $0.daysSince1970 > published.daysSince1970 }.map { .day($0) })
        case .this: return Resolved(.day(days[1]))
        default: return Resolved(fitting(days).map { .day($0) })
        }
    }

    private func weekday(_ weekday: Int, _ step: Step, week: Int?, later: Int) -> Resolved {
        if step == .following || step == .previous || step == .same || step == .that, let day = narrative?.day {
            let ahead = (weekday - day.weekday + 7) % 7
            switch step {
            case .following: return Resolved(.day(day.adding(days: ahead == 0 ? 7 : ahead)))
            case .previous: return Resolved(.day(day.adding(days: ahead - 7)))
            default: return Resolved(.day(day.adding(days: ahead > 3 ? ahead - 7 : ahead)))
            }
        }
        guard let published else { return Resolved(text: "\(CalendarValue.unknownYear)-WXX-\(weekday)") }
        if let week {
            return Resolved(.day(published.monday.adding(days: 7 * week + weekday - 1)))
        }
        let ahead = (weekday - published.weekday + 7) % 7
        let back = (7 - ahead) % 7
        let days: Int
        switch step {
        case .last, .past, .previous: days = back == 0 ? -7 : -back
        case .next, .coming, .following: days = ahead == 0 ? 7 : ahead
        case .this where tense == .unknown: days = weekday - published.weekday
        default: days = tense == .future ? ahead : -back
        }
        return Resolved(.day(published.adding(days: days + 7 * later)))
    }

    private func weekend(_ step: Step) -> Resolved {
        if step == .following || step == .that || step == .same, let day = narrative?.day {
            return Resolved(.weekend(day.monday.adding(days: step == .following && day.weekday > 5 ? 7 : 0)))
        }
        guard let published else { return Resolved(text: "\(CalendarValue.unknownYear)-WXX-WE") }
        let weeks: Int
        switch step {
        case .last, .past: weeks = -1
        case .next: weeks = 1
        case .this where published.weekday > 2 || tense != .past: weeks = 0
        default: weeks = tense == .future || published.weekday > 5 ? 0 : -1
        }
        return Resolved(.weekend(published.monday.adding(days: 7 * weeks)))
    }

    private func exactShift(_ count: Int, _ unit: TimeUnit) -> CalendarDay? {
        guard let published, abs(count) < 100_000 else { return nil }
        switch unit {
        case .day, .night: return published.adding(days: count)
        case .week: return published.adding(days: 7 * count)
        case .month, .year, .decade, .century:
            let months = unit == .month ? count : 12 * count * (unit == .decade ? 10 : unit == .century ? 100 : 1)
            let number = published.year * 12 + published.month - 1 + months
            guard number > 11 else { return nil }
            let (year, month) = (number / 12, number % 12 + 1)
            let length = CalendarDay.length(ofMonth: month, year: year)
            return CalendarDay(year: year, month: month, day: min(published.day, length))
        default: return nil
        }
    }
}
