/// A date as its words give it, before it is reckoned from another day.
enum DatePattern: Sendable {
    /// Which year the words give.
    enum Year: Sendable {
        /// None.
        case open
        case known(Int)
        /// "last year" is -1.
        case shifted(Int)
    }

    /// From where a distance counts.
    enum Origin: Sendable {
        /// The article's own day.
        case published
        /// The date last spoken of.
        case narrative
    }

    /// A day of a month, with the weekday where it is given.
    case day(Year, month: Int, day: Int, weekday: Int?)
    case month(Year, Int, Step)
    /// A day of the week; `week` where the words say in which, counted from this one; `later` are weeks to add.
    case weekday(Int, Step, week: Int?, later: Int)
    /// "the first Monday in May"; the number is 0 for the last one.
    case weekdayOfMonth(Int, Int, Year, Int)
    case weekend(Step)
    /// 0 for spring to 3 for winter.
    case season(Year, Int, Step)
    case quarter(Year, Int)
    case half(Year, Int)
    case year(Int)
    /// The first three digits: 199 for the 1990s.
    case decade(Int)
    /// The first two digits: 18 for the 19th century.
    case century(Int)
    /// A value that needs no reckoning, such as `BC0048`.
    case fixed(String)
    /// So many units away, as coarse as the unit.
    case shift(Int, TimeUnit, Origin)
    /// So many units away, to the day: "a year ago today".
    case exactShift(Int, TimeUnit)
    /// A holiday's place in ``Holiday/all``.
    case holiday(Int, Year, Step)
    /// "the year-earlier quarter".
    case yearEarlier(TimeUnit?)
}

/// A time within a day.
enum DayTime: Sendable {
    /// Seconds since midnight; `precision` 0 for hours, 1 for minutes, 2 for seconds; the zone as it is written
    /// behind.
    case clock(seconds: Int, precision: Int, zone: String)
    case part(DayPart)

    /// As TIMEX3 writes it behind the day.
    var text: String {
        switch self {
        case .part(let part): return "T\(part.code)"
        case .clock(let seconds, let precision, let zone):
            var text =
                "T\(CalendarDay.padded(seconds / 3_600, 2)):\(CalendarDay.padded(seconds / 60 % 60, 2))"
            if precision > 1 { text += ":\(CalendarDay.padded(seconds % 60, 2))" }
            return text + zone
        }
    }
}

/// What an expression says.
enum TimeMeaning: Sendable {
    case date(DatePattern)
    /// A time of a day; of the day spoken of where there is no date.
    case timed(DatePattern?, DayTime)
    /// A time whose whole value stands in the text.
    case instant(String)
    /// The value of a duration.
    case duration(String)
    /// The value of a set.
    case set(String)
    /// `PRESENT_REF` and its like.
    case reference(String)
}

/// An expression with the tokens that it covers.
struct TimeExpression: Sendable {
    var tokens: Range<Int>
    var meaning: TimeMeaning
}

/// One expression, or the two ends of a span.
struct TimeReading: Sendable {
    var first: TimeExpression
    var second: TimeExpression?

    init(_ tokens: Range<Int>, _ meaning: TimeMeaning) {
        first = TimeExpression(tokens: tokens, meaning: meaning)
    }
}
