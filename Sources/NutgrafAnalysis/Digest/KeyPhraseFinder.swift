/// Finds the names and noun phrases that a story turns on.
package struct KeyPhraseFinder {
    private struct Candidate {
        var count = 1
        var firstSentence: Int
        /// The tokens where it stands first.
        var tokens: Range<Int>
        /// How often it stands between an article, a possessive or a preposition and the end of a phrase, as nouns do.
        var nominal: Int
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
        let candidates = try candidates(pace: &pace)
        let named = entities.indices.prefix(2 * Self.limit).filter { entities[$0].kind != .group }
        let scores =
            named.map { (entities[$0].salience + 0.1) * (entities[$0].kind == .location ? 2.4 : 3.2) }
            + candidates.map { score($0) }
        let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
        var result: [String] = []
        var keys: [[UInt8]] = []
        for index in order where result.count < Self.limit {
            let text =
                index < named.count
                ? entities[named[index]].name : story.string(tokens: candidates[index - named.count].tokens)
            let key = Self.key(text)
            guard key.count > 4, !keys.contains(where: { Self.has($0, key) || Self.has(key, $0) }) else { continue }
            keys.append(key)
            result.append(text)
        }
        return result
    }

    private func score(_ candidate: Candidate) -> Double {
        let often = Double(candidate.count).naturalLogarithm + (candidate.count > 1 ? 0.7 : 0.3)
        let early = 1 + 1 / Double(1 + candidate.firstSentence)
        let size = Double(candidate.tokens.count)
        let stems = candidate.tokens.compactMap { material.stems.knownNumber(of: $0, in: story) }
            .map { material.stems.stems[$0] }
        var weight = stems.reduce(0) { $0 + $1.weight } / size
        // One word says less than two.
        if candidate.tokens.count == 1 { weight *= 0.6 }
        let titleShare = Double(stems.count(where: \.isInTitle)) / size
        return often * early * weight / 5 * (1 + titleShare)
    }

    /// A phrase to compare: in lower case, plurals without their `s`, a blank before and behind each word.
    private static func key(_ text: String) -> [UInt8] {
        var key: [UInt8] = [0x20]
        for word in text.lowercased().utf8.split(whereSeparator: isGap) {
            let isPlural = word.count > 3 && word.last == 0x73 && word.dropLast().last != 0x73
            key += isPlural ? word.dropLast() : word
            key.append(0x20)
        }
        return key
    }

    /// Whether a byte parts words: a blank, a hyphen, the end of a line.
    private static func isGap(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2D || byte == 0x0A || byte == 0x0D }

    /// Whether one key stands within the other.
    private static func has(_ long: [UInt8], _ short: [UInt8]) -> Bool {
        guard let last = short.last, short.count <= long.count else { return false }
        for end in (short.count - 1)..<long.count where long[end] == last {
            if long[(end + 1 - short.count)...end].elementsEqual(short) { return true }
        }
        return false
    }

    private func candidates<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [Candidate] {
        var numbers = KeyTable(capacity: 512)
        var found: [Candidate] = []
        for place in material.sentences.indices where !material.sentences[place].terms.isEmpty {
            let tokens = material.sentences[place].tokens
            try pace.spend(tokens.count * 8)
            // The words of a run stand side by side; of the last three the stems are kept, the newest one first.
            var run = 0
            var stems = (0, 0, 0)
            var last = -1
            for token in tokens.prefix(SummarySentences.longestSentence) {
                guard isContent(token) else {
                    run = 0
                    continue
                }
                if last + 1 != token || !story.tokens[token].followsBlank { run = 0 }
                guard let stem = material.stems.knownNumber(of: token, in: story) else { continue }
                run += 1
                last = token
                stems = (stem + 1, stems.0, stems.1)
                guard !endsPhraseBadly(token) else { continue }
                // Two of a longer phrase count too, so that "coal mine" and "old coal mine" are one subject.
                for size in 1...min(run, Self.longest) {
                    var key = UInt64(size)
                    if size > 2 { key = Self.mix(key, stems.2) }
                    if size > 1 { key = Self.mix(key, stems.1) }
                    key = Self.mix(key, stems.0)
                    let first = token + 1 - size
                    let isNominal = size == run && endsPhrase(token) && follows(first, in: tokens)
                    let (number, isNew) = numbers.number(of: key, next: found.count)
                    guard isNew else {
                        found[number].count += 1
                        if isNominal { found[number].nominal += 1 }
                        continue
                    }
                    let phrase = first..<(token + 1)
                    found.append(Candidate(firstSentence: place, tokens: phrase, nominal: isNominal ? 1 : 0))
                }
            }
        }
        return found.filter {
            $0.tokens.count == 1 ? $0.count >= 3 && $0.nominal >= 2 : $0.count >= 2 && $0.nominal >= 1
        }
    }

    private static func mix(_ key: UInt64, _ stem: Int) -> UInt64 { (key &* 0x100_0000_01B3) ^ UInt64(stem) }

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
    private func follows(_ token: Int, in sentence: Range<Int>) -> Bool {
        guard token > sentence.lowerBound else { return false }
        let before = token - 1
        if story.tokens[before].kind == .clitic || story.tokens[before].kind == .number { return true }
        guard story.tokens[before].kind == .word else { return false }
        return Self.lists[story.vocabulary.words[story.word(before).lower].form].contains(.leads)
    }
}
