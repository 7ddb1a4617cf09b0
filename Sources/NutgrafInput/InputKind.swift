/// What a file is read as.
package enum InputKind: String, CaseIterable, Sendable {
    /// Plain text: the whole file is one story.
    case text
    /// A web page: its article's text, title, byline, date and language.
    case html
    /// RSS or Atom: each entry is a story.
    case feed
    /// JSON: one `Article` object, an array of them, or several one after the other.
    case json
    /// An `Article` object on each line.
    case jsonl

    /// What the end of a file's name says it is; `nil` where it says nothing.
    ///
    /// - Parameter name: The file's name or path, in bytes.
    init?(fileName name: [UInt8]) {
        guard let dot = name.lastIndex(of: 0x2E), name.count - dot <= 10 else { return nil }
        switch String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased() {
        case "txt", "text": self = .text
        case "html", "htm", "xhtml", "shtml": self = .html
        case "rss", "atom", "rdf", "xml": self = .feed
        case "json": self = .json
        case "jsonl", "ndjson": self = .jsonl
        default: return nil
        }
    }

    /// What the beginning of a file's bytes looks like; plain text where it looks like nothing else.
    init(sniffing bytes: ArraySlice<UInt8>) {
        let start = bytes.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        if let markup = Self.sortOfMarkup(start) {
            self = markup
        } else {
            self = Self.looksLikeJSON(start) ? Self.sortOfJSON(start) : .text
        }
    }

    /// What a text is that begins with a tag, by the first element that is one of a page or a feed.
    private static func sortOfMarkup(_ bytes: ArraySlice<UInt8>) -> InputKind? {
        guard bytes.first == 0x3C else { return nil }
        let start = String(decoding: bytes, as: UTF8.self).lowercased()
        if start.hasPrefix("<!doctype html") { return .html }
        for (mark, kind) in [("<html", InputKind.html), ("<rss", .feed), ("<feed", .feed), ("<rdf:rdf", .feed)]
        where start.contains(mark) {
            return kind
        }
        let pageParts = ["<head", "<body", "<title", "<meta", "<article", "<div", "<p>", "<p ", "<h1", "<table"]
        return pageParts.contains { start.hasPrefix($0) } ? .html : nil
    }

    private static func looksLikeJSON(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first else { return false }
        guard let second = bytes.dropFirst().first(where: { $0 > 0x20 }) else { return false }
        return first == 0x7B && (second == 0x22 || second == 0x7D) || first == 0x5B && second == 0x7B
    }

    /// An object that ends on its first line is one of several lines.
    private static func sortOfJSON(_ bytes: ArraySlice<UInt8>) -> InputKind {
        guard bytes.first == 0x7B else { return .json }
        let line = bytes.prefix { $0 != 0x0A }
        return line.count == bytes.count || line.last { $0 > 0x20 } == 0x7D ? .jsonl : .json
    }
}
