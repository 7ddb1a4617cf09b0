/// The lines of the list that are no part of a story.
package struct BoilerplateLines: Sendable {
    /// Lines that are nothing else, without marks around them.
    package private(set) var wholes: Set<String> = []
    /// What a line of the kind has within it.
    private var parts: [[UInt8]] = []
    /// For each pair of bytes, by ``place(_:_:)``, whether a part may begin with it.
    private var beginsPart = [Bool](repeating: false, count: 4_096)
    /// What a line of the kind begins with, by its first word.
    private var starts: [String: [String]] = [:]

    /// Adds a line of the list: `start`, `whole` or `part`, and the words in lower case.
    mutating func add(_ kind: Substring, _ words: Substring) {
        switch kind {
        case "start": starts[Self.firstWord(words), default: []].append(String(words))
        case "whole": wholes.insert(String(words))
        case "part":
            let part = Array(words.utf8)
            guard part.count >= 2 else { return }
            parts.append(part)
            beginsPart[Self.place(part[0], part[1])] = true
        default: break
        }
    }

    /// Whether a line in lower case begins as one of the list does, at a word's end.
    package func begins(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = bytes.firstIndex { $0 == 0x20 || $0 == 0x3A } ?? bytes.count
        guard let starts = starts[String(decoding: bytes[..<first], as: UTF8.self)] else { return false }
        let line = String(decoding: bytes, as: UTF8.self)
        for start in starts where line.hasPrefix(start) {
            let next = line.unicodeScalars.dropFirst(start.unicodeScalars.count).first
            guard let next, let last = start.unicodeScalars.last else { return true }
            if Glyph(last.value) != .letter || Glyph(next.value) != .letter { return true }
        }
        return false
    }

    /// Whether a line in lower case has a part of the list within it.
    package func hasPart(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard line.count >= 2 else { return false }
        for start in 0..<(line.count - 1) where beginsPart[Self.place(line[start], line[start + 1])] {
            if parts.contains(where: { line[start...].starts(with: $0) }) { return true }
        }
        return false
    }

    private static func place(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 0x3F) << 6 | Int(second & 0x3F) }

    private static func firstWord(_ line: Substring) -> String {
        String(decoding: line.utf8.prefix { $0 != 0x20 && $0 != 0x3A }, as: UTF8.self)
    }
}
