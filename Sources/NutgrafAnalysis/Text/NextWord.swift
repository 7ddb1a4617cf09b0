/// What follows a stop, as far as it says whether a sentence begins there.
struct NextWord {
    /// The word, if letters come next; its first 40 letters.
    var form = ""
    /// Where the word begins.
    var start: Int
    /// Whether it begins with a lower-case letter.
    var isLower = false
    /// Whether it begins with a capital.
    var isCapital = false
    /// Whether a number comes next.
    var isDigit = false
    /// Whether a comma, a semicolon or their like comes next, which no sentence begins with.
    var isJoint = false
    /// Whether a mark that opens a quotation or a bracket stands before the word.
    var isOpened = false

    /// Looks at what follows `start`.
    ///
    /// - Parameter limit: the paragraph's end.
    init(from start: Int, in text: ByteText, limit: Int) {
        self.start = start
        var index = start
        // Few marks stand before a word; the bound keeps lines of nothing but marks cheap.
        for _ in 0..<8 where index < limit {
            let (scalar, length) = text.scalar(at: index)
            switch Glyph(scalar) {
            case .letter:
                read(at: index, in: text, limit: limit)
                return
            case .digit:
                isDigit = true
                self.start = index
                return
            case .openQuote, .straightQuote, .openSingleQuote, .openBracket, .apostrophe:
                isOpened = true
                index += length
            case .space, .newline, .dash, .hyphen: index += length
            default:
                isJoint = (scalar == 0x2C || scalar == 0x3B || scalar == 0x3A) && text.byte(index + 1) == 0x20
                return
            }
        }
    }

    private mutating func read(at index: Int, in text: ByteText, limit: Int) {
        start = index
        var end = index
        while end < limit, end - index < 40 {
            if text.bytes[end].isASCIILetter {
                end += 1
                continue
            }
            let letter = text.scalar(at: end)
            guard Glyph(letter.value) == .letter else { break }
            end += letter.length
        }
        form = text.string(index..<end)
        let first = text.scalar(at: index).value
        isCapital = Glyph.isCapital(first)
        isLower = !isCapital && Glyph.isSmall(first)
    }
}
