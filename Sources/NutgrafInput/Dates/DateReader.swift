import NutgrafAnalysis

/// Reads the parts of a date from bytes.
struct DateReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A date of ISO 8601 at the beginning; nothing but blanks may follow.
    mutating func iso() -> String? {
        index = 0
        guard let year = number(4...4) else { return nil }
        let hasHyphens = take(0x2D)
        guard let month = number(2...2), take(0x2D) == hasHyphens, let day = number(2...2),
            let date = Self.day(year, month, day)
        else { return nil }
        guard byte | 0x20 == 0x74 || byte == 0x20, index + 1 < bytes.count, isDigit(bytes[index + 1]) else {
            return isAtEnd ? date : nil
        }
        index += 1
        guard let time = time() else { return nil }
        let isApart = byte == 0x20
        skipBlanks()
        guard let offset = offset() else { return isAtEnd ? date : nil }
        guard isAtEnd || isApart else { return nil }
        return "\(date)T\(time)\(offset)"
    }

    /// A date of RFC 822 and its successors; the day of the week, the seconds and the zone may be missing.
    mutating func rfc822() -> String? {
        index = 0
        if let comma = bytes.firstIndex(of: 0x2C), comma <= 10 { index = comma + 1 }
        skipBlanks()
        guard let day = number(1...2) else { return nil }
        skipSeparators()
        guard let month = month() else { return nil }
        skipSeparators()
        let start = index
        guard var year = number(2...4) else { return nil }
        // RFC 2822, section 4.3.
        if index - start == 2 { year += year < 50 ? 2000 : 1900 } else if index - start == 3 { year += 1900 }
        guard let date = Self.day(year, month, day) else { return nil }
        skipBlanks()
        guard isDigit(byte) else { return date }
        guard let time = time() else { return nil }
        skipBlanks()
        return offset().map { "\(date)T\(time)\($0)" } ?? date
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> String? {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDay.length(ofMonth: month, year: year)
        else { return nil }
        return CalendarDay(year: year, month: month, day: day).text
    }

    /// A time of day as `12:30:00`; fractions of a second are passed over.
    private mutating func time() -> String? {
        guard let hour = number(2...2) ?? number(1...1) else { return nil }
        let hasColons = take(0x3A)
        guard let minute = number(2...2) else { return nil }
        var second = 0
        if hasColons ? take(0x3A) : isDigit(byte) {
            guard let value = number(2...2) else { return nil }
            second = min(value, 59)
        }
        if byte == 0x2E || byte == 0x2C {
            index += 1
            while isDigit(byte) { index += 1 }
        }
        guard hour < 24, minute < 60 else { return nil }
        return [hour, minute, second].map { CalendarDay.padded($0, 2) }.joined(separator: ":")
    }

    /// An offset from UTC as `Z` or `+03:00`.
    private mutating func offset() -> String? {
        guard byte == 0x2B || byte == 0x2D else { return zone() }
        let sign = byte == 0x2B ? "+" : "-"
        index += 1
        guard let hours = number(2...2) else { return nil }
        _ = take(0x3A)
        let minutes = number(2...2) ?? 0
        guard hours <= 18, minutes < 60 else { return nil }
        return "\(sign)\(CalendarDay.padded(hours, 2)):\(CalendarDay.padded(minutes, 2))"
    }

    /// The offset of a zone's name; those of RFC 822, section 5.1, and of Europe.
    private mutating func zone() -> String? {
        let start = index
        while (0x61...0x7A).contains(byte | 0x20) { index += 1 }
        switch String(decoding: bytes[start..<index], as: UTF8.self).uppercased() {
        case "Z", "UT", "UTC", "GMT", "WET": return "Z"
        case "BST", "CET", "WEST": return "+01:00"
        case "CEST", "EET": return "+02:00"
        case "EEST", "MSK": return "+03:00"
        case "EDT": return "-04:00"
        case "EST", "CDT": return "-05:00"
        case "CST", "MDT": return "-06:00"
        case "MST", "PDT": return "-07:00"
        case "PST": return "-08:00"
        default:
            index = start
            return nil
        }
    }

    private mutating func month() -> Int? {
        let start = index
        while (0x61...0x7A).contains(byte | 0x20) { index += 1 }
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        let word = String(decoding: bytes[start..<index].prefix(3), as: UTF8.self).lowercased()
        return names.firstIndex(of: word).map { $0 + 1 }
    }

    private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
        let start = index
        var value = 0
        while index - start < digits.upperBound, isDigit(byte) {
            value = value * 10 + Int(byte) - 0x30
            index += 1
        }
        guard digits.contains(index - start) else {
            index = start
            return nil
        }
        return value
    }

    private var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

    private var isAtEnd: Bool { bytes[min(index, bytes.count)...].allSatisfy { $0 <= 0x20 } }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private mutating func take(_ wanted: UInt8) -> Bool {
        guard byte == wanted else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }

    private mutating func skipSeparators() {
        while index < bytes.count, bytes[index] <= 0x20 || bytes[index] == 0x2D || bytes[index] == 0x2E { index += 1 }
    }
}
