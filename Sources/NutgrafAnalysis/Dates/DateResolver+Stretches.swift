extension DateResolver {
    /// A month: of the year given, else the one that the tense and its word ask for, else the nearest.
    func month(_ year: DatePattern.Year, _ month: Int, _ step: Step) -> Resolved {
        if let year = self.year(year) { return Resolved(.month(year, month)) }
        guard let published else {
            return Resolved(text: "\(CalendarValue.unknownYear)-\(CalendarDay.padded(month, 2))")
        }
        let chosen: Int
        switch step {
        case .this, .current: chosen = published.year
        case .last, .past: chosen = month < published.month ? published.year : published.year - 1
        case .next, .coming: chosen = month > published.month ? published.year : published.year + 1
        default:
            switch tense {
            case .past: chosen = month <= published.month ? published.year : published.year - 1
            case .future: chosen = month >= published.month ? published.year : published.year + 1
            case .unknown:
                let ahead = month - published.month
                chosen = published.year + (ahead > 6 ? -1 : ahead < -6 ? 1 : 0)
            }
        }
        return Resolved(.month(chosen, month))
    }

    /// The so-and-so-many-th of a weekday in a month, or the last one; the month where it has not so many.
    func weekdayOfMonth(_ number: Int, _ weekday: Int, _ year: DatePattern.Year, _ month: Int) -> Resolved {
        let whole = self.month(year, month, .none)
        guard case .month(let year, let month)? = whole.value else { return whole }
        let length = CalendarDay.length(ofMonth: month, year: year)
        let first = CalendarDay(year: year, month: month, day: 1)
        var day = (weekday - first.weekday + 7) % 7 + 1 + 7 * (number - 1)
        if number < 1 { day = length - (first.adding(days: length - 1).weekday - weekday + 7) % 7 }
        return day > length ? whole : Resolved(.day(CalendarDay(year: year, month: month, day: day)))
    }

    /// A season, counted as the three months of meteorologists: spring is March to May.
    func season(_ year: DatePattern.Year, _ season: Int, _ step: Step) -> Resolved {
        if let year = self.year(year) { return Resolved(.season(year, season)) }
        guard let published else {
            return Resolved(text: "\(CalendarValue.unknownYear)-\(CalendarValue.seasons[season & 3])")
        }
        // Seasons counted from the spring of the year 0; January and February belong to the winter before.
        let now = (published.year * 12 + published.month - 3) / 3
        let ahead = (season - now % 4 + 4) % 4
        let chosen: Int
        switch step {
        // In January "this winter" is the one that began in the year before.
        case .this, .current, .same, .that: chosen = ahead == 0 ? now : published.year * 4 + season
        case .last, .past: chosen = now + ahead - 4
        case .next, .coming: chosen = now + (ahead == 0 ? 4 : ahead)
        default: chosen = now + (tense == .future || ahead == 0 ? ahead : ahead - 4)
        }
        return Resolved(.season(chosen / 4, chosen % 4))
    }

    /// A quarter: the last one that has begun, or the next one that is not over.
    func quarter(_ year: DatePattern.Year, _ quarter: Int) -> Resolved {
        if let year = self.year(year) { return Resolved(.quarter(year, quarter)) }
        guard let published else { return Resolved(text: "\(CalendarValue.unknownYear)-Q\(quarter)") }
        let now = (published.month - 1) / 3 + 1
        if tense == .future { return Resolved(.quarter(published.year + (quarter < now ? 1 : 0), quarter)) }
        return Resolved(.quarter(published.year - (quarter > now ? 1 : 0), quarter))
    }

    /// The same stretch one year before the one last spoken of.
    func yearEarlier(_ unit: TimeUnit?) -> Resolved {
        switch narrative {
        case .quarter(let year, let quarter): return Resolved(.quarter(year - 1, quarter))
        case .half(let year, let half): return Resolved(.half(year - 1, half))
        case .month(let year, let month): return Resolved(.month(year - 1, month))
        case .year(let year): return Resolved(.year(year - 1))
        default: break
        }
        guard let published else { return Resolved(text: nil) }
        switch unit {
        case .quarter: return Resolved(.quarter(published.year - 1, (published.month - 1) / 3 + 1))
        case .month: return Resolved(.month(published.year - 1, published.month))
        default: return Resolved(.year(published.year - 1))
        }
    }
}
