import NutgrafAnalysis
import NutgrafTypes
import Testing

@Suite("What words weigh, kept from text to text")
struct WordSumCacheTests {
    private static func traits(_ word: String) -> WordTraits {
        WordTraits(form: word, small: word.lowercased(), letterCase: .normal, words: EntityModel.shared.words)
    }

    /// Asks for a word, and says what was written and whether it had to be added up: to `number` in each place.
    private static func ask(_ cache: WordSumCache, _ word: WordTraits, number: Int16) -> (sum: [Int16], isNew: Bool) {
        var isNew = false
        let sum = [Int16](unsafeUninitializedCapacity: WordScores.width) { buffer, count in
            count = WordScores.width
            buffer.initialize(repeating: 0)
            guard let base = buffer.baseAddress else { return }
            cache.use { words in
                words?.sums(of: word, into: base) {
                    isNew = true
                    for index in 0..<WordScores.width { base[index] = number }
                }
            }
        }
        return (sum, isNew)
    }

    @Test("A word is added up once, and again when another one has taken its place")
    func once() {
        let cache = WordSumCache()
        let word = Self.traits("Vardby")
        #expect(Self.ask(cache, word, number: 1).isNew)
        let again = Self.ask(cache, word, number: 2)
        #expect(!again.isNew)
        #expect(again.sum == Array(repeating: 1, count: WordScores.width))
        // So many words that every place is taken.
        for number in 0..<100_000 { _ = Self.ask(cache, Self.traits("w\(number)"), number: 3) }
        #expect(Self.ask(cache, word, number: 4).isNew)
    }

    @Test("A word that only has another's number is not taken for it")
    func collision() {
        let cache = WordSumCache()
        let word = Self.traits("Vardby")
        _ = Self.ask(cache, word, number: 1)
        var other = word
        other.suffix &+= 1
        #expect(Self.ask(cache, other, number: 2).isNew)
        other.written = 2
        #expect(Self.ask(cache, other, number: 3).isNew)
        #expect(Self.ask(cache, word, number: 4).isNew)
    }

    @Test("Whoever comes while the words are in use does without")
    func inUse() {
        let cache = WordSumCache()
        var seen: [Bool] = []
        cache.use { outer in
            seen.append(outer != nil)
            cache.use { inner in seen.append(inner != nil) }
        }
        #expect(seen == [true, false])
    }

    @Test("What was read before does not change an analysis")
    func history() {
        let stories = [
            "Mayor Ingrid Halvorsen of Vardby met Peter Orsk in Marseille. \"We agree,\" Halvorsen said.",
            "VARDBY COUNCIL MEETS HALVORSEN\n\nThe Vardby Council said on Monday it had met Mrs Orsk of Kappa Steel.",
            "vardby and orsk are small words here, and Marseilles is a town.",
        ]
        let used = Analyzer(model: EntityModel.shared.unused)
        for story in stories + stories.reversed() {
            let article = Article(text: story)
            #expect(used.analyze(article) == Analyzer(model: EntityModel.shared.unused).analyze(article))
        }
    }
}
