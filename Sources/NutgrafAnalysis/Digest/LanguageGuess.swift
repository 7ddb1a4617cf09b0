/// Says which language a text is in, by its script, its most frequent words and its letters.
///
/// Knows the languages of `languages.tsv` and those that have a script of their own. Norwegian is `no`; Bosnian,
/// Croatian and Serbian in Latin letters are `hr`.
package struct LanguageGuess {
    /// So many words are looked at.
    private static let reach = 3_000
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
        var scores = [Double](repeating: 0, count: profiles.tags.count)
        var matches = [Int](repeating: 0, count: profiles.tags.count)
        var distinct = [Int](repeating: 0, count: profiles.tags.count)
        // For each word that was met its languages, so that each is looked up once.
        var known: [[Int]?] = Array(repeating: nil, count: story.vocabulary.words.count)
        var words = 0
        var english = 0.0
        for token in story.tokens.prefix(2 * Self.reach) where token.kind == .word {
            try pace.spend(32)
            words += 1
            guard words <= Self.reach else { break }
            let number = story.vocabulary[token.form].lower
            let lower = story.vocabulary[number]
            if lower.classes.has([.ordinary, .stop]) { english += 0.5 }
            let isNew = known[number] == nil
            let languages = known[number] ?? profiles.languages(of: lower.form)
            known[number] = languages
            for language in languages {
                scores[language] += Self.weight(languages.count)
                matches[language] += 1
                if isNew { distinct[language] += 1 }
            }
        }
        guard words >= 4 else { return nil }
        weigh(letters, &scores)
        return verdict(scores, english: english, matches: matches, distinct: distinct, words: words)
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
        while index < min(text.count, Self.letterReach) {
            let (scalar, length) = text.scalar(at: index)
            index += length
            try pace.spend(length)
            switch Script(scalar) {
            case .shared:
                all += 1
                if scalar >= 0x80, let lower = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars.first
                {
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
