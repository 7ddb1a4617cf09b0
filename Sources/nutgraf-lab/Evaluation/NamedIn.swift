import NutgrafAnalysis

extension Entity {
    /// Whether one of its names stands in a text as whole words.
    func isNamed(in text: String) -> Bool { text.hasWords(ofOneOf: [name] + aliases) }
}

extension String {
    /// Whether one of some names stands in it as whole words.
    func hasWords(ofOneOf names: [String]) -> Bool {
        let text = Array(utf8)
        return names.contains { Self.stands(Array($0.utf8), in: text) }
    }

    private static func stands(_ name: [UInt8], in text: [UInt8]) -> Bool {
        guard !name.isEmpty, text.count >= name.count else { return false }
        for start in 0...(text.count - name.count) where text[start..<(start + name.count)].elementsEqual(name) {
            let end = start + name.count
            if (start == 0 || !isLetter(text[start - 1])) && (end == text.count || !isLetter(text[end])) { return true }
        }
        return false
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 && byte < 0xE2 || (0x41...0x5A).contains(byte & 0xDF)
    }
}
