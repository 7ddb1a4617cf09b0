/// Words that say what a person is, and how much they say.
struct RolePhrase {
    /// Says what the person does or heads.
    static let full = 4
    /// Says it of several, or in one word.
    static let short = 3
    /// Says it in a sentence of its own.
    static let stated = 2
    /// A mere title: "Professor", "Prince".
    static let title = 1

    /// The tokens of the words.
    var tokens: Range<Int>
    /// How much they say; see above.
    var weight: Int
}
