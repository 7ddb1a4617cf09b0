/// Chooses the sentences that stand for the story: its first ones, each thing said once.
package struct Summarizer {
    /// A sentence of at most so many words may stand as the gist.
    private static let longestGist = 25
    /// How many sentences are looked at.
    private static let reach = 12

    private let story: Story
    private let budget: Int

    /// Makes a summariser.
    ///
    /// - Parameter budget: about how many words the summary has.
    package init(_ story: Story, budget: Int) {
        self.story = story
        self.budget = budget
    }

    /// The summary.
    package func summary() -> Summary {
        var chosen: [Summary.Sentence] = []
        var seen: Set<[UInt8]> = []
        var words = 0
        var gist: String?
        var looked = 0
        for (number, sentence) in story.sentences.enumerated() where story.tellsStory(number) {
            looked += 1
            guard looked <= Self.reach else { break }
            let count = wordCount(number)
            // Nobody reads a summary of one endless sentence.
            guard count >= 4, count <= 4 * max(budget, 1), seen.insert(essence(number)).inserted,
                !isByline(number)
            else { continue }
            // A summary of one short sentence says less than one that is a little too long.
            let limit = words < budget / 2 ? budget * 3 / 2 : budget * 5 / 4
            if words > 0, words >= budget * 3 / 4 || words + count > limit { break }
            words += count
            let score = 1 / Double(chosen.count + 1)
            let start = story.tokens[textStart(number)].start
            chosen.append(
                Summary.Sentence(start: start, end: sentence.upperBound, score: score.roundedToThousandths)
            )
            if gist == nil, count <= Self.longestGist {
                gist = story.text.string(start..<sentence.upperBound)
            }
        }
        return Summary(gist: gist, sentences: chosen)
    }

    /// How many words a sentence has; of scripts without blanks between words, about one in six letters.
    private func wordCount(_ number: Int) -> Int {
        var count = 0
        for token in story.tokensOfSentence[number] where story.tokens[token].kind == .word {
            let range = story.tokens[token].start..<story.tokens[token].end
            let first = story.text.scalar(at: range.lowerBound).value
            // Thai, Lao, Burmese and Khmer take three bytes a letter.
            let isUnparted = (0xE00...0xEFF).contains(first) || (0x1000...0x109F).contains(first)
            count += isUnparted || (0x1780...0x17FF).contains(first) ? max(1, range.count / 18) : 1
        }
        return count
    }

    /// The sentence's words alone, to know it again when it is printed twice.
    private func essence(_ number: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for token in story.tokensOfSentence[number].prefix(64) where story.tokens[token].kind == .word {
            bytes += story.vocabulary[story.word(token).lower].form.utf8
            bytes.append(0x20)
        }
        return bytes
    }

    /// The first token behind a dateline such as "LONDON (Reuters) -".
    private func textStart(_ number: Int) -> Int {
        let tokens = story.tokensOfSentence[number]
        guard story.word(tokens.lowerBound).isAcronym else { return tokens.lowerBound }
        for token in tokens.prefix(10) {
            let kind = story.tokens[token].kind
            guard kind == .dash || kind == .hyphen && story.tokens[token].followsBlank else { continue }
            return token + 1 < tokens.upperBound ? token + 1 : tokens.lowerBound
        }
        return tokens.lowerBound
    }

    private func isByline(_ number: Int) -> Bool {
        let tokens = story.tokensOfSentence[number]
        guard story.word(tokens.lowerBound).form == "By", tokens.count <= 12 else { return false }
        return !tokens.contains { story.tokens[$0].kind == .stop }
    }
}
