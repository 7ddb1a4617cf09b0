import NutgrafAnalysis

/// A text with the names that annotators marked in it, and with what they did not look for.
struct TrainingText {
    /// A set of kinds, a bit each, in the order of ``TagLayout/kinds``.
    typealias Kinds = UInt8

    /// A name: a half-open range of bytes, and the kinds that it may be of.
    struct Span {
        var start: Int
        var end: Int
        var kinds: Kinds
    }

    /// The text.
    var bytes: [UInt8]
    /// The names, in order, none overlapping another.
    var spans: [Span]
    /// The kinds that may stand where nothing is marked.
    var unmarked: Kinds = 0
    /// Stretches of which nothing is known.
    var unknown: [Range<Int>] = []
    /// The article that the text belongs to; -1 where texts are no articles. A headline follows its story.
    var article = -1
    /// Whether it is a headline.
    var isHeadline = false
    /// Whether it is another text written otherwise.
    var isCopy = false
    /// How much it counts.
    var weight: Float = 1
    /// The corpus whose habits are learned apart, by number; 0 where the model is to follow them.
    var habits: UInt64 = 0

    /// The bit of a kind.
    static func bit(_ kind: EntityKind) -> Kinds {
        1 << Kinds(TagLayout.kinds.firstIndex(of: kind) ?? 0)
    }

    /// The bits of kinds.
    static func bits(_ kinds: EntityKind...) -> Kinds { kinds.reduce(0) { $0 | bit($1) } }
}

extension TrainingText {
    /// The same text with its letters written otherwise; letters beyond Latin-1 stay.
    func written(_ letterCase: LetterCase) -> TrainingText {
        var text = self
        var isFirst = true
        var length = 0
        for index in bytes.indices {
            let byte = bytes[index]
            let before = index > 0 ? bytes[index - 1] : 0
            // U+00C0 to U+00FE are C3 80 to C3 BE; U+00D7 and U+00F7 are no letters.
            let isWide = before == 0xC3 && byte & 0x1F != 0x17 && byte < 0xBF
            let isLetter = (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80 || isWide
            let small = isLetter ? byte | 0x20 : byte
            let capital = isLetter ? byte & 0xDF : byte
            switch letterCase {
            case .normal: break
            case .capitals: text.bytes[index] = capital
            case .small: text.bytes[index] = small
            case .title:
                if isFirst, isLetter {
                    length = 0
                    var end = index
                    while end < bytes.count, bytes[end] != 0x20, bytes[end] != 0x0A {
                        end += 1
                        length += 1
                    }
                    if length > 3 { text.bytes[index] = capital }
                }
            }
            isFirst = byte == 0x20 || byte == 0x0A || byte == 0x2D || isFirst && !isLetter && byte != 0xC3
            if byte == 0xC3 { isFirst = before == 0x20 || before == 0x0A }
        }
        return text
    }
}
