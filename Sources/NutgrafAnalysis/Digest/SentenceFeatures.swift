/// What speaks for a sentence and against it, before it is known which others are chosen.
///
/// In this order: where it stands, how like the title, the whole and the first sentence it is, how central in the
/// graph, its length, quotation, numbers and questions, whether it leans on another, whom it names, how it speaks.
package struct SentenceFeatures {
    /// How many features there are.
    package static let count = 38

    /// For each sentence its features.
    package private(set) var rows: [[Double]] = []

    /// The same, as trees take them.
    package var blocks: FeatureRows {
        var blocks = FeatureRows(features: Self.count, expected: rows.count)
        for row in rows {
            blocks.add { set in for (feature, value) in row.enumerated() { set(feature, Float(value)) } }
        }
        return blocks
    }

    private let story: Story
    private let sentences: [SummarySentences.Sentence]

    /// Takes the features of a story's sentences.
    package init(_ material: SummarySentences, story: Story, names: SummaryNames) {
        self.story = story
        sentences = material.sentences
        let stems = material.stems.stems
        // The vectors: the stems that say something, each once a sentence.
        let weights = stems.map(\.weight)
        var frequency = Array(repeating: 0.0, count: stems.count)
        var vectors: [[Int]] = []
        vectors.reserveCapacity(sentences.count)
        for sentence in sentences {
            var vector: [Int] = []
            for number in material.termsInOrder[sentence.terms] {
                let term = material.terms[Int(number)]
                guard term.second < 0, !stems[Int(term.first)].isStop else { continue }
                vector.append(Int(term.first))
                frequency[Int(term.first)] += 1
            }
            vectors.append(vector)
        }
        let norms = vectors.map { Self.norm($0, weights) }
        let graph = SentenceGraph(vectors, weights: weights, norms: norms).centrality
        let title = Array(Set(material.title).sorted().filter { !stems[$0].isStop })
        let titleNorm = Self.norm(title, weights)
        let whole = zip(weights, frequency).map { $0 * $1 }
        let wholeNorm = whole.reduce(0) { $0 + $1 * $1 }.squareRoot()
        var isInLead = Array(repeating: false, count: stems.count)
        for stem in vectors.first ?? [] { isInLead[stem] = true }

        for (index, sentence) in sentences.enumerated() {
            let vector = vectors[index]
            var shared = 0
            var titleDot = 0.0
            var leadDot = 0.0
            var wholeDot = 0.0
            var mean = 0.0
            for stem in vector {
                let weight = weights[stem]
                if stems[stem].isInTitle {
                    shared += 1
                    titleDot += weight * weight
                }
                if isInLead[stem] { leadDot += weight * weight }
                wholeDot += weight * whole[stem]
                mean += frequency[stem]
            }
            let norm = norms[index]
            var row = position(index)
            row.append(Self.ratio(titleDot, norm * titleNorm))
            row.append(Self.ratio(Double(shared), Double(title.count)))
            row.append(Self.ratio(wholeDot, norm * wholeNorm))
            row.append(graph[index])
            row.append(index == 0 ? 0 : Self.ratio(leadDot, norm * (norms.first ?? 0)))
            row += length(sentence)
            row += manner(sentence)
            row += people(sentence, names)
            row.append(Self.ratio(mean, Double(vector.count)) / 5)
            row.append(Double(sentences.count) / 50)
            rows.append(row)
        }
    }

    private func position(_ index: Int) -> [Double] {
        let place = Double(index)
        let paragraph = sentences[index].paragraph
        return [
            1 / (1 + place), flag(index == 0), flag(index == 1), flag(index == 2), flag(index < 5),
            (1 + place).naturalLogarithm, place / Double(sentences.count), flag(paragraph == 0),
            1 / Double(1 + paragraph), flag(sentences[index].isOpening), flag(index == sentences.count - 1),
            flag(index >= sentences.count - 3),
        ]
    }

    private func length(_ sentence: SummarySentences.Sentence) -> [Double] {
        let words = sentence.words
        return [
            Double(min(words, 60)) / 30, flag(words < 8), flag(words > 40), flag(words > 60),
            Double(1 + words).naturalLogarithm,
        ]
    }

    /// Quotation, numbers, questions, leaning, and who speaks.
    private func manner(_ sentence: SummarySentences.Sentence) -> [Double] {
        var numbers = 0
        var quoted = 0
        var hasQuote = false
        var isWithin = false
        var asks = false
        var isPersonal = false
        var speaks = false
        var hasDay = false
        let tokens = sentence.tokens.prefix(SummarySentences.longestSentence)
        for token in tokens {
            if isWithin { quoted += 1 }
            switch story.tokens[token].kind {
            case .openQuote:
                hasQuote = true
                isWithin = true
            case .closeQuote:
                hasQuote = true
                isWithin = false
            case .number: numbers += 1
            case .stop where story.text.byte(story.tokens[token].start) == 0x3F: asks = true
            case .mark where story.text.byte(story.tokens[token].start) == 0x3F: asks = true
            case .word:
                let classes = story.classes(token)
                if classes.has([.speech]) { speaks = true }
                if classes.has([.weekday]) { hasDay = true }
                if !isPersonal, story.tokens[token].end - story.tokens[token].start <= 3 {
                    let word = story.word(token).form
                    isPersonal = ["I", "my", "My", "we", "We", "our", "Our", "me"].contains(word)
                }
            default: break
            }
        }
        let opens = sentence.tokens.first.map { story.tokens[$0].kind == .openQuote } ?? false
        let leans = sentence.antecedent != nil || sentence.isHanging
        return [
            flag(hasQuote), flag(opens), flag(numbers > 0), Double(min(numbers, 8)) / 4, flag(asks), flag(leans),
            flag(isPersonal), flag(speaks), flag(hasDay), Self.ratio(Double(quoted), Double(tokens.count)),
        ]
    }

    private func people(_ sentence: SummarySentences.Sentence, _ names: SummaryNames) -> [Double] {
        var sum = 0.0
        var most = 0
        var inTitle = 0
        for entity in sentence.entities {
            sum += Double(1 + names.frequency[entity]).naturalLogarithm
            most = max(most, names.frequency[entity])
            if names.isInTitle[entity] { inTitle += 1 }
        }
        return [
            sum / 5, Self.ratio(Double(sentence.entities.count), Double(sentence.words)), Double(min(most, 20)) / 5,
            Double(inTitle) / 2,
        ]
    }

    private func flag(_ value: Bool) -> Double { value ? 1 : 0 }

    private static func ratio(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : 0 }

    private static func norm(_ vector: [Int], _ weights: [Double]) -> Double {
        vector.reduce(0) { $0 + weights[$1] * weights[$1] }.squareRoot()
    }
}
