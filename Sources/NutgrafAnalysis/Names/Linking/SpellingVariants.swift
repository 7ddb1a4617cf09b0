/// Tells whether two words are one name in two spellings, as "Zelensky" and "Zelenskiy".
///
/// Both must be rare words that sound alike: their consonants are the same when those that transliterations confuse are
/// taken for one, and few letters differ.
struct SpellingVariants {
    /// Shorter words are never taken for variants: too many of them sound alike.
    private static let shortest = 5
    private static let longest = 32

    private let story: Story

    init(_ story: Story) {
        self.story = story
    }

    /// A key that all spellings of a word share; `nil` where it may have no variants.
    func key(_ token: Int) -> UInt64? {
        let range = story.tokens[token].start..<story.tokens[token].end
        guard range.count <= Self.longest, story.tokens[token].kind == .word, story.tokens[token].isCapitalized,
            !story.isOrdinary(token)
        else { return nil }
        var key: UInt64 = 0
        var last: UInt8 = 0
        var letters = 0
        FoldedLetters.forEach(range, in: story.text) { byte in
            letters += 1
            let sound = Self.sound(byte)
            guard sound != 0, sound != last else { return }
            last = sound
            key = FoldedLetters.combined(key, UInt64(sound))
        }
        return letters >= Self.shortest ? key : nil
    }

    /// Whether two words of one key differ in one letter, or in two where they are long.
    func areVariants(_ one: Int, _ other: Int) -> Bool {
        let first = letters(one)
        let second = letters(other)
        let bound = min(first.count, second.count) >= 8 ? 2 : 1
        guard abs(first.count - second.count) <= bound, !isPlural(first, second) else { return false }
        return distance(first, second) <= bound
    }

    /// "The Cardews" are several people, and none of them.
    private func isPlural(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        let (short, long) = first.count < second.count ? (first, second) : (second, first)
        return long.last == UInt8(ascii: "s") && long.dropLast().elementsEqual(short)
    }

    private func letters(_ token: Int) -> [UInt8] {
        var letters: [UInt8] = []
        FoldedLetters.forEach(story.tokens[token].start..<story.tokens[token].end, in: story.text) {
            letters.append($0)
        }
        return letters
    }

    /// The edit distance of two words of at most 32 letters.
    private func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var row = Array(0...second.count)
        for (line, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in second.enumerated() {
                let change = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, diagonal + 1, row[column] + 1)
            }
        }
        return row[second.count]
    }

    /// The class of a consonant; 0 for vowels and what stands for them.
    private static func sound(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"), UInt8(ascii: "j"), UInt8(ascii: "h"), UInt8(ascii: "w"):
            return 0
        case UInt8(ascii: "c"), UInt8(ascii: "k"), UInt8(ascii: "q"), UInt8(ascii: "g"), UInt8(ascii: "x"):
            return UInt8(ascii: "k")
        case UInt8(ascii: "s"), UInt8(ascii: "z"): return UInt8(ascii: "s")
        case UInt8(ascii: "f"), UInt8(ascii: "v"), UInt8(ascii: "p"), UInt8(ascii: "b"): return UInt8(ascii: "f")
        case UInt8(ascii: "d"), UInt8(ascii: "t"): return UInt8(ascii: "t")
        default: return letter
        }
    }
}
