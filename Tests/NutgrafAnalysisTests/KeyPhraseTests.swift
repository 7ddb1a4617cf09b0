import NutgrafAnalysis
import Testing

@Suite("Key phrases")
struct KeyPhraseTests {
    private static let mines = """
        Norland will close its coal mines by next year, Prime Minister Anna Bergholt said on Friday. The coal mines of the \
        Orle valley employ two thousand people.

        Bergholt promised a retraining fund for the miners. The retraining fund is to have 300 million crowns, and the \
        coal mines will be flooded once the last miners have left.

        Opposition leader Jens Falk called the retraining fund a joke. Falk wants the coal mines kept.
        """

    @Test("Names and what the story repeats, as written, none part of another")
    func phrases() {
        let phrases = Analyzer().analyze(Article(text: Self.mines)).keyPhrases
        #expect((4...10).contains(phrases.count))
        #expect(phrases.contains("coal mines"))
        #expect(phrases.contains("retraining fund"))
        #expect(phrases.contains { $0.contains("Bergholt") })
        for (index, phrase) in phrases.enumerated() {
            #expect(Self.mines.contains(phrase))
            for other in phrases[..<index] {
                #expect(!(" " + other.lowercased() + " ").contains(" " + phrase.lowercased() + " "))
                #expect(!(" " + phrase.lowercased() + " ").contains(" " + other.lowercased() + " "))
            }
        }
    }

    @Test("Nothing to say, no phrases")
    func none() {
        #expect(Analyzer().analyze(Article(text: "")).keyPhrases.isEmpty)
        #expect(Analyzer().analyze(Article(text: "It is what it is.")).keyPhrases.isEmpty)
    }
}
