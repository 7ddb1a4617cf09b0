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
        var vectors = SentenceVectors()
        for sentence in sentences {
            for number in material.termsInOrder[sentence.terms] {
                let term = material.terms[Int(number)]
                guard term.second < 0, !stems[Int(term.first)].isStop else { continue }
                vectors.add(Int(term.first))
                frequency[Int(term.first)] += 1
            }
            vectors.endSentence(weights)
        }
        let graph = SentenceGraph(vectors, weights: weights).centrality
        let title = Array(Set(material.title).sorted().filter { !stems[$0].isStop })
        let titleNorm = SentenceVectors.norm(title[...], weights)
        let whole = zip(weights, frequency).map { $0 * $1 }
        let wholeNorm = whole.reduce(0) { $0 + $1 * $1 }.squareRoot()
        var isInLead = Array(repeating: false, count: stems.count)
        if !sentences.isEmpty { for stem in vectors[0] { isInLead[stem] = true } }

        rows.reserveCapacity(sentences.count)
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
            let norm = vectors.norms[index]
            var row: [Double] = []
            row.reserveCapacity(Self.count)
            addPosition(index, to: &row)
            row.append(Self.ratio(titleDot, norm * titleNorm))
            row.append(Self.ratio(Double(shared), Double(title.count)))
            row.append(Self.ratio(wholeDot, norm * wholeNorm))
            row.append(graph[index])
            row.append(index == 0 ? 0 : Self.ratio(leadDot, norm * vectors.norms[0]))
            addLength(sentence, to: &row)
            addManner(sentence, to: &row)
            addPeople(sentence, names, to: &row)
            row.append(Self.ratio(mean, Double(vector.count)) / 5)
            row.append(Double(sentences.count) / 50)
            rows.append(row)
        }
    }

    private func addPosition(_ index: Int, to row: inout [Double]) {
        let place = Double(index)
        let paragraph = sentences[index].paragraph
        row.append(1 / (1 + place))
        row.append(flag(index == 0))
        row.append(flag(index == 1))
        row.append(flag(index == 2))
        row.append(flag(index < 5))
        row.append((1 + place).naturalLogarithm)
        row.append(place / Double(sentences.count))
        row.append(flag(paragraph == 0))
        row.append(1 / Double(1 + paragraph))
        row.append(flag(sentences[index].isOpening))
        row.append(flag(index == sentences.count - 1))
        row.append(flag(index >= sentences.count - 3))
    }

    private func addLength(_ sentence: SummarySentences.Sentence, to row: inout [Double]) {
        let words = sentence.words
        row.append(Double(min(words, 60)) / 30)
        row.append(flag(words < 8))
        row.append(flag(words > 40))
        row.append(flag(words > 60))
        row.append(Double(1 + words).naturalLogarithm)
    }

    /// Quotation, numbers, questions, leaning, and who speaks.
    private func addManner(_ sentence: SummarySentences.Sentence, to row: inout [Double]) {
        var numbers = 0
        var quoted = 0
        var hasQuote = false
        var isWithin = false
        var asks = false
        var isPersonal = false
        var classes: WordClass = []
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
                classes.formUnion(story.classes(token))
                if !isPersonal, story.tokens[token].end - story.tokens[token].start <= 3 {
                    isPersonal = isOfSpeaker(token)
                }
            default: break
            }
        }
        let opens = sentence.tokens.first.map { story.tokens[$0].kind == .openQuote } ?? false
        let leans = sentence.antecedent != nil || sentence.isHanging
        row.append(flag(hasQuote))
        row.append(flag(opens))
        row.append(flag(numbers > 0))
        row.append(Double(min(numbers, 8)) / 4)
        row.append(flag(asks))
        row.append(flag(leans))
        row.append(flag(isPersonal))
        row.append(flag(classes.has([.speech])))
        row.append(flag(classes.has([.weekday])))
        row.append(Self.ratio(Double(quoted), Double(tokens.count)))
    }

    /// Whether a word of three bytes at most is "I", "we" or one of their kind.
    private func isOfSpeaker(_ token: Int) -> Bool {
        let bytes = story.tokens[token].start..<story.tokens[token].end
        func isWord(_ word: StaticString) -> Bool {
            guard word.utf8CodeUnitCount == bytes.count else { return false }
            for offset in 0..<bytes.count where story.text.byte(bytes.lowerBound + offset) != word.utf8Start[offset] {
                return false
            }
            return true
        }
        switch story.text.byte(bytes.lowerBound) {
        case UInt8(ascii: "I"): return bytes.count == 1
        case UInt8(ascii: "m"): return isWord("my") || isWord("me")
        case UInt8(ascii: "M"): return isWord("My")
        case UInt8(ascii: "w"): return isWord("we")
        case UInt8(ascii: "W"): return isWord("We")
        case UInt8(ascii: "o"): return isWord("our")
        case UInt8(ascii: "O"): return isWord("Our")
        default: return false
        }
    }

    private func addPeople(_ sentence: SummarySentences.Sentence, _ names: SummaryNames, to row: inout [Double]) {
        var sum = 0.0
        var most = 0
        var inTitle = 0
        for entity in sentence.entities {
            sum += Double(1 + names.frequency[entity]).naturalLogarithm
            most = max(most, names.frequency[entity])
            if names.isInTitle[entity] { inTitle += 1 }
        }
        row.append(sum / 5)
        row.append(Self.ratio(Double(sentence.entities.count), Double(sentence.words)))
        row.append(Double(min(most, 20)) / 5)
        row.append(Double(inTitle) / 2)
    }

    private func flag(_ value: Bool) -> Double { value ? 1 : 0 }

    private static func ratio(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : 0 }
}
