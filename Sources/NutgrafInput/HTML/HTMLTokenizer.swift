/// Takes a page apart after the tokenization states of the HTML Standard, section 13.2.5, or a feed as XML.
///
/// Every byte is looked at a bounded number of times, whatever the page. XML differs in that sections of CDATA are
/// text and that no element's content is raw; document types and the entities they define are passed over.
struct HTMLTokenizer {
    /// What the bytes are.
    enum Language {
        case html
        case xml
    }

    /// More attributes of one tag are passed over.
    static let maximumAttributes = 128

    let bytes: [UInt8]
    let language: Language
    var index = 0
    /// The element whose raw text follows.
    var rawElement: String?
    /// Whether the tag that is read lies in SVG or MathML, where no text is raw; the tree knows.
    var isInForeignContent = false

    /// Takes a page in UTF-8.
    init(_ bytes: [UInt8], _ language: Language = .html) {
        self.bytes = bytes
        self.language = language
    }

    /// The next tag or text; `nil` at the end.
    mutating func next() -> HTMLToken? {
        if let element = rawElement {
            rawElement = nil
            let text = rawText(of: element)
            if !text.isEmpty { return .text(text) }
        }
        var text: [UInt8] = []
        while index < bytes.count {
            switch bytes[index] {
            case 0x3C where opensMarkup:
                if !text.isEmpty, !isComment { return .text(text) }
                if isCDATA {
                    appendCDATA(to: &text)
                } else if let token = markup() {
                    return token
                }
            case 0x26:
                appendReference(to: &text, isInAttribute: false)
            case 0x0D:
                text.append(0x0A)
                index += byte(index + 1) == 0x0A ? 2 : 1
            default:
                let start = index
                index += 1
                while index < bytes.count, ![0x3C, 0x26, 0x0D].contains(bytes[index]) { index += 1 }
                text += bytes[start..<index]
            }
        }
        return text.isEmpty ? nil : .text(text)
    }

    /// The byte at an index; 0 behind the end.
    func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    /// Whether ASCII text stands at an index, in any case.
    func has(_ wanted: StaticString, at start: Int) -> Bool {
        let count = wanted.utf8CodeUnitCount
        guard start + count <= bytes.count else { return false }
        return wanted.withUTF8Buffer { buffer in
            buffer.indices.allSatisfy { offset in
                let byte = bytes[start + offset]
                return (0x41...0x5A).contains(byte) ? byte | 0x20 == buffer[offset] : byte == buffer[offset]
            }
        }
    }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }

    /// Whether the `<` here is more than a sign of the text.
    private var opensMarkup: Bool {
        let next = byte(index + 1)
        if Self.isLetter(next) || next == 0x21 || next == 0x3F { return true }
        if next == 0x2F { return index + 2 < bytes.count }
        return language == .xml && (next == 0x5F || next >= 0x80)
    }

    /// Whether what begins here leaves no trace, so that the text goes on behind it.
    private var isComment: Bool { byte(index + 1) == 0x21 || byte(index + 1) == 0x3F }

    private var isCDATA: Bool { (language == .xml || isInForeignContent) && has("<![cdata[", at: index) }

    private mutating func appendCDATA(to text: inout [UInt8]) {
        index += 9
        let start = index
        while index < bytes.count, !has("]]>", at: index) { index += 1 }
        text += bytes[start..<index]
        index = min(bytes.count, index + 3)
    }

    /// Appends the sign of a reference, or the `&` itself.
    mutating func appendReference(to text: inout [UInt8], isInAttribute: Bool) {
        guard let reference = CharacterReference(in: bytes, at: index, isInAttribute: isInAttribute) else {
            text.append(0x26)
            index += 1
            return
        }
        text += Array(String(reference.scalar).utf8)
        index += reference.length
    }

    /// Reads what begins with a `<`; `nil` where it leaves no trace.
    private mutating func markup() -> HTMLToken? {
        switch byte(index + 1) {
        case 0x21:
            if has("<!--", at: index) { skipComment() } else { skipDeclaration() }
            return nil
        case 0x3F:
            skip(past: language == .xml ? "?>" : ">")
            return nil
        case 0x2F:
            return endTag()
        default:
            return startTag()
        }
    }

    /// Skips a comment, which may also end at once (`<!-->`) or with `--!>`.
    private mutating func skipComment() {
        index += 4
        if byte(index) == 0x3E {
            index += 1
        } else if has("->", at: index) {
            index += 2
        } else {
            while index < bytes.count {
                if bytes[index] == 0x2D, has("-->", at: index) {
                    index += 3
                    return
                }
                if bytes[index] == 0x2D, has("--!>", at: index), language == .html {
                    index += 4
                    return
                }
                index += 1
            }
        }
    }

    /// Skips a document type, with the definitions between brackets that XML allows.
    private mutating func skipDeclaration() {
        var isInBrackets = false
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if language == .xml, byte == 0x5B { isInBrackets = true }
            if byte == 0x5D { isInBrackets = false }
            if byte == 0x3E, !isInBrackets { return }
        }
    }

    private mutating func skip(past end: StaticString) {
        while index < bytes.count, !has(end, at: index) { index += 1 }
        index = min(bytes.count, index + end.utf8CodeUnitCount)
    }
}
