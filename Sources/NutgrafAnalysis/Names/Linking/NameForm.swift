/// A name as it is written, with all its mentions of one kind.
struct NameForm {
    /// What sort of thing it names.
    var kind: EntityKind
    /// The number of its first mention.
    var first: Int
    /// How many mentions it has.
    var count = 0
    /// The words that tell it from other names: of people without titles, particles and "Jr".
    var words: [NameWord] = []
    /// Whether a title or the first name says that a woman or a man is meant.
    var gender: WordClass = []
}
