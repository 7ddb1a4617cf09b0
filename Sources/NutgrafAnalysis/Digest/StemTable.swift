/// The stems of a story's words, each with a number and with how common it is in news.
package struct StemTable {
    /// What is known of a stem.
    package struct Stem: Sendable {
        /// The stem's hash, by which a model knows it.
        package var key: UInt64
        /// What a model knows of it.
        package var knowledge: StemKnowledge
        /// Whether it says nothing of a subject: "the", "said".
        package var isStop: Bool
        /// Whether it begins with a digit.
        package var isNumber: Bool
        /// Whether the title has it.
        package var isInTitle = false
        /// How often the story has it.
        package var uses: Int32 = 0
        /// How many of its uses are within a quotation.
        package var quoted: Int32 = 0
        /// Behind how many words of its sentence it stands first.
        package var place: Int32 = 0
        /// How many of its uses are within a name.
        package var named: Int32 = 0
        /// What kind of thing the first of these names is: 0 where there is none, 1 to 5.
        package var kind: Int32 = 0

        /// What a match of it weighs, as the inverse document frequency does.
        package var weight: Double { isStop ? 0 : 5 - Double(knowledge.commonness) }
    }

    /// So many of the story's first words are looked up at once.
    private static let reach = 4_096

    private let model: SummaryModel
    private var stemmer = PorterStemmer()
    /// For each of the story's first words in lower case its stem's hash.
    private var keys: [UInt64] = []
    /// What a model knows of those stems.
    private var knowledge: [StemKnowledge] = []
    private var numbers = KeyTable(capacity: 512)
    /// For each word of the story's vocabulary in lower case, its stem's number, or -1 while nobody asked.
    private var stemOfWord: [Int32]
    /// The stems, by number.
    package private(set) var stems: [Stem] = []

    /// Makes a table for a story; stems get their numbers when asked for.
    package init(_ story: Story, model: SummaryModel) {
        self.model = model
        let words = story.vocabulary.words
        stemOfWord = Array(repeating: -1, count: words.count)
        let first = words.prefix(Self.reach)
        keys.reserveCapacity(first.count)
        for number in first.indices { keys.append(words[number].lower == number ? key(of: words[number].form) : 0) }
        // What a model knows lies far off: asked for in one go, the answers do not wait for each other.
        knowledge = keys.map { model.knowledge(of: $0) }
    }

    /// The number of a token's stem; `nil` where the token is no word and no number, or is endless.
    package mutating func number(of token: Int, in story: Story) -> Int? {
        guard let lower = Self.word(token, in: story) else { return nil }
        if stemOfWord[lower] >= 0 { return Int(stemOfWord[lower]) }
        let key = lower < keys.count ? keys[lower] : key(of: story.vocabulary.words[lower].form)
        let known = lower < keys.count ? knowledge[lower] : model.knowledge(of: key)
        let number = number(of: story.vocabulary.words[lower], key: key, known)
        stemOfWord[lower] = Int32(number)
        return number
    }

    /// The number of a token's stem; `nil` too where nobody has asked for it yet.
    func knownNumber(of token: Int, in story: Story) -> Int? {
        guard let lower = Self.word(token, in: story), stemOfWord[lower] >= 0 else { return nil }
        return Int(stemOfWord[lower])
    }

    /// The number of a token's word in lower case; `nil` where the token has no stem.
    private static func word(_ token: Int, in story: Story) -> Int? {
        let kind = story.tokens[token].kind
        guard kind == .word || kind == .number, story.tokens[token].form > 0 else { return nil }
        return story.word(token).lower
    }

    /// The stems of another text's words, in order, stop words and repeats too.
    ///
    /// - Parameter limit: so many tokens are read.
    package mutating func numbers(of other: Story, limit: Int) -> [Int] {
        var found: [Int] = []
        for token in other.tokens.indices.prefix(limit) {
            guard let lower = Self.word(token, in: other) else { continue }
            let key = key(of: other.vocabulary.words[lower].form)
            found.append(number(of: other.vocabulary.words[lower], key: key, model.knowledge(of: key)))
        }
        return found
    }

    /// Marks the stems that the title has.
    ///
    /// - Returns: their numbers in order, stop words and repeats too.
    package mutating func noteTitle(_ headline: Story) -> [Int] {
        let title = numbers(of: headline, limit: 64)
        for stem in title { stems[stem].isInTitle = true }
        return title
    }

    /// Counts a use of a stem in the story.
    ///
    /// - Parameters:
    ///   - stem: its number.
    ///   - place: behind how many words of its sentence it stands.
    ///   - isQuoted: whether it stands within a quotation.
    mutating func noteUse(of stem: Int, place: Int, isQuoted: Bool) {
        if stems[stem].uses == 0 { stems[stem].place = Int32(place) }
        stems[stem].uses += 1
        if isQuoted { stems[stem].quoted += 1 }
    }

    /// Counts a use of a stem within a name.
    ///
    /// - Parameters:
    ///   - stem: its number.
    ///   - kind: what kind of thing is named.
    mutating func noteName(with stem: Int, kind: EntityKind?) {
        if stems[stem].named == 0 {
            switch kind {
            case .some(.person): stems[stem].kind = 1
            case .some(.organization): stems[stem].kind = 2
            case .some(.location), .some(.facility): stems[stem].kind = 3
            case .some(.group): stems[stem].kind = 4
            default: stems[stem].kind = 5
            }
        }
        stems[stem].named += 1
    }

    /// Takes what a model knows from another one.
    ///
    /// - Parameter usage: how much summaries use a stem, by its hash.
    package mutating func setUsage(_ usage: (UInt64) -> Int) {
        for stem in stems.indices { stems[stem].knowledge.usage = usage(stems[stem].key) }
    }

    private mutating func key(of word: String) -> UInt64 {
        var word = word
        return word.withUTF8 { stemmer.stem($0) { Self.hash($0) } }
    }

    private mutating func number(of word: Vocabulary.Word, key: UInt64, _ knowledge: StemKnowledge) -> Int {
        let (number, isNew) = numbers.number(of: key, next: stems.count)
        guard isNew else { return number }
        stems.append(
            Stem(
                key: key,
                knowledge: knowledge,
                isStop: word.classes.has(.stop),
                isNumber: word.form.utf8.first.map { (0x30...0x39).contains($0) } ?? false
            )
        )
        return number
    }

    /// FNV-1a of a stem.
    package static func hash(_ stem: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in stem { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
