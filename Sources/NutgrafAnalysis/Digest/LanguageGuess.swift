/// Says which language a text is in, by its script, its most frequent words and its letters.
///
/// Knows the languages of `languages.tsv` and those that have a script of their own. Norwegian is `no`; Bosnian,
/// Croatian and Serbian in Latin letters are `hr`.
package struct LanguageGuess {
    /// So many words are looked at.
    private static let reach = 3_000
    /// After how many tokens the pace is heeded.
    private static let stretch = 512
    /// So many bytes are looked at for letters.
    private static let letterReach = 30_000

    private let profiles = LanguageProfiles.shared

    /// Makes a guess.
    package init() {}

    /// Whether a language tag is English's, or nothing is known.
    package static func mayBeEnglish(_ tag: String?) -> Bool {
        guard let tag else { return true }
        let lower = tag.lowercased()
        return lower == "en" || lower.hasPrefix("en-") || lower.hasPrefix("en_") || lower.isEmpty || lower == "und"
    }

    /// The language's BCP 47 tag; `nil` where the text is too short or no language's words are frequent in it.
    package func language<Failure>(of story: Story, pace: inout Pace<Failure>) throws(Failure) -> String? {
        let (script, letters) = try census(story.text, pace: &pace)
        if let script { return script }
        let (words, counts) = try count(story, pace: &pace)
        var scores = [Double](repeating: 0, count: profiles.tags.count)
        var matches = [Int](repeating: 0, count: profiles.tags.count)
        var distinct = [Int](repeating: 0, count: profiles.tags.count)
        var english = 0.0
        for (number, count) in counts.enumerated() where count > 0 {
            let word = story.vocabulary.words[number]
            if word.classes.has([.ordinary, .stop]) { english += 0.5 * Double(count) }
            var languages = profiles.languages(ofWord: word.listed)
            guard languages != 0 else { continue }
            let weight = Self.weight(languages.nonzeroBitCount) * Double(count)
            while languages != 0 {
                let language = languages.trailingZeroBitCount
                languages &= languages - 1
                scores[language] += weight
                matches[language] += Int(count)
                distinct[language] += 1
            }
        }
        guard words >= 4 else { return nil }
        weigh(letters, &scores)
        return verdict(scores, english: english, matches: matches, distinct: distinct, words: words)
    }

    /// How many words are looked at, and how often each word of the vocabulary in lower case is one of them.
    private func count<Failure>(
        _ story: Story,
        pace: inout Pace<Failure>
    ) throws(Failure) -> (words: Int, counts: [Int32]) {
        var counts = [Int32](repeating: 0, count: story.vocabulary.words.count)
        var words = 0
        for (number, token) in story.tokens.prefix(2 * Self.reach).enumerated() {
            if number % Self.stretch == 0 { try pace.spend(16 * Self.stretch) }
            guard token.kind == .word else { continue }
            words += 1
            guard words <= Self.reach else { break }
            counts[story.vocabulary.words[token.form].lower] += 1
        }
        return (words, counts)
    }

    /// The language that the words and letters speak for, if they say enough.
    private func verdict(
        _ scores: [Double],
        english: Double,
        matches: [Int],
        distinct: [Int],
        words: Int
    ) -> String? {
        guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return nil }
        // Words of ordinary English speak for English too, whether they are frequent or not.
        let number = profiles.tags.firstIndex(of: "en") ?? 0
        let rival = best == number ? 0 : scores[number] + english
        if best == number || rival >= scores[best] { return matches[number] * 100 >= words * 15 ? "en" : nil }
        if distinct[best] >= 3, matches[best] * 100 >= words * 12 { return profiles.tags[best] }
        let second = scores.indices.filter { $0 != best }.map { scores[$0] }.max() ?? 0
        let isClear = scores[best] >= 4 && scores[best] * 4 >= Double(words) && scores[best] >= 1.3 * max(second, rival)
        return isClear && distinct[best] >= 1 ? profiles.tags[best] : nil
    }

    /// A word of one language says more than one of many.
    private static func weight(_ languages: Int) -> Double { 0.5 + 2.5 / Double(languages) }

    /// Adds what the letters beyond ASCII say: for the languages that have them, and against those that do not.
    private func weigh(_ letters: [UInt32: Int], _ scores: inout [Double]) {
        for (letter, count) in letters.sorted(by: { $0.key < $1.key }) {
            let languages = profiles.languages(writing: letter)
            guard !languages.isEmpty else { continue }
            for number in scores.indices { scores[number] -= 0.3 * Double(count) }
            for number in languages { scores[number] += (0.3 + 1.2 / Double(languages.count)) * Double(count) }
        }
    }

    /// The language whose script a text is in, or else how often it has each letter beyond ASCII.
    private func census<Failure>(
        _ text: ByteText,
        pace: inout Pace<Failure>
    ) throws(Failure) -> (language: String?, letters: [UInt32: Int]) {
        var letters: [UInt32: Int] = [:]
        var own: [String: Int] = [:]
        var all = 0
        var ideographs = 0
        var kana = 0
        var index = 0
        let limit = min(text.count, Self.letterReach)
        try pace.spend(limit)
        text.bytes.withUnsafeBufferPointer { bytes in
            for place in 0..<limit { all += bytes[place].isASCIILetter ? 1 : 0 }
        }
        while index < limit {
            index = text.place(in: index..<limit) { $0 >= 0x80 }
            guard index < limit else { break }
            let (scalar, length) = text.scalar(at: index)
            index += length
            switch Script(scalar) {
            case .shared:
                all += 1
                if let lower = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars.first {
                    letters[lower.value, default: 0] += 1
                }
            case .own(let tag):
                all += 1
                own[tag, default: 0] += 1
            case .ideographs:
                all += 2
                ideographs += 2
            case .kana:
                all += 1
                kana += 1
            case .none: break
            }
        }
        if (ideographs + kana) * 2 > all { return (kana * 20 > ideographs ? "ja" : "zh", letters) }
        if let most = own.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value * 2 > all {
            return (most.key, letters)
        }
        return (nil, letters)
    }
}
