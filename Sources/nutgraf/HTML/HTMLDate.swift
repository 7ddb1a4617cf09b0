import NutgrafTypes

/// An expression of time for machines and for people.
struct HTMLDate {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let units: [(code: String, word: String)] = [
        ("NI", "night"), ("WE", "weekend"), ("DE", "decade"), ("CE", "century"), ("ML", "millennium"),
        ("SP", "spring"), ("SU", "summer"), ("FA", "autumn"), ("WI", "winter"), ("Y", "year"), ("M", "month"),
        ("W", "week"), ("D", "day"), ("Q", "quarter"),
    ]

    private let date: DateExpression

    /// Takes an expression.
    init(_ date: DateExpression) {
        self.date = date
    }

    /// What the `time` element's `datetime` may hold (HTML, 4.5.14): a year, a month, a week, a day, a time with or
    /// without a zone, a number of days, hours, minutes or seconds; `nil` for every other value.
    var machine: String? {
        guard let value = date.value else { return nil }
        let isKnown = value.hasPrefix("P") ? Self.isDuration(value.utf8.dropFirst()) : Self.isMoment(value)
        return isKnown ? value : nil
    }

    /// The value in words where its letters need a key, such as "3 months" for `P3M`; otherwise as it is.
    var words: String {
        guard let value = date.value else { return "not resolved" }
        switch value {
        case "PRESENT_REF": return "the present"
        case "PAST_REF": return "the past"
        case "FUTURE_REF": return "the future"
        default: break
        }
        if value.hasPrefix("P"), let length = Self.length(value.dropFirst()) {
            return date.type == .set
                ? "every " + (length.hasPrefix("1 ") ? String(length.dropFirst(2)) : length) : length
        }
        if value.hasPrefix("XXXX-WXX-"), let day = value.dropFirst(9).first?.wholeNumberValue, (1...7).contains(day),
            value.utf8.count == 10
        {
            return (date.type == .set ? "every " : "a ") + Self.weekdays[day - 1]
        }
        if value.hasPrefix("XXXX-"), let month = Int(value.dropFirst(5).prefix(2)), (1...12).contains(month) {
            if value.utf8.count == 7 { return Self.months[month - 1] + (date.type == .set ? ", every year" : "") }
            if value.utf8.count == 10, let day = Int(value.dropFirst(8)) { return "\(day) \(Self.months[month - 1])" }
        }
        if let stretch = Self.stretch(value) { return stretch }
        if let number = Int(value), number >= 0 {
            if value.utf8.count == 3 { return "the \(number)0s" }
            if value.utf8.count == 2 { return "the years from \(number)00 to \(number)99" }
        }
        return value
    }

    // MARK: Machines

    private static func isMoment(_ value: String) -> Bool {
        let halves = value.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let day = halves[0]
        let isDay = fits(day, "0000-00-00")
        guard halves.count == 2 else {
            return isDay || fits(day, "0000") || fits(day, "0000-00") || fits(day, "0000-W00")
        }
        var time = halves[1]
        if time.last == "Z" {
            time = time.dropLast()
        } else if time.utf8.count > 6, let sign = time.dropLast(5).last, sign == "+" || sign == "-" {
            guard fits(time.suffix(5), "00:00") else { return false }
            time = time.dropLast(6)
        }
        let isHour = Int(time.prefix(2)).map { $0 < 24 } ?? false
        return isDay && isHour && (fits(time, "00:00") || fits(time, "00:00:00"))
    }

    private static func isDuration(_ value: Substring.UTF8View) -> Bool {
        var rest = Substring(value)
        let days = rest.prefix { $0.isASCII && $0.isNumber }
        if !days.isEmpty {
            rest = rest.dropFirst(days.count)
            guard rest.first == "D" else { return false }
            rest = rest.dropFirst()
            if rest.isEmpty { return true }
        }
        guard rest.first == "T" else { return false }
        rest = rest.dropFirst()
        for unit in ["H", "M", "S"] as [Character] where !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && $0.isNumber }
            if !number.isEmpty, rest.dropFirst(number.count).first == unit { rest = rest.dropFirst(number.count + 1) }
        }
        return rest.isEmpty && !value.elementsEqual("T".utf8)
    }

    /// Whether a text has a shape: 0 for any digit, everything else as it is.
    private static func fits(_ text: Substring, _ shape: String) -> Bool {
        text.utf8.count == shape.utf8.count
            && zip(text.utf8, shape.utf8).allSatisfy { byte, wanted in
                wanted == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == wanted
            }
    }

    // MARK: People

    /// "summer 2013" for `2013-SU`, "2013-03-21, night" for `2013-03-21TNI`; `nil` for values that need no words.
    private static func stretch(_ value: String) -> String? {
        let halves = value.split(separator: "T", maxSplits: 1)
        if halves.count == 2, fits(halves[0], "0000-00-00") {
            let part = ["MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"][halves[1]]
            return "\(halves[0]), \(part ?? String(halves[1]))"
        }
        guard fits(value.prefix(5), "0000-") else { return nil }
        let (year, rest) = (value.prefix(4), value.dropFirst(5))
        if let season = ["SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"][rest] {
            return "\(season) \(year)"
        }
        if fits(rest, "Q0") { return "quarter \(rest.dropFirst()) of \(year)" }
        if fits(rest, "H0") { return "half \(rest.dropFirst()) of \(year)" }
        if fits(rest, "W00") { return "week \(rest.dropFirst()) of \(year)" }
        if fits(rest, "W00-WE") { return "weekend of week \(rest.dropFirst().prefix(2)) of \(year)" }
        return nil
    }

    /// "3 years 6 months" for `3Y6M`; `nil` where a part is of no known unit.
    private static func length(_ value: Substring) -> String? {
        var parts: [String] = []
        var rest = value
        var isOfClock = false
        while !rest.isEmpty {
            if rest.first == "T" {
                isOfClock = true
                rest = rest.dropFirst()
                continue
            }
            let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "X" }
            rest = rest.dropFirst(number.count)
            let clock = [("H", "hour"), ("M", "minute"), ("S", "second")]
            guard !number.isEmpty, let unit = (isOfClock ? clock : units).first(where: { rest.hasPrefix($0.0) })
            else { return nil }
            rest = rest.dropFirst(unit.0.count)
            parts.append(
                number == "X" ? "some \(plural(unit.1))" : "\(number) \(number == "1" ? unit.1 : plural(unit.1))"
            )
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private static func plural(_ unit: String) -> String {
        switch unit {
        case "century": "centuries"
        case "millennium": "millennia"
        default: unit + "s"
        }
    }
}
