/// A unit of time.
enum TimeUnit: Int, Sendable {
    case second = 1
    case minute, hour, day, night, week, weekend, fortnight, month, quarter, year, decade, century, millennium
    case spring, summer, autumn, winter

    /// Whether it is shorter than a day.
    var isOfClock: Bool { rawValue <= TimeUnit.hour.rawValue }

    /// A length as TIMEX3 writes it, such as `P3M`.
    ///
    /// - Parameter thousandths: how many of the unit, in thousandths; `nil` where the text does not say, written `X`.
    func duration(_ thousandths: Int?) -> String {
        if self == .fortnight { return TimeUnit.week.duration(thousandths.map { $0 * 2 }) }
        return (isOfClock ? "PT" : "P") + part(thousandths)
    }

    /// The number and the unit's letters, without the `P`.
    func part(_ thousandths: Int?) -> String { Self.text(thousandths) + letters }

    /// Half of the unit, in the next smaller one where that comes out even.
    var half: String {
        switch self {
        case .minute: "PT30S"
        case .hour: "PT30M"
        case .day: "PT12H"
        case .year: "P6M"
        case .decade: "P5Y"
        case .century: "P50Y"
        default: duration(500)
        }
    }

    private var letters: String {
        switch self {
        case .second: "S"
        case .minute, .month: "M"
        case .hour: "H"
        case .day: "D"
        case .night: "NI"
        case .week, .fortnight: "W"
        case .weekend: "WE"
        case .quarter: "Q"
        case .year: "Y"
        case .decade: "DE"
        case .century: "CE"
        case .millennium: "ML"
        case .spring: "SP"
        case .summer: "SU"
        case .autumn: "FA"
        case .winter: "WI"
        }
    }

    private static func text(_ thousandths: Int?) -> String {
        guard let thousandths else { return "X" }
        let whole = String(thousandths / 1_000)
        var rest = thousandths % 1_000
        guard rest > 0 else { return whole }
        var digits = 3
        while rest % 10 == 0 {
            rest /= 10
            digits -= 1
        }
        return "\(whole).\(CalendarDay.padded(rest, digits))"
    }
}
