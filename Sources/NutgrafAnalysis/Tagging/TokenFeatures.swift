/// The features of tokens: which keys a token has, for training and for tagging alike.
///
/// Features of one word in one place (before, at or behind the token) depend on nothing but the word, so that a
/// tagger adds their weights up once for each different word; only ``context(_:into:)`` looks at neighbours
/// together.
package enum TokenFeatures {
    /// Where a word stands, seen from the token.
    package enum Place: UInt64, CaseIterable, Sendable {
        case here, before, behind, twoBefore, twoBehind
    }

    /// The features of a word in a place.
    package static func word(_ word: WordTraits, at place: Place, into keys: inout some FeatureSink) {
        let base = (place.rawValue + 1) << 8
        let written = UInt64(word.written)
        let record = word.record
        keys.add(base, word.lower)
        switch place {
        case .here:
            here(word, into: &keys)
        case .before, .behind:
            keys.add(base + 1, word.shortShape)
            if word.isWord {
                keys.add(base + 2, UInt64(word.suffix & 0xFF_FFFF), written)
                clusters(record, base, written, into: &keys)
            }
            lists(record, base, written, into: &keys)
        case .twoBefore, .twoBehind:
            keys.add(base + 1, word.shortShape)
            if record.hasClusters {
                keys.add(base + 9, UInt64(record.middle))
            }
            if record.company > 0 { keys.add(base + 13, UInt64(record.company)) }
            let bits = record.bits & (WordTrait.honorific | WordTrait.role | WordTrait.speech | WordTrait.demonym)
            lists(bits, base, written, into: &keys)
        }
    }

    private static func here(_ word: WordTraits, into keys: inout some FeatureSink) {
        let base: UInt64 = 1 << 8
        let written = UInt64(word.written)
        let record = word.record
        keys.add(base + 1, word.form)
        keys.add(base + 2, word.shape)
        keys.add(base + 3, word.shortShape)
        keys.add(base + 4, written, UInt64(record.capitalShare))
        guard word.isWord else { return }
        let prefix = UInt64(word.prefix)
        let suffix = UInt64(word.suffix)
        if word.length > 2 {
            keys.add(base + 20, prefix & 0xFFFF, written)
            keys.add(base + 21, prefix & 0xFF_FFFF, written)
            keys.add(base + 22, suffix & 0xFF_FFFF, written)
            keys.add(base + 23, suffix & 0xFFFF, written)
        }
        if word.length > 4 {
            keys.add(base + 24, prefix, written)
            keys.add(base + 25, suffix, written)
        }
        keys.add(base + 26, suffix & 0xFF, written)
        keys.add(base + 27, UInt64(min(word.length, 12)), written)
        if record.hasClusters {
            keys.add(base + 8, UInt64(record.coarse), written)
            keys.add(base + 9, UInt64(record.middle), written)
            keys.add(base + 10, UInt64(record.fine), written)
            keys.add(base + 11, UInt64(record.finest), written)
            keys.add(base + 12, UInt64(record.fine))
        } else {
            keys.add(base + 14, word.shortShape)
        }
        if record.company > 0 {
            keys.add(base + 13, UInt64(record.company), written)
        }
        lists(record, base, written, into: &keys)
        keys.add(base + 5, UInt64(record.bits & WordTrait.features), written)
    }

    private static func clusters(
        _ record: WordRecord,
        _ base: UInt64,
        _ written: UInt64,
        into keys: inout some FeatureSink
    ) {
        if record.hasClusters {
            keys.add(base + 8, UInt64(record.coarse), written)
            keys.add(base + 9, UInt64(record.middle), written)
            keys.add(base + 10, UInt64(record.fine))
        }
        if record.company > 0 { keys.add(base + 13, UInt64(record.company)) }
    }

    private static func lists(
        _ record: WordRecord,
        _ base: UInt64,
        _ written: UInt64,
        into keys: inout some FeatureSink
    ) {
        lists(record.bits & WordTrait.features, base, written, into: &keys)
    }

    private static func lists(_ bits: UInt32, _ base: UInt64, _ written: UInt64, into keys: inout some FeatureSink) {
        var rest = bits
        while rest != 0 {
            keys.add(base + 7, UInt64(rest.trailingZeroBitCount), written)
            rest &= rest &- 1
        }
    }

    private static func run(_ run: CapitalRun, _ here: WordTraits, into keys: inout some FeatureSink) {
        let place = run.place
        let first = run.first.pointee
        let last = run.last.pointee
        let before = run.before.pointee
        let behind = run.behind.pointee
        let lists = WordTrait.features
        keys.add(48, last.lower, place)
        keys.add(49, UInt64(last.record.fine), place)
        keys.add(50, UInt64(last.record.bits & lists), place)
        keys.add(51, first.lower, place)
        keys.add(52, UInt64(first.record.bits & lists), UInt64(last.record.bits & lists), place)
        keys.add(53, place, UInt64(min(run.length, 7)), UInt64(here.record.capitalShare))
        keys.add(54, before.lower, place)
        keys.add(55, behind.lower, place)
        keys.add(56, UInt64(before.record.company), place)
        keys.add(57, UInt64(behind.record.company), place)
        keys.add(58, run.twoBefore.pointee.lower, before.lower, place)
        keys.add(59, UInt64(first.record.fine), UInt64(last.record.middle), place)
    }

    /// What the features of a token look at beside single words.
    package struct Context {
        /// The words: two before, the token's own, two behind.
        package var twoBefore: UnsafePointer<WordTraits>
        package var before: UnsafePointer<WordTraits>
        package var here: UnsafePointer<WordTraits>
        package var behind: UnsafePointer<WordTraits>
        package var twoBehind: UnsafePointer<WordTraits>
        /// How the sentence is written.
        package var letterCase: LetterCase
        /// The marks of ``TokenSigns``.
        package var signs: UInt32
        /// The listed phrases that the token begins, goes on, ends or is: 8 bits each, from the lowest up.
        package var phrases: UInt32
        /// The capitalised words in a row that the token belongs to; `nil` where it stands alone.
        package var run: CapitalRun?
    }

    /// The features that look at several words together, at the lists' phrases and at the sentence.
    package static func context(_ context: Context, into keys: inout some FeatureSink) {
        let here = context.here.pointee
        let before = context.before.pointee
        let behind = context.behind.pointee
        let written = UInt64(here.written)
        keys.add(1, before.lower, here.lower)
        keys.add(2, here.lower, behind.lower)
        keys.add(3, before.lower, here.shortShape)
        keys.add(4, behind.lower, here.shortShape)
        keys.add(5, before.lower, here.shortShape, behind.lower)
        keys.add(6, context.twoBefore.pointee.lower, before.lower, written)
        keys.add(7, behind.lower, context.twoBehind.pointee.lower, written)
        keys.add(8, before.shortShape, here.shortShape, behind.shortShape)
        keys.add(
            9,
            UInt64(before.record.middle),
            UInt64(here.record.middle),
            UInt64(before.written) << 8 | written
        )
        keys.add(
            10,
            UInt64(here.record.middle),
            UInt64(behind.record.middle),
            UInt64(behind.written) << 8 | written
        )
        keys.add(
            11,
            UInt64(before.record.coarse) << 16 | UInt64(here.record.coarse) << 8 | UInt64(behind.record.coarse),
            written
        )
        keys.add(12, UInt64(context.signs), written, UInt64(here.record.capitalShare))
        keys.add(13, UInt64(context.signs), here.shortShape)
        keys.add(
            14,
            UInt64(before.record.bits & WordTrait.features),
            UInt64(here.record.bits & WordTrait.features),
            UInt64(before.written) << 8 | written
        )
        keys.add(
            15,
            UInt64(behind.record.bits & WordTrait.features),
            UInt64(here.record.bits & WordTrait.features),
            UInt64(behind.written) << 8 | written
        )
        var phrases = context.phrases
        if phrases != 0 {
            keys.add(16, UInt64(phrases), written)
            while phrases != 0 {
                let bit = UInt64(phrases.trailingZeroBitCount)
                keys.add(17, bit, written)
                keys.add(18, bit, behind.lower)
                phrases &= phrases &- 1
            }
        }
        if let run = context.run { self.run(run, here, into: &keys) }
        guard context.letterCase != .normal else { return }
        keys.add(24, written, here.lower)
        keys.add(25, written, before.lower)
        keys.add(26, written, behind.lower)
        keys.add(27, written, UInt64(here.record.company))
    }
}

/// What is known of a token's place and of its word's other places, a bit each.
package enum TokenSigns {
    /// A sentence or a quotation begins with it.
    package static let opening: UInt32 = 1 << 0
    /// The text has the word in lower case too.
    package static let seenSmall: UInt32 = 1 << 1
    /// The text capitalises the word where nothing makes it.
    package static let seenCapital: UInt32 = 1 << 2
    /// A hyphen joins it to the word before.
    package static let hyphenBefore: UInt32 = 1 << 3
    /// A hyphen joins it to the word behind.
    package static let hyphenBehind: UInt32 = 1 << 4
    /// It stands in the headline.
    package static let headline: UInt32 = 1 << 5
}
