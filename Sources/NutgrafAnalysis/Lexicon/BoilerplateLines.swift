/// The lines of the list that are no part of a story.
package struct BoilerplateLines: Sendable {
    /// Lines that are nothing else, without marks around them.
    package private(set) var wholes: Set<String> = []
    /// What a line of the kind has within it.
    package private(set) var parts: [[UInt8]] = []
    /// What a line of the kind begins with, by its first word.
    private var starts: [String: [String]] = [:]

    /// Adds a line of the list: `start`, `whole` or `part`, and the words in lower case.
    mutating func add(_ kind: Substring, _ words: Substring) {
        switch kind {
        case "start": starts[Self.firstWord(words), default: []].append(String(words))
        case "whole": wholes.insert(String(words))
        case "part": parts.append(Array(words.utf8))
        default: break
        }
    }

    /// Whether a line in lower case begins as one of the list does, at a word's end.
    package func begins(_ line: String) -> Bool {
        for start in starts[Self.firstWord(line[...])] ?? [] where line.hasPrefix(start) {
            let next = line.unicodeScalars.dropFirst(start.unicodeScalars.count).first
            guard let next, let last = start.unicodeScalars.last else { return true }
            if Glyph(last.value) != .letter || Glyph(next.value) != .letter { return true }
        }
        return false
    }

    private static func firstWord(_ line: Substring) -> String {
        String(line.prefix { $0 != " " && $0 != ":" })
    }
}
