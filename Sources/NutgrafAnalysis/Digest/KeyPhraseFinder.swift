/// Finds the names and noun phrases that a story turns on.
package struct KeyPhraseFinder {
    private struct Candidate {
        var count = 1
        var firstSentence: Int
        /// The tokens where it stands first.
        var tokens: Range<Int>
        /// The mean weight of its stems.
        var weight: Double
        var titleShare: Double
        /// How often it stands between an article, a possessive or a preposition and the end of a phrase, as nouns do.
        var nominal = 0
    }

    /// How many phrases are given.
    private static let limit = 10
    /// A phrase has at most so many words.
    private static let longest = 3

    private let story: Story
    private let material: SummarySentences

    /// Makes a finder.
    package init(_ story: Story, _ material: SummarySentences) {
        self.story = story
        self.material = material
    }

    /// Up to ten phrases as the story writes them, the best first, none part of another.
    ///
    /// - Parameters:
    ///   - entities: the entities, the most salient first.
    ///   - pace: counts the work.
    package func phrases<Failure>(_ entities: [Entity], pace: inout Pace<Failure>) throws(Failure) -> [String] {
        var ranked: [(text: String, score: Double)] = []
        for entity in entities.prefix(2 * Self.limit) where entity.kind != .group {
            let isPlace = entity.kind == .location
            ranked.append((entity.name, (entity.salience + 0.1) * (isPlace ? 2.4 : 3.2)))
        }
        for candidate in try candidates(pace: &pace) {
            let often = Double(candidate.count).naturalLogarithm + (candidate.count > 1 ? 0.7 : 0.3)
            let early = 1 + 1 / Double(1 + candidate.firstSentence)
            let score = often * early * candidate.weight / 5 * (1 + candidate.titleShare)
            ranked.append((story.string(tokens: candidate.tokens), score))
        }
        let order = ranked.indices.sorted { (ranked[$1].score, $0) < (ranked[$0].score, $1) }
        var result: [String] = []
        var keys: [String] = []
        for index in order where result.count < Self.limit {
            let key = " " + Self.key(ranked[index].text) + " "
            guard key.utf8.count > 4, !keys.contains(where: { $0.contains(key) || key.contains($0) }) else { continue }
            keys.append(key)
            result.append(ranked[index].text)
        }
        return result
    }

    /// A phrase to compare: in lower case, plurals without their `s`.
    private static func key(_ text: String) -> String {
        text.lowercased().split { $0 == " " || $0 == "-" || $0 == "\n" }
            .map { $0.utf8.count > 3 && $0.hasSuffix("s") && !$0.hasSuffix("ss") ? $0.dropLast() : $0 }
            .joined(separator: " ")
    }

    private func candidates<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [Candidate] {
        var table = material.stems
        var numbers: [UInt64: Int] = [:]
        var found: [Candidate] = []
        for (place, sentence) in material.sentences.enumerated() where !sentence.terms.isEmpty {
            try pace.spend(sentence.tokens.count * 8)
            var run: [(token: Int, stem: Int)] = []
            for token in sentence.tokens.prefix(SummarySentences.longestSentence) {
                let isNext = run.last.map { $0.token + 1 == token && story.tokens[token].followsBlank } ?? true
                if !isNext || !isContent(token) { run.removeAll(keepingCapacity: true) }
                guard isContent(token), let stem = table.number(of: token, in: story) else { continue }
                run.append((token, stem))
                for size in 1...Self.longest where run.count >= size {
                    let part = run.suffix(size)
                    guard let first = part.first, !endsPhraseBadly(token) else { continue }
                    // Two of a longer phrase count too, so that "coal mine" and "old coal mine" are one subject.
                    let key = part.reduce(UInt64(size)) { ($0 &* 0x100_0000_01B3) ^ UInt64($1.stem + 1) }
                    let isNominal = size == run.count && endsPhrase(token) && follows(first.token, in: sentence)
                    if let number = numbers[key] {
                        found[number].count += 1
                        if isNominal { found[number].nominal += 1 }
                        continue
                    }
                    numbers[key] = found.count
                    let known = part.map { table.stems[$0.stem] }
                    found.append(
                        Candidate(
                            firstSentence: place,
                            tokens: first.token..<(token + 1),
                            weight: known.reduce(0) { $0 + $1.weight } / Double(size),
                            titleShare: Double(known.count(where: \.isInTitle)) / Double(size),
                            nominal: isNominal ? 1 : 0
                        )
                    )
                }
            }
        }
        return found.filter {
            $0.tokens.count == 1 ? $0.count >= 3 && $0.nominal >= 2 : $0.count >= 2 && $0.nominal >= 1
        }
        .map { candidate in
            // One word says less than two.
            var candidate = candidate
            if candidate.tokens.count == 1 { candidate.weight *= 0.6 }
            return candidate
        }
    }

    private func isContent(_ index: Int) -> Bool {
        let token = story.tokens[index]
        guard token.kind == .word, !token.isCapitalized, token.end - token.start > 2 else { return false }
        return !story.classes(index).has([.stop, .speech, .connector, .placePreposition, .englishFunction])
    }

    /// Whether no further word of a phrase follows.
    private func endsPhrase(_ token: Int) -> Bool {
        let next = token + 1
        guard next < story.tokens.count, story.tokens[next].followsBlank else { return true }
        return story.tokens[next].kind != .word || !story.tokens[next].isCapitalized && !isContent(next)
    }

    /// Adverbs, participles and numbers end no noun phrase.
    private func endsPhraseBadly(_ token: Int) -> Bool {
        let word = story.word(token).form
        if ["hundred", "thousand", "million", "billion"].contains(word) { return true }
        return word.hasSuffix("ly") || word.hasSuffix("ed") || word.hasSuffix("ing")
    }

    /// Whether what stands before a phrase leads to a noun.
    private func follows(_ token: Int, in sentence: SummarySentences.Sentence) -> Bool {
        guard token > sentence.tokens.lowerBound else { return false }
        let before = token - 1
        if story.tokens[before].kind == .clitic || story.tokens[before].kind == .number { return true }
        guard story.tokens[before].kind == .word else { return false }
        let word = story.vocabulary[story.word(before).lower].form
        return [
            "the", "a", "an", "of", "in", "for", "with", "by", "on", "from", "his", "her", "its", "their", "this",
            "that",
            "these", "those", "and", "no", "any", "all", "some", "to", "against", "about", "over",
        ].contains(word)
    }
}
