/// A holiday that many countries or one large one keep, and how its day is found.
struct Holiday: Sendable {
    /// When it is.
    enum Rule: Sendable {
        /// A month and a day.
        case fixed(Int, Int)
        /// So many days after Easter Sunday of the western churches.
        case easter(Int)
        /// The weekday of a month, counted from its beginning; 0 for the last one.
        case weekday(Int, month: Int, number: Int)
    }

    /// Its words in lower case, without the `’s`.
    var words: [String]
    /// When it is.
    var rule: Rule

    /// All holidays; a name that begins with another one stands before that.
    static let all: [Holiday] = [
        .init("christmas day", .fixed(12, 25)), .init("christmas eve", .fixed(12, 24)),
        .init("christmas", .fixed(12, 25)), .init("boxing day", .fixed(12, 26)),
        .init("new year day", .fixed(1, 1)), .init("new year eve", .fixed(12, 31)),
        .init("halloween", .fixed(10, 31)), .init("valentine day", .fixed(2, 14)),
        .init("st patrick day", .fixed(3, 17)), .init("april fool day", .fixed(4, 1)),
        .init("april fools day", .fixed(4, 1)), .init("earth day", .fixed(4, 22)), .init("may day", .fixed(5, 1)),
        .init("bastille day", .fixed(7, 14)), .init("all saints day", .fixed(11, 1)),
        .init("armistice day", .fixed(11, 11)), .init("veterans day", .fixed(11, 11)),
        .init("international women day", .fixed(3, 8)), .init("independence day", .fixed(7, 4)),
        .init("easter sunday", .easter(0)), .init("easter monday", .easter(1)), .init("easter", .easter(0)),
        .init("good friday", .easter(-2)), .init("maundy thursday", .easter(-3)), .init("palm sunday", .easter(-7)),
        .init("ash wednesday", .easter(-46)), .init("shrove tuesday", .easter(-47)),
        .init("ascension day", .easter(39)), .init("whit sunday", .easter(49)),
        .init("thanksgiving day", .weekday(4, month: 11, number: 4)),
        .init("thanksgiving", .weekday(4, month: 11, number: 4)),
        .init("labor day", .weekday(1, month: 9, number: 1)),
        .init("memorial day", .weekday(1, month: 5, number: 0)),
        .init("columbus day", .weekday(1, month: 10, number: 2)),
        .init("martin luther king day", .weekday(1, month: 1, number: 3)),
    ]

    /// The different first words, each with the places in ``all`` of the holidays that begin with it.
    static let byFirstWord: [(word: String, holidays: [Int])] = {
        var list: [(word: String, holidays: [Int])] = []
        for (number, holiday) in all.enumerated() {
            guard let first = holiday.words.first else { continue }
            if let place = list.firstIndex(where: { $0.word == first }) {
                list[place].holidays.append(number)
            } else {
                list.append((first, [number]))
            }
        }
        return list
    }()

    private init(_ words: String, _ rule: Rule) {
        self.words = words.split(separator: " ").map(String.init)
        self.rule = rule
    }

    /// Its day in a year.
    func day(in year: Int) -> CalendarDay {
        switch rule {
        case .fixed(let month, let day): return CalendarDay(year: year, month: month, day: day)
        case .easter(let days): return Self.easter(year).adding(days: days)
        case .weekday(let weekday, let month, let number):
            if number == 0 {
                let length = CalendarDay.length(ofMonth: month, year: year)
                let last = CalendarDay(year: year, month: month, day: length)
                return last.adding(days: -((last.weekday - weekday + 7) % 7))
            }
            let first = CalendarDay(year: year, month: month, day: 1)
            return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (number - 1))
        }
    }

    /// What is known of its value without a year: `XXXX-12-25`; `nil` where the day moves.
    var textWithoutYear: String? {
        guard case .fixed(let month, let day) = rule else { return nil }
        return "\(CalendarValue.unknownYear)-\(CalendarDay.padded(month, 2))-\(CalendarDay.padded(day, 2))"
    }

    /// Easter Sunday of the Gregorian calendar, after the anonymous algorithm of 1876 (Meeus, Astronomical
    /// Algorithms, chapter 8).
    static func easter(_ year: Int) -> CalendarDay {
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7
        let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114
        return CalendarDay(year: year, month: f / 31, day: f % 31 + 1)
    }
}
