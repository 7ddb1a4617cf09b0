/// A day of the proleptic Gregorian calendar.
package struct CalendarDay: Hashable, Sendable {
    /// The year.
    package var year: Int
    /// The month, 1 to 12.
    package var month: Int
    /// The day of the month, 1 to 31.
    package var day: Int

    /// Makes a day of three numbers that are one.
    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads the day at the beginning of `2019-01-06` or `2019-01-06T12:30:00+03:00`.
    package init?(_ text: String) {
        let fields = text.utf8.prefix(10).split(separator: 0x2D).map {
            Int(String(decoding: $0, as: UTF8.self))
        }
        guard fields.count == 3, let year = fields[0], let month = fields[1], let day = fields[2],
            (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that lies so many days after 1970-01-01.
    ///
    /// The reckoning with years that begin in March is that of Howard Hinnant's `civil_from_days`.
    package init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(year: year, month: month, day: dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// How many days it lies after 1970-01-01.
    package var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day of the week, 1 for Monday to 7 for Sunday.
    package var weekday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 + 1 }

    /// The day so many days later.
    package func adding(days: Int) -> CalendarDay { CalendarDay(daysSince1970: daysSince1970 + days) }

    /// The Monday of its week.
    package var monday: CalendarDay { adding(days: 1 - weekday) }

    /// The day as `2019-01-06`.
    package var text: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    /// The week of ISO 8601, as `2019-W01`.
    package var week: String {
        let thursday = adding(days: 4 - weekday)
        let first = CalendarDay(year: thursday.year, month: 1, day: 1)
        let number = (thursday.daysSince1970 - first.daysSince1970) / 7 + 1
        return "\(Self.padded(thursday.year, 4))-W\(Self.padded(number, 2))"
    }

    /// How many days a month has.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// A number with zeros before it up to a width.
    package static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        if digits.utf8.count >= width { return digits }
        return String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}
