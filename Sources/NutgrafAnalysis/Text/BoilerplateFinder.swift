/// Knows the lines that surround a story: "Read more", credits, tags of agencies, calls to subscribe.
struct BoilerplateFinder {
    /// Longer paragraphs are part of the story.
    private static let longest = 240
    /// Longer paragraphs are part of the story, whatever they have within them.
    private static let longestWithPart = 160

    /// No line that is nothing else is longer.
    private static let longestWhole = 40

    private let text: ByteText
    private let lines = Lexicon.shared.boilerplate

    /// Takes a text.
    init(_ text: ByteText) {
        self.text = text
    }

    /// Whether a paragraph is no part of the story.
    func isBoilerplate(_ paragraph: Range<Int>) -> Bool {
        guard paragraph.count >= 2, paragraph.count <= Self.longest else { return false }
        // No line of the list has a letter beyond ASCII.
        let line = text.bytes[paragraph].map { $0.isASCIICapital ? $0 | 0x20 : $0 }
        return line.withUnsafeBufferPointer { bytes in
            if lines.begins(bytes) { return true }
            if bytes.count <= Self.longestWhole, lines.wholes.contains(Self.withoutMarks(bytes)) { return true }
            return paragraph.count <= Self.longestWithPart && lines.hasPart(bytes)
        }
    }

    /// Whether a sentence says who took or owns a picture: "Image: Ann Bray."
    func isCredit(_ sentence: Range<Int>) -> Bool {
        guard sentence.count <= 80, let colon = text.bytes[sentence].prefix(12).firstIndex(of: 0x3A) else {
            return false
        }
        let first = text.string(sentence.lowerBound..<colon)
        return ["Image", "Photo", "Picture", "Photograph", "Credit", "Video"].contains(first)
    }

    /// A line without the signs around its words.
    private static func withoutMarks(_ line: UnsafeBufferPointer<UInt8>) -> String {
        func isWord(_ byte: UInt8) -> Bool { byte.isASCIISmall || byte.isASCIIDigit }
        guard let first = line.firstIndex(where: isWord), let last = line.lastIndex(where: isWord) else { return "" }
        return String(decoding: line[first...last], as: UTF8.self)
    }
}
