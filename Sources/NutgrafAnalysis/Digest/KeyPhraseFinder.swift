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
        var keys: [[UInt8]] = []
        for index in order where result.count < Self.limit {
            let key = Self.key(ranked[index].text)
            guard key.count > 4, !keys.contains(where: { Self.has($0, key) || Self.has(key, $0) }) else { continue }
            keys.append(key)
            result.append(ranked[index].text)
        }
        return result
    }

    /// A phrase to compare: in lower case, plurals without their `s`, a blank before and behind each word.
    private static func key(_ text: String) -> [UInt8] {
        var key: [UInt8] = [0x20]
        for word in text.lowercased().utf8.split(whereSeparator: { [0x20, 0x2D, 0x0A, 0x0D].contains($0) }) {
            let isPlural = word.count > 3 && word.last == 0x73 && word.dropLast().last != 0x73
            key += isPlural ? word.dropLast() : word
            key.append(0x20)
        }
        return key
    }

    /// Whether one key stands within the other.
    private static func has(_ long: [UInt8], _ short: [UInt8]) -> Bool {
        guard let last = short.last, short.count <= long.count else { return false }
        for end in (short.count - 1)..<long.count where long[end] == last {
            if long[(end + 1 - short.count)...end].elementsEqual(short) { return true }
        }
        return false
    }

    private func candidates<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [Candidate] {
        var table = material.stems
        var numbers = KeyTable(capacity: 512)
        var found: [Candidate] = []
        var run: [(token: Int, stem: Int)] = []
        for (place, sentence) in material.sentences.enumerated() where !sentence.terms.isEmpty {
            try pace.spend(sentence.tokens.count * 8)
            run.removeAll(keepingCapacity: true)
            for token in sentence.tokens.prefix(SummarySentences.longestSentence) {
                let isNext = run.last.map { $0.token + 1 == token && story.tokens[token].followsBlank } ?? true
                let isContent = isContent(token)
                if !isNext || !isContent { run.removeAll(keepingCapacity: true) }
                guard isContent, let stem = table.number(of: token, in: story) else { continue }
                run.append((token, stem))
                guard !endsPhraseBadly(token) else { continue }
                for size in 1...Self.longest where run.count >= size {
                    let part = run.suffix(size)
                    guard let first = part.first else { continue }
                    // Two of a longer phrase count too, so that "coal mine" and "old coal mine" are one subject.
                    let key = part.reduce(UInt64(size)) { ($0 &* 0x100_0000_01B3) ^ UInt64($1.stem + 1) }
                    let isNominal = size == run.count && endsPhrase(token) && follows(first.token, in: sentence)
                    let (number, isNew) = numbers.number(of: key, next: found.count)
                    guard isNew else {
                        found[number].count += 1
                        if isNominal { found[number].nominal += 1 }
                        continue
                    }
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
        var word = story.word(token).form
        let hasBadEnding = word.withUTF8 { bytes in
            let last = bytes.count - 1
            guard last > 1 else { return false }
            switch (bytes[last - 1], bytes[last]) {
            case (0x6C, 0x79), (0x65, 0x64): return true  // -ly, -ed
            default: return bytes[last - 2] == 0x69 && bytes[last - 1] == 0x6E && bytes[last] == 0x67  // -ing
            }
        }
        return hasBadEnding || Self.lists[word].contains(.figures)
    }

    private struct Lists: OptionSet {
        let rawValue: UInt8

        static let figures = Lists(rawValue: 1)
        /// The words that lead to a noun.
        static let leads = Lists(rawValue: 2)
    }

    private static let lists = WordLists<Lists>([
        (.figures, ["hundred", "thousand", "million", "billion"]),
        (
            .leads,
            [
                "the", "a", "an", "of", "in", "for", "with", "by", "on", "from", "his", "her", "its", "their", "this",
                "that", "these", "those", "and", "no", "any", "all", "some", "to", "against", "about", "over",
            ]
        ),
    ])

    /// Whether what stands before a phrase leads to a noun.
    private func follows(_ token: Int, in sentence: SummarySentences.Sentence) -> Bool {
        guard token > sentence.tokens.lowerBound else { return false }
        let before = token - 1
        if story.tokens[before].kind == .clitic || story.tokens[before].kind == .number { return true }
        guard story.tokens[before].kind == .word else { return false }
        return Self.lists[story.vocabulary.words[story.word(before).lower].form].contains(.leads)
    }
}
