import ArgumentParser

/// The features that rest on one kind of knowledge, to train without them and see what they give.
enum FeatureFamily: String, CaseIterable, ExpressibleByArgument {
    /// Words as such.
    case words
    /// How words begin and end.
    case affixes
    /// Which sorts of letters words have.
    case shapes
    /// Clusters of words by subject.
    case clusters
    /// Clusters of words by the words that they stand between.
    case company
    /// Lists of single words: forenames, cities, titles and the like.
    case lists
    /// Listed names of several words.
    case phrases
    /// Everything that looks at the words before and behind.
    case context
    /// Capitalised words in a row: their ends, and what stands around them.
    case rows
    /// Where a token stands, and how the text writes its word elsewhere.
    case signs
    /// How often a word is capitalised in general.
    case capitals
    /// What only sentences in capitals, in small letters or in title case have.
    case letterCase = "letter-case"
    /// The second pass: how the same words are tagged elsewhere in the text.
    case document

    /// What it is, for the help.
    var summary: String {
        switch self {
        case .words: "words as such"
        case .affixes: "how words begin and end"
        case .shapes: "which sorts of letters words have"
        case .clusters: "clusters of words by subject"
        case .company: "clusters of words by the words they stand between"
        case .lists: "lists of single words"
        case .phrases: "listed names of several words"
        case .context: "all that looks at the words before and behind"
        case .rows: "ends of capitalised words in a row, and what stands around them"
        case .signs: "where a token stands, and how the text writes its word elsewhere"
        case .capitals: "how often a word is capitalised in general"
        case .letterCase: "what only sentences in another case have"
        case .document: "the second pass"
        }
    }
}
