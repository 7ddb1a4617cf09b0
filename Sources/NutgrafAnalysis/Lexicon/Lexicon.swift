import CNutgrafModel

/// The word lists in the binary, ready to be asked.
package struct Lexicon: Sendable {
    /// The lists, read once when first asked.
    package static let shared = Lexicon()

    /// The most words that a listed name has.
    package static let longestName = 8

    /// The lowest numbers are those of ``LanguageProfiles``, the next ones those of the words of time, so that tables
    /// over them are small.
    private var words: WordIndex
    /// For each word its classes.
    private var classes: [WordClass]
    private var names: [String: KnownName] = [:]
    /// The first words of listed names, with the number of words of the longest.
    private var lengths: [String: Int] = [:]
    private var nameFilter = NameFilter()
    /// The lines that are no part of a story.
    package private(set) var boilerplate = BoilerplateLines()
    private var entities: [String: Unicode.Scalar] = [:]

    private static let ranks: [String: KnownName.Rank] = ["country": .country, "capital": .capital, "area": .area]

    private init() {
        words = LanguageProfiles.shared.words
        for word in TimeWord.table.keys.sorted() { _ = words.number(of: word) }
        classes = Array(repeating: [], count: words.count)
        readWords()
        readClasses()
        readForenames()
        readNames(NUTGRAF_LIST_ORGANIZATIONS, .organization)
        readNames(NUTGRAF_LIST_DEMONYMS, .group)
        readNames(NUTGRAF_LIST_PLACES, .location)
        for line in Self.lines(of: NUTGRAF_LIST_ENTITIES) {
            let fields = line.fields()
            guard fields.count == 2, let value = UInt32(fields[1], radix: 16) else { continue }
            entities[String(fields[0])] = Unicode.Scalar(value)
        }
        for line in Self.lines(of: NUTGRAF_LIST_BOILERPLATE) {
            let fields = line.fields()
            if fields.count == 2 { boilerplate.add(fields[0], fields[1]) }
        }
    }

    /// The classes of a word.
    ///
    /// - Parameters:
    ///   - form: the word as written.
    ///   - lower: the word in lower case.
    package func classes(form: String, lower: String) -> WordClass {
        let exact = classes(form)
        return form == lower ? exact : exact.union(classes(lower).subtracting(.notName))
    }

    /// The numbers and the classes of some words of an index, in exactly their letters; a number below nought where no
    /// list has a word.
    ///
    /// - Parameters:
    ///   - words: the words' numbers in the index.
    ///   - form: gives the form of one of them.
    func entries(
        of words: Range<Int>,
        in index: WordIndex,
        form: (Int) -> String
    ) -> [(number: Int32, classes: WordClass)] {
        self.words.numbers(of: words, in: index, form: form).map { ($0, $0 < 0 ? [] : classes[Int($0)]) }
    }

    /// The number of a word in exactly these letters; `nil` where no list has it.
    func number(of word: String) -> Int? { words.find(word) }

    private func classes(_ word: String) -> WordClass { words.find(word).map { classes[$0] } ?? [] }

    private mutating func add(_ word: Substring, _ group: WordClass) {
        let (number, isNew) = words.number(of: String(word))
        if isNew { classes.append(group) } else { classes[number].formUnion(group) }
    }

    /// What the lists say of a whole name, or `nil` where they do not have it.
    package func name(_ name: String) -> KnownName? { nameFilter.mayHave(name) ? names[name] : nil }

    /// Whether the lists may have a name of these bytes.
    func mayHaveName(_ bytes: ArraySlice<UInt8>) -> Bool { nameFilter.mayHave(bytes) }

    /// The sign that a character reference of HTML names, such as "rsquo".
    package func entity(_ name: String) -> Unicode.Scalar? { entities[name] }

    /// How many words the longest listed name has that begins with `word`; 0 where none does.
    package func longestName(beginning word: String) -> Int { lengths[word] ?? 0 }

    private mutating func readWords() {
        for line in Self.lines(of: NUTGRAF_LIST_WORDS) {
            add(line, .ordinary)
        }
    }

    private mutating func readClasses() {
        for line in Self.lines(of: NUTGRAF_LIST_CLASSES) {
            let fields = line.fields()
            guard fields.count == 2, let group = WordClass.named[String(fields[0])] else { continue }
            for word in fields[1].fields(" ") where !word.isEmpty { add(word, group) }
        }
    }

    private mutating func readForenames() {
        for line in Self.lines(of: NUTGRAF_LIST_FORENAMES) {
            let fields = line.fields()
            guard fields.count == 2 else { continue }
            var group: WordClass = .forename
            if fields[1] == "F" { group.insert(.female) }
            if fields[1] == "M" { group.insert(.male) }
            add(fields[0], group)
        }
    }

    private mutating func readNames(_ list: nutgraf_list, _ kind: EntityKind) {
        for line in Self.lines(of: list) {
            let fields = line.fields()
            var known = KnownName(kind: kind)
            if fields.count > 1, !fields[1].isEmpty { known.country = String(fields[1]) }
            if fields.count > 2 {
                known.rank = Self.ranks[String(fields[2])] ?? .other
            }
            let name = String(fields[0])
            names[name] = known
            nameFilter.add(name)
            // Hyphens part words for the tokeniser too, so they count here as blanks do.
            // So does the apostrophe of "McDonald’s".
            let words = name.unicodeScalars.split { $0 == " " || $0 == "-" || $0 == "’" || $0 == "'" }
            guard let first = words.first.map({ String($0) }) else { continue }
            lengths[first] = max(lengths[first] ?? 0, min(words.count * 2, 2 * Self.longestName))
        }
    }

    /// The lines of a list.
    static func lines(of list: nutgraf_list) -> [Substring] {
        var length = 0
        guard let start = nutgraf_model_list(list, &length) else { return [] }
        let bytes = UnsafeBufferPointer(start: start, count: length)
        return String(decoding: bytes, as: UTF8.self).utf8.split(separator: 0x0A).map { Substring($0) }
    }
}
