import NutgrafAnalysis
import NutgrafTypes

/// An annotated article as the summary's training sees it: what the analyser knows of its sentences and terms, and
/// what the annotator's summary makes of them.
struct SummarySample {
    /// The annotator's summary, as ROUGE reads it.
    let reference: [Int]
    /// For each sentence its words, as ROUGE reads them.
    let words: [[Int]]
    /// What the analyser read.
    private(set) var material: SummarySentences
    /// The features of its sentences.
    let features: SentenceFeatures
    /// For each sentence whether it is the annotator's first choice.
    let isBest: [Bool]
    /// For each sentence whether it is one of the annotator's three.
    let isPicked: [Bool]
    /// For each term whether the annotator's summary uses it.
    let isUsed: [Bool]

    /// Reads an article.
    ///
    /// - Parameters:
    ///   - article: the article.
    ///   - model: says how common stems are; its weights are not used.
    ///   - numbering: numbers the words for ROUGE.
    init(_ article: AnnotatedArticle, model: SummaryModel, numbering: inout RougeWords) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let read = ReadArticle(article, pace: &pace)
        let story = read.story
        var material = SummarySentences(
            story,
            headline: read.headline,
            names: read.names,
            model: model,
            pace: &pace
        )
        features = SentenceFeatures(material, story: story, names: read.names)

        let map = OffsetMap(read.edits)
        let best = article.best.map { article.sentences[$0] }
        var words: [[Int]] = []
        var isBest: [Bool] = []
        var isPicked: [Bool] = []
        for sentence in material.sentences {
            let start = story.tokens[sentence.tokens.lowerBound].start
            let end = story.sentences[sentence.number].upperBound
            words.append(numbering.words(of: story.text.string(start..<end)))
            let range = map.submitted(start, isEnd: false)..<map.submitted(end, isEnd: true)
            isBest.append(best.first.map { Self.isMost(of: $0, in: range) } ?? false)
            isPicked.append(best.contains { Self.isMost(of: $0, in: range) })
        }
        self.words = words
        self.isBest = isBest
        self.isPicked = isPicked
        reference = numbering.words(of: article.abstract)

        let abstract = material.stems.numbers(of: Story(ByteText(article.abstract), pace: &pace), limit: .max)
        let used = Set(abstract)
        let usedPairs = Set(zip(abstract, abstract.dropFirst()).map { [$0, $1] })
        isUsed = material.terms.map { term in
            term.second < 0
                ? used.contains(Int(term.first)) : usedPairs.contains([Int(term.first), Int(term.second)])
        }
        self.material = material
    }

    /// Whether more than half of a sentence lies in a range.
    static func isMost(of span: AnnotatedArticle.Span, in range: Range<Int>) -> Bool {
        let shared = min(span.end, range.upperBound) - max(span.start, range.lowerBound)
        return shared * 2 > span.end - span.start
    }

    /// The same article, with other knowledge of how much summaries use stems.
    ///
    /// - Parameter usage: the level of a stem, by its hash.
    func with(usage: (UInt64) -> Int) -> SummarySample {
        var sample = self
        sample.material.stems.setUsage(usage)
        return sample
    }

    /// ROUGE of a choice of sentences.
    func rouge(_ members: [Int]) -> Rouge { Rouge(members.map { words[$0] }, reference: [reference]) }
}
