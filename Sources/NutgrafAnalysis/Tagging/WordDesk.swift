/// Keeps the traits of the different words of a stretch of text, in memory that is used again.
///
/// A word is looked up by its number in the vocabulary and by how its sentence is written; marks stand for
/// themselves by their kind and first byte.
package final class WordDesk {
    /// The traits of all words seen since ``reset()``; the first one is ``WordTraits/edge``.
    package private(set) var traits: UnsafeMutablePointer<WordTraits>
    /// How many there are.
    package private(set) var count = 0
    private var capacity = 1_024
    /// How many of them the model was asked for.
    private var askedFor = 1
    private let words: WordTable
    private let vocabulary: Vocabulary
    /// For each way of writing, the place of each word's traits, with the stretch in which it was put there above.
    private var places: [UnsafeMutablePointer<UInt64>?]
    private var stretch: UInt64 = 1

    private static let marks = 16 + 256

    /// Makes a desk for the words of one text.
    package init(_ vocabulary: Vocabulary, words: WordTable) {
        self.vocabulary = vocabulary
        self.words = words
        places = Array(repeating: nil, count: 4)
        traits = .allocate(capacity: capacity)
        append(.edge)
    }

    deinit {
        traits.deallocate()
        for row in places { row?.deallocate() }
    }

    /// Forgets all traits, so that a long text needs no more memory than a short one.
    package func reset() {
        stretch += 1
        count = 1
        askedFor = 1
    }

    /// Asks the model for the words that are new: for all of a window together, that the waits for memory overlap.
    func askForNew() {
        for index in askedFor..<count where traits[index].isWord {
            traits[index].record = words.record(traits[index].lower)
        }
        askedFor = count
    }

    /// The place of a token's traits, which are complete after ``askForNew()``.
    package func place(of token: Token, in text: ByteText, letterCase: LetterCase) -> Int32 {
        let isWord = token.form > 0
        var form = token.form
        if isWord {
            if letterCase != .normal { form = vocabulary[form].lower }
        } else {
            form = vocabulary.words.count + Int(WordTraits.number(ofMark: token, in: text))
        }
        let places = places(letterCase)
        let known = places[form]
        if known >> 32 == stretch { return Int32(truncatingIfNeeded: known) }
        let place = count
        if isWord {
            let word = vocabulary[form]
            let small = word.lower == form ? word.form : vocabulary[word.lower].form
            let new = WordTraits(form: word.form, small: small, letterCase: letterCase)
            words.fetch(new.lower)
            append(new)
        } else {
            append(WordTraits(mark: UInt64(form - vocabulary.words.count)))
        }
        places[form] = stretch << 32 | UInt64(place)
        return Int32(place)
    }

    /// The places of all words, written in one way.
    @inline(__always)
    private func places(_ letterCase: LetterCase) -> UnsafeMutablePointer<UInt64> {
        let row = Int(letterCase.rawValue)
        if let places = places[row] { return places }
        let new = UnsafeMutablePointer<UInt64>.allocate(capacity: vocabulary.words.count + Self.marks)
        new.initialize(repeating: 0, count: vocabulary.words.count + Self.marks)
        places[row] = new
        return new
    }

    private func append(_ word: WordTraits) {
        if count == capacity {
            let larger = UnsafeMutablePointer<WordTraits>.allocate(capacity: capacity * 2)
            larger.moveInitialize(from: traits, count: count)
            traits.deallocate()
            traits = larger
            capacity *= 2
        }
        (traits + count).initialize(to: word)
        count += 1
    }
}
