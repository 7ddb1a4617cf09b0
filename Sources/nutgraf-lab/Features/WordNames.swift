import NutgrafAnalysis

/// The words and marks of texts by the numbers that features know them by.
struct WordNames {
    private var names: [UInt64: String] = [WordTraits.edge.lower: "(edge)"]

    /// Takes the words of texts.
    init(_ stories: [Story]) {
        for story in stories {
            for word in story.vocabulary.words where !word.form.isEmpty {
                names[FeatureHash.word(word.form)] = word.form
            }
            for (index, token) in story.tokens.enumerated() where token.form == 0 {
                let mark = WordTraits.number(ofMark: token, in: story.text)
                names[WordTraits(mark: mark).lower] = story.string(tokens: index..<index + 1)
            }
        }
    }

    /// A word, or its number where it is none of the texts'.
    func word(_ number: UInt64) -> String { names[number] ?? "#" + String(number, radix: 16) }

    /// The sorts of letters of a word: A for capitals, a for small ones, 0 for digits.
    func shape(_ number: UInt64) -> String {
        if let mark = names[number] { return mark }
        if number <= 3 { return "any" }
        let sorts = Array(" Aa0.'é-")
        var rest = number
        var shape = ""
        while rest > 1 {
            let sort = Int(rest % 11)
            guard sort > 0, sort < sorts.count else { return "long" }
            shape.append(sorts[sort])
            rest /= 11
        }
        return String(shape.reversed())
    }
}
