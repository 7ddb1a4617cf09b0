import NutgrafAnalysis
import Testing

@Suite("Expressions of time")
struct DateTests {
    private func dates(_ text: String, published: String?) -> [String] {
        let analysis = Analyzer().analyze(Article(text: text, published: published))
        return analysis.dates.map { "\($0.substring(of: analysis.text) ?? "")=\($0.value ?? "?")" }
    }

    @Test("What counts from the article’s day needs it")
    func relative() {
        let text =
            "He came on Thursday, left today, and returns next week or last April. This month is short."
        #expect(
            dates(text, published: "2025-05-16T09:00:00+02:00") == [
                "Thursday=2025-05-15", "today=2025-05-16", "next week=2025-W21", "last April=2025-04",
                "This month=2025-05",
            ]
        )
        #expect(
            dates(text, published: nil) == [
                "Thursday=XXXX-WXX-4", "today=?", "next week=?", "last April=XXXX-04", "This month=?",
            ]
        )
    }

    @Test("Days, months and years as written")
    func absolute() {
        let text = "On May 4, 2021, on 12 June 1999, in March 2020, on Dec. 24 and in 1848 it snowed."
        #expect(
            dates(text, published: "2021-01-02") == [
                "May 4, 2021=2021-05-04", "12 June 1999=1999-06-12", "March 2020=2020-03",
                "Dec. 24=2020-12-24",
                "1848=1848",
            ]
        )
    }

    @Test("“May” and “march” are verbs too")
    func verbs() {
        #expect(dates("May we go? They may. Sun shone, and march they did.", published: "2021-01-02").isEmpty)
    }

    @Test("Days count right over four centuries")
    func calendar() {
        for days in stride(from: -100_000, through: 60_000, by: 17) {
            #expect(CalendarDay(daysSince1970: days).daysSince1970 == days)
        }
        #expect(CalendarDay(year: 2000, month: 2, day: 29).adding(days: 1).text == "2000-03-01")
        #expect(CalendarDay(year: 2021, month: 1, day: 3).week == "2020-W53")
        #expect(CalendarDay(year: 1970, month: 1, day: 1).weekday == 4)
        #expect(CalendarDay("2019-02-29") == nil && CalendarDay("soon") == nil)
    }

    @Test(
        "no text traps, wherever it ends",
        arguments: [
            "He was mayor from 1995 to 1999 –", "The ship sank in 1999-", "It was in 2004/", "It was in 1999–",
            "a hundred hundred hundred hundred hundred billion years", "ten billion billion billion years ago",
            "The scores were 5 and", "at 5 to", "on the 5th of", "May", "from 9 to", "the 1990", "29 February",
        ]
    )
    func ends(text: String) {
        for published in ["2022-03-01", nil] { _ = dates(text, published: published) }
    }

    @Test("no order of the words of time traps")
    func anyOrder() {
        let words = [
            "1999", "–", "-", "/", "5", "and", "to", "from", "May", "the", "of", "hundred", "billion", "two", "years",
            "ago", "last", "Monday", "at", "p.m.", "GMT", "half", "past", "3rd", "1990s", "BC", "AD", "every", "a",
            "quarter", "fiscal", "24:30", "10:30", "this", "winter", "century", "first", "weekend", ",", ".", "than",
        ]
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<400 {
            let count = Int.random(in: 1...8, using: &generator)
            let text = (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &generator)] }
            _ = dates(text.joined(separator: Bool.random(using: &generator) ? " " : ""), published: "2022-03-01")
        }
    }

    @Test("numbers joined by words are followed one step, not to their end")
    func chains() {
        let text = "The scores were " + String(repeating: "5 and 6 and ", count: 20_000) + "7 May."
        #expect(dates(text, published: "2022-03-01").count < 3)
    }

    @Test("a span of numbers is no time, and January’s winter began the year before")
    func spansAndWinters() {
        #expect(dates("They cut the number of buses from 5 to 3.", published: "2022-03-01").isEmpty)
        #expect(dates("This winter the lake froze.", published: "2019-01-10") == ["This winter=2018-WI"])
        #expect(dates("This winter the lake froze.", published: "2018-12-10") == ["This winter=2018-WI"])
    }
}
