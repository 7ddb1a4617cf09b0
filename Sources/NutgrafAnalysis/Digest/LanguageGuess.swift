/// Says whether a text is English.
package struct LanguageGuess {
    /// Makes a guess.
    package init() {}

    /// `en` where the small words of English are frequent, else `nil`.
    package func language(of story: Story) -> String? {
        var words = 0
        var english = 0
        for token in story.tokens.prefix(2_000) where token.kind == .word {
            words += 1
            let lower = story.vocabulary[story.vocabulary[token.form].lower]
            if lower.classes.has(.englishFunction) { english += 1 }
        }
        return words >= 5 && english * 100 >= words * 18 ? "en" : nil
    }
}
