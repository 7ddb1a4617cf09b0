/// What a word is to an expression of time.
struct TimeWord: Sendable {
    /// The classes of words that the rules know; what ``TimeWord/value`` is, is said behind each.
    enum Kind: UInt8, Sendable {
        case none
        /// "a", "an".
        case article
        case the
        /// "this", "last", "next": a ``Step``.
        case step
        /// "every", "each".
        case every
        case other
        case another
        case all
        case ago, earlier, later, before, after
        /// "early", "late", "mid".
        case edge
        /// "end", "beginning", "middle".
        case end
        /// A month in full or short: 1 to 12.
        case month, shortMonth
        /// A day of the week in full, short, in the plural: 1 for Monday to 7 for Sunday.
        case weekday, shortWeekday, weekdays
        /// A ``TimeUnit`` in the singular and in the plural.
        case unit, units
        /// A ``DayPart`` in the singular and in the plural.
        case part, parts
        /// A season in the singular: 0 for spring to 3 for winter.
        case season
        /// "third", "3rd": the number.
        case ordinal
        /// A number in words: the number.
        case numeral
        /// "hundred", "dozen": the number.
        case scale
        case half, couple
        /// "few", "several".
        case vague
        /// "dozens", "hundreds".
        case vagueScale
        /// "today" 0, "yesterday" -1, "tomorrow" 1.
        case dayWord
        case tonight
        /// "now" 0, "recently" -1.
        case reference
        case recent, future, present, moment
        /// "daily": the place in ``frequencies``.
        case frequency
        /// "once", "twice", "times".
        case once, times
        case per
        /// "a.m." 0, "p.m." 12.
        case meridiem
        case oclock
        /// "GMT", "EST": minutes east of Greenwich; 9,999 where the letters have several meanings.
        case zone
        /// "Eastern", "local": before "time".
        case zoneName
        case standard, time
        /// "noon", "midnight": the hour, 12 or 24.
        case noon
        /// "nineties": 90.
        case decadeWord
        /// "BC" -1, "AD" 1.
        case era
        /// "final", "latter": before a part of a year.
        case final
        case fiscal
        /// "FY2012": the year; "FY" alone 0.
        case fiscalYear
        /// "Q3": the quarter.
        case quarterCode
        case period
        /// "full", "whole", "more".
        case adjective
        /// "long", "old".
        case suffix
        /// "yearlong": a ``TimeUnit``.
        case adjectiveOfLength
        /// "about", "nearly", "some".
        case approximate
        /// "more", "less"; "than"; "least"; "up".
        case more, than, least, up
        case of, `in`, on, at, to, and, or, from, until, between
        /// Other prepositions before dates: "by" 0, "since" 1.
        case preposition
        /// "his", "their".
        case possessor
        /// "light", "kilowatt": before "years" and "hours" of another sort.
        case measure
        /// "people" 0, "metres" 1: behind numbers that are no years; "miles per hour" is no set.
        case counted
        /// "Black", "Bloody": before a weekday that is part of a name.
        case nameOfDay
        /// The first word of a holiday's name: the place in ``Holiday/byFirstWord``.
        case holiday
        /// A number in figures, with its decimals: thousandths.
        case figure
        /// "1990s": the first year.
        case decade
        /// "10:30", "10:30:15": seconds since midnight.
        case clock
        /// "9pm", "9.30am": seconds since midnight.
        case clockOfHalf
        /// "27.04.2009": year × 10,000 + month × 100 + day.
        case dottedDate
        /// "04T10:30Z", the end of a date with a time in ISO 8601: the day.
        case dayWithTime
    }

    /// The values of ``Kind/frequency``.
    static let frequencies = [
        "PT1H", "P1D", "P1W", "P2W", "P1M", "P1Q", "P6M", "P1Y", "P2Y", "\(CalendarValue.unknownYear)-XX-XXTNI",
    ]

    /// The class.
    var kind = Kind.none
    /// What the word says of a sentence's tense.
    var cue = TenseCue.none
    /// Whether rules begin with it.
    var isStarter = false
    /// How many digits or which precision: of a figure its digits, of a clock 0 for hours, 1 for minutes, 2 for
    /// seconds.
    var detail: UInt8 = 0
    /// See ``Kind``.
    var value = 0
}

/// A part of the day.
enum DayPart: Int, Sendable {
    case morning = 1
    case afternoon, evening, night

    /// As TIMEX3 writes it.
    var code: String {
        switch self {
        case .morning: "MO"
        case .afternoon: "AF"
        case .evening: "EV"
        case .night: "NI"
        }
    }
}

/// The word before a weekday, a month or a unit that says which.
enum Step: Int, Sendable {
    /// No word.
    case none
    case this, last, next
    /// "the past year", "this past Tuesday".
    case past
    case coming
    case previous, following
    /// "the same day", "that day".
    case same, that
    case these
    case current
}
