import NutgrafAnalysis
import Testing
import nutgraf_lab

@Suite("ROUGE")
struct RougeTests {
    struct Case: Sendable {
        var summary: [String]
        var reference: [String]
        var one: Double
        var two: Double
        var lsum: Double
    }

    // The numbers are those of Google's rouge_score 0.1.2 with its stemmer on.
    static let cases = [
        Case(
            summary: ["The old mill burned down on Tuesday."],
            reference: ["A fire destroyed the old mill on Tuesday night."],
            one: 0.625,
            two: 0.428571,
            lsum: 0.625
        ),
        Case(
            summary: ["Farmers were protesting against the new tariffs.", "Two roads stayed closed."],
            reference: ["The tariffs brought farmers to protest; roads were closed."],
            one: 0.7,
            two: 0,
            lsum: 0.4
        ),
        Case(
            summary: ["The bridge held.", "The bridge held."],
            reference: ["The bridge held while the river rose."],
            one: 0.615385,
            two: 0.363636,
            lsum: 0.461538
        ),
        Case(summary: ["Nothing in common here."], reference: ["Seven boats sank."], one: 0, two: 0, lsum: 0),
        Case(
            summary: ["The mayor’s well-known café (opened in 1998) closes."],
            reference: ["A café that the mayor opened in 1998 is closing."],
            one: 0.7,
            two: 0.333333,
            lsum: 0.6
        ),
        Case(
            summary: ["It rained and the harvest failed, ministers conceded.", "Prices doubled within 3.5 weeks."],
            reference: ["Ministers concede that harvests fail when it rains.", "Within weeks prices have doubled."],
            one: 0.740741,
            two: 0.24,
            lsum: 0.296296
        ),
        Case(summary: [], reference: ["Seven boats sank."], one: 0, two: 0, lsum: 0),
    ]

    @Test("The numbers of the usual implementation", arguments: cases)
    func numbers(example: Case) {
        var numbering = RougeWords()
        let rouge = Rouge(
            example.summary.map { numbering.words(of: $0) },
            reference: example.reference.map { numbering.words(of: $0) }
        )
        #expect(abs(rouge.one - example.one) < 1e-5)
        #expect(abs(rouge.two - example.two) < 1e-5)
        #expect(abs(rouge.lsum - example.lsum) < 1e-5)
    }
}
