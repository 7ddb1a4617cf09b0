/// How long a summary is.
package enum SummaryLength: Sendable, Hashable {
    /// About so many words: see ``limit``.
    case words(Int)
    /// So many sentences, where the story has them.
    case sentences(Int)

    /// Sentences are whole, so that few fill a budget exactly. The last one may go over it by a tenth; against the
    /// corpus's summaries that scores better than stopping short of it, and better than filling it up with what fits.
    package var limit: Int {
        switch self {
        case .words(let words): words + words / 10
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
