import NutgrafAnalysis
import Testing

@Suite("Expressions of time after the guidelines of TIMEX3")
struct TimexTests {
    @Test("A sentence and its expressions", arguments: DateCases.all)
    func expressions(_ example: DateCases.Case) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(example.text), pace: &pace)
        let finder = DateFinder(story, published: example.published.flatMap(CalendarDay.init))
        let found = finder.dates(pace: &pace).map {
            "\($0.substring(of: example.text) ?? "")|\($0.type.rawValue) \($0.value ?? "-")"
        }
        #expect(found == example.expected)
    }

    @Test("The cases are as many as they are meant to be")
    func number() {
        #expect(DateCases.all.count > 600)
        #expect(DateCases.all.filter(\.expected.isEmpty).count > 20)
    }
}
