/// Finds words and pairs of words that a story repeats.
package struct KeyPhraseFinder {
    private struct Candidate {
        var count = 0
        var first: Int
        var text: String
        var words: Int
    }

    /// How many phrases are given.
    private static let limit = 10

    private let story: Story

    /// Makes a finder for a story.
    package init(_ story: Story) {
        self.story = story
    }

    /// Up to ten phrases, the best first: names that matter, and pairs of words used twice or more.
    ///
    /// - Parameter names: the names of the most salient entities, the best first.
    package func phrases<Failure>(names: [String], pace: inout Pace<Failure>) throws(Failure) -> [String] {
        var result: [String] = []
        for candidate in try pairs(pace: &pace) where result.count < Self.limit / 2 {
            result.append(candidate.text)
        }
        for name in names where result.count < Self.limit && !result.contains(name) { result.append(name) }
        return result
    }

    private func pairs<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [Candidate] {
        var numbers: [[Int]: Int] = [:]
        var candidates: [Candidate] = []
        var seen: Set<Int> = []
        for (number, tokens) in story.tokensOfSentence.enumerated() where story.tellsStory(number) {
            // A sentence printed twice says what it says once.
            guard let key = repeatKey(number), seen.insert(key).inserted else { continue }
            for index in tokens.dropLast() {
                try pace.spend(16)
                guard isContent(index), isContent(index + 1), story.tokens[index + 1].followsBlank else {
                    continue
                }
                let pair = [story.word(index).lower, story.word(index + 1).lower]
                if let known = numbers[pair] {
                    candidates[known].count += 1
                } else {
                    numbers[pair] = candidates.count
                    let text = story.vocabulary[pair[0]].form + " " + story.vocabulary[pair[1]].form
                    candidates.append(Candidate(count: 1, first: index, text: text, words: 2))
                }
            }
        }
        return candidates.filter { $0.count >= 2 }
            .sorted { ($1.count, $0.first) < ($0.count, $1.first) }
    }

    private func isContent(_ index: Int) -> Bool {
        let token = story.tokens[index]
        guard token.kind == .word, !token.isCapitalized, token.end - token.start > 2 else { return false }
        return !story.classes(index).has([.stop, .speech, .connector, .placePreposition])
    }

    private func repeatKey(_ sentence: Int) -> Int? {
        let range = story.sentences[sentence]
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in story.text.bytes[range] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return range.isEmpty ? nil : Int(truncatingIfNeeded: hash)
    }
}
