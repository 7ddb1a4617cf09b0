import NutgrafCBOR
import NutgrafTypes
import Testing

@Suite struct TimestampTests {
    /// Moments whose dates are known from elsewhere (`date -u -d @SECONDS`).
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"),
            (1, "1970-01-01T00:00:00.001Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (86_399_999, "1970-01-01T23:59:59.999Z"),
            (-86_400_000, "1969-12-31T00:00:00.000Z"),
            (-86_400_001, "1969-12-30T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (951_868_800_000, "2000-03-01T00:00:00.000Z"),
            (1_709_164_800_000, "2024-02-29T00:00:00.000Z"),
            (1_740_787_199_999, "2025-02-28T23:59:59.999Z"),
            (1_740_787_200_000, "2025-03-01T00:00:00.000Z"),
            (1_747_301_400_250, "2025-05-15T09:30:00.250Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
            (4_107_542_399_000, "2100-02-28T23:59:59.000Z"),
            (-2_203_891_200_000, "1900-03-01T00:00:00.000Z"),
            (-2_203_977_600_000, "1900-02-28T00:00:00.000Z"),
            (-11_670_955_200_000, "1600-02-29T12:00:00.000Z"),
            (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
            (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
            (253_402_300_800_000, "253402300800000 ms"),
            (-62_167_219_200_001, "-62167219200001 ms"),
            (Int64.max, "9223372036854775807 ms"),
            (Int64.min, "-9223372036854775808 ms"),
        ] as [(Int64, String)]
    )
    func descriptionIsISO8601(_ milliseconds: Int64, _ text: String) {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
    }

    /// Walks every day of four centuries with a calendar that only counts.
    @Test func everyDayOfAnEraHasItsDate() {
        var (year, month, day) = (1700, 1, 1)
        var milliseconds: Int64 = -8_520_336_000_000
        while year < 2101 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let expected =
                "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)T00:00:00.000Z"
            guard Timestamp(milliseconds: milliseconds).description == expected else {
                Issue.record("\(milliseconds) ms is not \(Timestamp(milliseconds: milliseconds)) but \(expected)")
                return
            }
            milliseconds += 86_400_000
            day += 1
            let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
            if day > length { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
    }

    @Test(
        arguments: [
            (0, .zero, 0),
            (0, .milliseconds(1500), 1500),
            (1000, .seconds(-2), -1000),
            (5, .microseconds(999), 5),
            (5, .microseconds(-999), 5),
            (.max, .milliseconds(1), .max),
            (.min, .milliseconds(-1), .min),
            (.max, .milliseconds(-1), .max - 1),
            (.min, .milliseconds(Int64.max), -1),
            (0, .seconds(Int64.max), .max),
            (0, .seconds(Int64.min), .min),
            (-5, .seconds(Int64.max), .max),
            (5, .seconds(Int64.min), .min),
            (0, .seconds(Int64.max) * 18, .max),
            (0, .seconds(Int64.min) * 18, .min),
            // Longer than any number of milliseconds, and yet it leads from one end into the range.
            (.min, .milliseconds(Int64.max) + .seconds(1), 999),
        ] as [(Int64, Duration, Int64)]
    )
    func advancingStopsAtTheEnds(_ start: Int64, _ duration: Duration, _ end: Int64) {
        #expect(Timestamp(milliseconds: start).advanced(by: duration) == Timestamp(milliseconds: end))
    }

    @Test func timeBetweenMomentsIsExact() {
        let (first, last) = (Timestamp(milliseconds: .min), Timestamp(milliseconds: .max))
        #expect(Timestamp(milliseconds: 250).since(Timestamp(milliseconds: 1000)) == .milliseconds(-750))
        #expect(last.since(last) == .zero)
        #expect(last.since(first) == .milliseconds(Int64.max) * 2 + .milliseconds(1))
        #expect(first.since(last) == .milliseconds(Int64.max) * -2 - .milliseconds(1))
        #expect(first.advanced(by: last.since(first)) == last)
    }

    @Test func momentsSortByTime() {
        #expect(Timestamp(milliseconds: -1) < Timestamp(milliseconds: 0))
        #expect(!(Timestamp(milliseconds: 0) < Timestamp(milliseconds: 0)))
    }

    @Test(arguments: [0, -1, 1_747_301_400_250, .max, .min] as [Int64])
    func codedAsAPlainInteger(_ milliseconds: Int64) throws {
        let time = Timestamp(milliseconds: milliseconds)
        let bytes = try CBOREncoder().encode(time)
        #expect(bytes == (try CBOREncoder().encode(milliseconds)))
        #expect(try CBORDecoder().decode(Timestamp.self, from: bytes) == time)
    }
}
