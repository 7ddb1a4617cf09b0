/// The contents of elements in which no tag is one.
extension HTMLTokenizer {
    /// The elements with raw text, and those whose text has character references but no tags.
    static let rawElements: Set<String> = [
        "script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea", "plaintext",
    ]

    /// Reads up to the end tag of an element; everything where it has none.
    mutating func rawText(of element: String) -> [UInt8] {
        let name = Array(element.utf8)
        let start = index
        if element == "script" {
            skipScript(name)
        } else if element == "plaintext" {
            index = bytes.count
        } else {
            while index < bytes.count, !endsElement(name) { index += 1 }
        }
        guard element == "title" || element == "textarea" else { return Array(bytes[start..<index]) }
        let end = index
        index = start
        var text: [UInt8] = []
        while index < end {
            if bytes[index] == 0x26 {
                appendReference(to: &text, isInAttribute: false)
            } else {
                text.append(bytes[index])
                index += 1
            }
        }
        index = end
        return text
    }

    /// Skips a script, in which an end tag is none between `<!--<script>` and `</script>` or `-->`.
    private mutating func skipScript(_ name: [UInt8]) {
        var isEscaped = false
        var isDoublyEscaped = false
        while index < bytes.count {
            switch bytes[index] {
            case 0x3C:
                if has("<!--", at: index) {
                    isEscaped = true
                } else if endsElement(name) {
                    guard isDoublyEscaped else { return }
                    isDoublyEscaped = false
                } else if isEscaped, has("<script", at: index), isDelimiter(byte(index + 7)) {
                    isDoublyEscaped = true
                }
            case 0x2D where isEscaped && has("-->", at: index):
                isEscaped = false
                isDoublyEscaped = false
            default: break
            }
            index += 1
        }
    }

    /// Whether the end tag of an element stands here.
    private func endsElement(_ name: [UInt8]) -> Bool {
        guard bytes[index] == 0x3C, byte(index + 1) == 0x2F, index + 2 + name.count < bytes.count else { return false }
        for offset in name.indices where bytes[index + 2 + offset] | 0x20 != name[offset] { return false }
        return isDelimiter(bytes[index + 2 + name.count])
    }

    private func isDelimiter(_ byte: UInt8) -> Bool { Self.isBlank(byte) || byte == 0x2F || byte == 0x3E }
}
