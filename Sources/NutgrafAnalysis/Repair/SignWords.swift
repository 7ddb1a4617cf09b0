/// What the words beside a lost sign say about it.
struct SignWords {
    private let text: ByteText
    private let lexicon = Lexicon.shared

    /// Takes the text that the words stand in.
    init(_ text: ByteText) {
        self.text = text
    }

    /// The word in a range.
    func string(_ range: Range<Int>) -> String { text.string(range) }

    /// Whether a word begins with a capital.
    func beginsWithCapital(_ word: Range<Int>) -> Bool {
        !word.isEmpty && Glyph.isCapital(text.scalar(at: word.lowerBound).value)
    }

    /// Whether the lists have a word.
    func isWord(_ word: String) -> Bool {
        if word == "I" || word == "a" || word == "A" { return true }
        guard word.utf8.count > 1 else { return false }
        let lower = word.lowercased()
        let classes = lexicon.classes(form: word, lower: lower)
        return classes.has([.ordinary, .forename, .stop]) || lexicon.name(word) != nil
    }

    /// Whether a word that no list has could be English: four ASCII letters, a vowel, and no beginning such as
    /// "nc" or "mb", which the second halves of "distância" and "câmbio" have.
    func isEnglishLike(_ word: String) -> Bool {
        let bytes = Array(word.utf8)
        guard bytes.count >= 4, bytes.allSatisfy({ $0 < 0x80 }) else { return isWord(word) }
        let vowels = Array("aeiouyAEIOUY".utf8)
        guard bytes.contains(where: vowels.contains) else { return false }
        return !(Array("mnlr".utf8).contains(bytes[0]) && !vowels.contains(bytes[1]))
    }

    /// Whether a word begins with an `â` of its own.
    func ownsLetter(_ rest: String) -> Bool {
        let whole = "\u{E2}" + rest
        return lexicon.classes(form: whole, lower: whole).has(.letterWord)
    }

    /// Whether two halves make a word with an apostrophe between them.
    func isContraction(_ left: String, _ right: String) -> Bool {
        switch right {
        case "s", "S": left.utf8.count >= 2 || left.utf8.allSatisfy { $0 < 0x60 }
        case "t", "T", "ts": left.hasSuffix("n") || left.hasSuffix("N")
        case "m", "M": left == "I"
        case "d", "D", "ll", "re", "ve", "LL", "RE", "VE":
            Self.pronouns.contains(left.lowercased())
                || (right == "ll" || right == "re" || right == "ve") && left.utf8.count >= 3
                    && lexicon.classes(form: left, lower: left.lowercased()).has([.ordinary, .stop])
        default: false
        }
    }

    /// Whether two halves are a name or a word of French or Arabic with an apostrophe: "d’être", "Sana’a".
    func isElision(_ left: String, _ right: String) -> Bool {
        guard let last = left.utf8.last, let first = right.utf8.first else { return false }
        let vowels = Array("aeiouAEIOU".utf8)
        let isBeforeVowel = vowels.contains(first) || first == 0x68 || first == 0xC3
        // "câine" and "mâine" are Romanian.
        if ["c", "m", "C", "M"].contains(left), first == 0x69 { return false }
        if ["d", "l", "qu", "n", "j", "c", "s", "m", "D", "L", "Qu", "J", "C"].contains(left) { return isBeforeVowel }
        return vowels.contains(last) && vowels.contains(first)
    }

    /// Whether a letter stands before a word with an `â` of its own: "l’âge".
    func elides(_ left: String, beforeWordWith rest: String) -> Bool {
        ["d", "l", "D", "L", "qu", "Qu"].contains(left) && ownsLetter(rest)
    }

    /// Whether the sentence that ends with a sign asks something.
    func asks(_ sign: LostSign) -> Bool {
        var start = sign.start
        while start > 0, sign.start - start < 240 {
            let byte = text.byte(start - 1)
            if byte == 0x0A || byte == 0x22 { break }
            if byte == 0x20, [0x2E, 0x21, 0x3F, 0x2C].contains(text.byte(start - 2)) { break }
            start -= 1
        }
        var word = start
        for _ in 0..<3 {
            while word < sign.start, !isWordByte(text.byte(word)) { word += 1 }
            var end = word
            while end < sign.start, isWordByte(text.byte(end)) { end += 1 }
            if Self.asking.contains(text.string(word..<end).lowercased()) { return true }
            word = end
        }
        return false
    }

    private func isWordByte(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static let asking: Set<String> = [
        "who", "whom", "whose", "what", "when", "where", "why", "how", "which", "is", "are", "was", "were", "am",
        "do", "does", "did", "can", "could", "will", "would", "should", "shall", "have", "has", "had", "may",
        "might", "isn", "aren", "don", "doesn", "didn", "won",
    ]

    /// Whether a word's end may have an apostrophe: "ministers’", "goin’".
    func mayElide(_ sign: LostSign) -> Bool {
        guard sign.left == .letter, sign.right != .closer else { return false }
        let word = string(sign.leftWord)
        if word.hasSuffix("s") { return true }
        return word.hasSuffix("in") && lexicon.classes(form: word, lower: word + "g").has(.ordinary)
    }

    /// Whether no word of any language would have an `â` there, and no sentence a question mark.
    func isCertain(_ sign: LostSign) -> Bool {
        switch (sign.left, sign.right) {
        case (.space, .space), (.digit, .digit), (.edge, .opener), (.space, .opener): true
        case (.closer, .space), (.closer, .edge), (.closer, .closer): sign.kind != .question
        case (.letter, .letter), (.space, .letter), (.edge, .letter), (.opener, .letter):
            sign.capitalFollows || isContraction(string(sign.leftWord), string(sign.rightWord))
                || sign.kind == .question || sign.kind == .unknown && sign.left != .letter
        default: false
        }
    }

    private static let pronouns: Set<String> = [
        "i", "you", "he", "she", "it", "we", "they", "who", "that", "there", "what", "how", "where", "why",
    ]
}
