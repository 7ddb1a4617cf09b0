/// The words of a sentence with what stands around them, ready for ``TokenFeatures``.
package final class SentenceWindow {
    /// The sentence's longest part that is read at once, in tokens; longer ones are cut.
    package static let longest = 256

    /// The places of the traits: two edges, the tokens, two edges.
    package let places: UnsafeMutablePointer<Int32>
    private let signs: UnsafeMutablePointer<UInt32>
    private let phrases: UnsafeMutablePointer<UInt32>
    /// For each token the first and the last of the capitalised words in a row that it belongs to; -1 where it
    /// stands alone.
    private let runs: UnsafeMutablePointer<(first: Int32, last: Int32)>
    /// How many tokens there are.
    package private(set) var count = 0
    private var letterCase = LetterCase.normal

    /// Allocates room.
    package init() {
        places = .allocate(capacity: Self.longest + 4)
        signs = .allocate(capacity: Self.longest)
        phrases = .allocate(capacity: Self.longest)
        runs = .allocate(capacity: Self.longest)
    }

    deinit {
        places.deallocate()
        signs.deallocate()
        phrases.deallocate()
        runs.deallocate()
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
        findRuns(desk.traits)
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

    /// Marks capitalised words in a row; a small word that only opens the sentence is none of them.
    private func findRuns(_ traits: UnsafePointer<WordTraits>) {
        var first = 0
        for index in 0..<count {
            runs[index] = (-1, -1)
            let word = traits + Int(places[index + 2])
            let isCapitalized = word.pointee.isWord && (word.pointee.written == 1 || word.pointee.written == 2)
            let isOpener = signs[index] & TokenSigns.opening != 0 && word.pointee.record.bits & WordTrait.stop != 0
            guard isCapitalized, !isOpener else {
                markRun(first..<index)
                first = index + 1
                continue
            }
        }
        markRun(first..<count)
    }

    private func markRun(_ run: Range<Int>) {
        guard run.count > 1 else { return }
        for index in run { runs[index] = (Int32(run.lowerBound), Int32(run.upperBound - 1)) }
    }

    /// The capitalised words in a row that a token belongs to; `nil` where it stands alone.
    @inline(__always)
    private func run(_ index: Int, _ traits: UnsafePointer<WordTraits>) -> CapitalRun? {
        let run = runs[index]
        guard run.first >= 0 else { return nil }
        let first = Int(run.first)
        let last = Int(run.last)
        return CapitalRun(
            place: index == first ? 0 : index == last ? 2 : 1,
            length: last - first + 1,
            twoBefore: traits + Int(places[first]),
            before: traits + Int(places[first + 1]),
            first: traits + Int(places[first + 2]),
            last: traits + Int(places[last + 2]),
            behind: traits + Int(places[last + 3])
        )
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
            phrases: phrases[index],
            run: run(index, traits)
        )
    }
}
