import NutgrafAnalysis

/// Sentences ready to train on: each token's features by number, and the tags that it may have.
struct ChainData {
    /// A sentence, or part of a long one.
    struct Sentence {
        /// Its tokens, among all.
        var tokens: Range<Int>
        /// The text it belongs to.
        var text: Int
        /// How much it counts.
        var weight: Float
    }

    /// The sentences.
    var sentences: [Sentence] = []
    /// For each token the place of its first feature among all, and at the end their number.
    var offsets: [Int] = [0]
    /// The features' numbers.
    var features: [Int32] = []
    /// For each token the tags that it may have, a bit each.
    var masks: [UInt64] = []
    /// Scores that tokens have beside those of their features, ``TagLayout/lanes`` each; empty where there are none.
    var base: [Float] = []
    /// For each token the place of its word's first property (``TokenFeatures/hidden(_:into:)``) among all, and at the
    /// end their number; empty where no hidden units are trained.
    var propertyOffsets: [Int] = []
    /// The properties' numbers.
    var properties: [Int32] = []
    /// The properties of what stands before the first and behind the last word of a sentence.
    var edge: [Int32] = []
    /// How many marked names no chain of tokens can give.
    var unreachable = 0
    /// How many names are marked.
    var names = 0

    /// All tags.
    static let free: UInt64 = 1 << UInt64(TagLayout.count) - 1
}

/// The tags that the tokens of a text may have, by what is marked in it.
struct TagMasks {
    private(set) var masks: [UInt64]
    /// The names that no chain of tokens can give.
    private(set) var unreachable: [Range<Int>] = []

    /// Lays a text's names over a story's tokens.
    init(_ text: TrainingText, _ story: Story) {
        let plain = Self.mask(text.unmarked, positions: [0, 8, 16, 24]) | 1 << UInt64(TagLayout.outside)
        masks = Array(repeating: plain, count: story.tokens.count)
        if text.unmarked != 0 { requireCapitals(text.unmarked, story) }
        var index = 0
        for span in text.spans {
            while index < story.tokens.count, story.tokens[index].end <= span.start { index += 1 }
            var end = index
            while end < story.tokens.count, story.tokens[end].start < span.end { end += 1 }
            guard end > index else { continue }
            let isExact =
                story.tokens[index].start == span.start && story.tokens[end - 1].end == span.end
                && story.tokens[index].sentence == story.tokens[end - 1].sentence
            guard isExact else {
                unreachable.append(span.start..<span.end)
                for token in index..<end { masks[token] = ChainData.free }
                continue
            }
            if end - index == 1 {
                masks[index] = Self.mask(span.kinds, positions: [TagLayout.unit])
            } else {
                masks[index] = Self.mask(span.kinds, positions: [TagLayout.begin])
                for token in (index + 1)..<(end - 1) {
                    masks[token] = Self.mask(span.kinds, positions: [TagLayout.inside])
                }
                masks[end - 1] = Self.mask(span.kinds, positions: [TagLayout.last])
            }
            index = end
        }
        for range in text.unknown {
            for token in story.tokens.indices
            where story.tokens[token].start < range.upperBound && range.lowerBound < story.tokens[token].end {
                masks[token] = ChainData.free
            }
        }
    }

    /// Lets names of kinds that a corpus does not mark begin with a capital only, or with a number before one: where
    /// anything might be a name, dates and small words would become events and products.
    private mutating func requireCapitals(_ kinds: TrainingText.Kinds, _ story: Story) {
        let within = Self.mask(kinds, positions: [TagLayout.inside, TagLayout.last]) | 1 << UInt64(TagLayout.outside)
        let longer = within | Self.mask(kinds, positions: [TagLayout.begin])
        for sentence in story.tokensOfSentence where LetterCase(of: sentence, in: story) == .normal {
            for index in sentence {
                let token = story.tokens[index]
                if token.kind == .word, token.isCapitalized {
                    guard token.isOpening else { continue }
                    let word = story.vocabulary[story.vocabulary[token.form].lower]
                    if word.classes.has([.ordinary, .stop]) { masks[index] = longer }
                } else if token.kind == .number, index + 1 < sentence.upperBound,
                    story.tokens[index + 1].isCapitalized,
                    index == sentence.lowerBound || story.tokens[index - 1].form > 0
                {
                    masks[index] = longer
                } else {
                    masks[index] = within
                }
            }
        }
    }

    private static func mask(_ kinds: TrainingText.Kinds, positions: [Int]) -> UInt64 {
        positions.reduce(0) { $0 | UInt64(kinds) << UInt64($1) }
    }
}
