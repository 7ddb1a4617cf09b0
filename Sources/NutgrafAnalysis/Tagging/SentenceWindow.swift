/// The words of a sentence with what stands around them, ready for ``TokenFeatures``.
package final class SentenceWindow {
    /// The sentence's longest part that is read at once, in tokens; longer ones are cut.
    package static let longest = 256

    /// The places of the traits: two edges, the tokens, two edges.
    package let places: UnsafeMutablePointer<Int32>
    private let signs: UnsafeMutablePointer<UInt32>
    private let phrases: UnsafeMutablePointer<UInt32>
    /// How many tokens there are.
    package private(set) var count = 0
    private var letterCase = LetterCase.normal

    /// Allocates room.
    package init() {
        places = .allocate(capacity: Self.longest + 4)
        signs = .allocate(capacity: Self.longest)
        phrases = .allocate(capacity: Self.longest)
    }

    deinit {
        places.deallocate()
        signs.deallocate()
        phrases.deallocate()
    }

    /// Takes the tokens of a sentence, at most ``longest``.
    package func fill(
        _ tokens: Range<Int>,
        of story: Story,
        writing: StoryWriting,
        sentence: Int,
        isHeadline: Bool,
        desk: WordDesk,
        phraseTable: PhraseTable
    ) {
        count = tokens.count
        letterCase = writing.cases[sentence]
        places[0] = 0
        places[1] = 0
        for (offset, index) in tokens.enumerated() {
            places[offset + 2] = desk.place(of: story.tokens[index], in: story.text, letterCase: letterCase)
            signs[offset] = writing.signs(of: index, in: story, isHeadline: isHeadline)
        }
        places[count + 2] = 0
        places[count + 3] = 0
        desk.askForNew()
        findPhrases(desk.traits, phraseTable)
    }

    /// Marks the longest listed phrases, none within another.
    private func findPhrases(_ traits: UnsafePointer<WordTraits>, _ table: PhraseTable) {
        for index in 0..<count { phrases[index] = 0 }
        var index = 0
        while index < count {
            let first = traits + Int(places[index + 2])
            let longest = min(first.pointee.record.longestPhrase, count - index)
            guard longest > 1, first.pointee.written > 0 else {
                index += 1
                continue
            }
            var number = first.pointee.lower
            var found = 0
            var lists: UInt32 = 0
            for length in 2...longest {
                number = FeatureHash.phrase(number, traits[Int(places[index + length + 1])].lower)
                let here = table.lists(number)
                if here != 0 {
                    found = length
                    lists = here
                }
            }
            guard found > 0 else {
                index += 1
                continue
            }
            for offset in 0..<found {
                phrases[index + offset] = lists << (offset == 0 ? 0 : offset == found - 1 ? 16 : 8)
            }
            index += found
        }
    }

    /// What the features of a token look at.
    @inline(__always)
    package func context(_ index: Int, _ traits: UnsafePointer<WordTraits>) -> TokenFeatures.Context {
        TokenFeatures.Context(
            twoBefore: traits + Int(places[index]),
            before: traits + Int(places[index + 1]),
            here: traits + Int(places[index + 2]),
            behind: traits + Int(places[index + 3]),
            twoBehind: traits + Int(places[index + 4]),
            letterCase: letterCase,
            signs: signs[index],
            phrases: phrases[index]
        )
    }
}
