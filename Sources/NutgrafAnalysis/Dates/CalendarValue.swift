/// A stretch of the calendar.
enum CalendarValue: Hashable, Sendable {
    case day(CalendarDay)
    /// The week of ISO 8601, by its Monday.
    case week(CalendarDay)
    /// Saturday and Sunday, by the Monday before.
    case weekend(CalendarDay)
    case month(Int, Int)
    case quarter(Int, Int)
    case half(Int, Int)
    /// 0 for spring to 3 for winter; a winter counts to the year in which it begins.
    case season(Int, Int)
    case year(Int)
    /// The first three digits of its years.
    case decade(Int)
    /// The first two digits of its years.
    case century(Int)

    /// A year that is not known, as TIMEX3 writes it: an `X` for each digit.
    static let unknownYear = "XXXX"

    /// The codes of the seasons.
    static let seasons = ["SP", "SU", "FA", "WI"]

    /// The value as TIMEX3 writes it; `nil` outside of the years 1 to 9999.
    var text: String? {
        guard (1...9_999).contains(year) else { return nil }
        switch self {
        case .day(let day): return day.text
        case .week(let day): return day.week
        case .weekend(let day): return "\(day.week)-WE"
        case .month(let year, let month): return "\(Self.padded(year))-\(CalendarDay.padded(month, 2))"
        case .quarter(let year, let quarter): return "\(Self.padded(year))-Q\(quarter)"
        case .half(let year, let half): return "\(Self.padded(year))-H\(half)"
        case .season(let year, let season): return "\(Self.padded(year))-\(Self.seasons[season & 3])"
        case .year(let year): return Self.padded(year)
        case .decade(let decade): return CalendarDay.padded(decade, 3)
        case .century(let century): return CalendarDay.padded(century, 2)
        }
    }

    /// The year in which it lies or begins.
    var year: Int {
        switch self {
        case .day(let day), .week(let day), .weekend(let day): day.year
        case .month(let year, _), .quarter(let year, _), .half(let year, _), .season(let year, _), .year(let year):
            year
        case .decade(let decade): max(1, decade * 10)
        case .century(let century): max(1, century * 100)
        }
    }

    /// The day, where it is one.
    var day: CalendarDay? {
        if case .day(let day) = self { return day }
        return nil
    }

    /// The month in which it lies, counted from the year 0; `nil` where it is longer.
    private var monthNumber: Int? {
        switch self {
        case .day(let day), .week(let day), .weekend(let day): day.year * 12 + day.month - 1
        case .month(let year, let month): year * 12 + month - 1
        default: nil
        }
    }

    /// What lies so many units away, as coarse as the unit; `nil` where this is coarser than the unit.
    func shifted(_ count: Int, _ unit: TimeUnit) -> CalendarValue? {
        guard abs(count) <= 100_000 else { return nil }
        switch unit {
        case .day, .night:
            return day.map { .day($0.adding(days: count)) }
        case .week, .fortnight, .weekend:
            let monday: CalendarDay
            switch self {
            case .day(let day): monday = day.monday
            case .week(let day), .weekend(let day): monday = day
            default: return nil
            }
            let target = monday.adding(days: 7 * count * (unit == .fortnight ? 2 : 1))
            return unit == .weekend ? .weekend(target) : .week(target)
        case .month:
            guard let number = monthNumber.map({ $0 + count }), number > 11 else { return nil }
            return .month(number / 12, number % 12 + 1)
        case .quarter:
            let quarter: Int
            if case .quarter(let year, let number) = self {
                quarter = year * 4 + number - 1
            } else if let month = monthNumber {
                quarter = month / 3
            } else {
                return nil
            }
            return quarter + count > 3 ? .quarter((quarter + count) / 4, (quarter + count) % 4 + 1) : nil
        case .year:
            switch self {
            case .decade, .century: return nil
            case .quarter(let year, let quarter) where count == 0: return .quarter(year, quarter)
            default: return .year(year + count)
            }
        case .decade:
            if case .century = self { return nil }
            return year + 10 * count >= 0 ? .decade(year / 10 + count) : nil
        case .century: return year + 100 * count >= 0 ? .century(year / 100 + count) : nil
        default: return nil
        }
    }

    private static func padded(_ year: Int) -> String { CalendarDay.padded(year, 4) }
}
