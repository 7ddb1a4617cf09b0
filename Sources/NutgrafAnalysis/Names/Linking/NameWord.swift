/// A word of a name, ready to be compared.
struct NameWord {
    /// The key of the folded word; see ``FoldedLetters``.
    var key: UInt64
    /// The word's token.
    var token: Int
    /// The first letter, folded.
    var letter: UInt8
    /// Whether it is one letter, or letters with full stops, that stand for a word: "J.", "J.K.".
    var isInitial = false
    /// Whether it is "of", "and", "the" or the like, which acronyms skip.
    var isSmall = false
}
