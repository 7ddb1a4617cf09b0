import NutgrafAnalysis
import Testing

@Suite("Summary, key phrases, hash and language")
struct DigestTests {
    @Test("A teaser printed twice is summarised once")
    func teaser() throws {
        let analysis = Analyzer().analyze(Article(text: Stories.mine))
        let sentences = analysis.summary.sentences.compactMap {
            $0.substring(of: analysis.text).map(String.init)
        }
        #expect(sentences.count >= 2)
        #expect(Set(sentences).count == sentences.count)
        #expect(analysis.summary.gist == sentences.first)
        let words = sentences.joined(separator: " ").split(separator: " ").count
        #expect((20...90).contains(words))
    }

    @Test("Bylines and datelines stay out")
    func bylines() throws {
        let text =
            "By Jane Moss\n\nLEEDS (Wire) — The river rose by a metre overnight and took two bridges with it."
        let analysis = Analyzer().analyze(Article(text: text))
        let first = try #require(analysis.summary.sentences.first)
        #expect(first.substring(of: analysis.text)?.hasPrefix("The river rose") == true)
    }

    @Test("An empty text gives an empty analysis")
    func empty() {
        for text in ["", " ", "\n\n", "\u{FEFF}", "."] {
            let analysis = Analyzer().analyze(Article(text: text))
            #expect(
                analysis.entities.isEmpty && analysis.quotes.isEmpty && analysis.summary.sentences.isEmpty
            )
        }
        let hash = Analyzer().analyze(Article(text: "")).textSHA256
        #expect(hash == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test("The language is what the article says, or what its words show, or unknown")
    func language() {
        #expect(Analyzer().analyze(Article(text: Stories.clinic)).language == "en")
        #expect(Analyzer().analyze(Article(text: Stories.clinic, language: "en-GB")).language == "en-GB")
        let german = Article(text: "Der Hund schläft, und die Katze liest die Zeitung.")
        #expect(Analyzer().analyze(german).language == "de")
        #expect(Analyzer().analyze(Article(text: "Kappa Lambda Mu")).language == nil)
    }

    @Test("The same article gives the same analysis")
    func same() {
        for story in Stories.all {
            let first = Analyzer().analyze(Article(text: story))
            for _ in 0..<3 { #expect(Analyzer().analyze(Article(text: story)) == first) }
        }
        #expect(Analyzer.version.hasPrefix("nutgraf 0.1.0 (models "))
    }

    @Test("The most salient entity comes first, and phrases are at most ten")
    func salience() {
        let analysis = Analyzer().analyze(Article(text: Stories.bridge))
        #expect(analysis.entities.first?.name == "Joona Rautio")
        #expect(analysis.entities.first?.salience == 1)
        #expect(analysis.keyPhrases.count <= 10)
    }
}
