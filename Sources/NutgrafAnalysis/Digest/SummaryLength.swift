/// How long a summary is.
package enum SummaryLength: Sendable, Hashable {
    /// At most so many words, in whole sentences.
    case words(Int)
    /// So many sentences, where the story has them.
    case sentences(Int)

    /// The most words it may have.
    package var limit: Int {
        switch self {
        case .words(let words): words
        case .sentences: .max
        }
    }

    /// About how many words the whole summary has.
    var budget: Int {
        switch self {
        case .words(let words): words
        case .sentences(let sentences): min(sentences, 1_000) * 24
        }
    }

    /// How many sentences it has at most.
    var sentences: Int {
        switch self {
        case .words: .max
        case .sentences(let sentences): sentences
        }
    }
}
