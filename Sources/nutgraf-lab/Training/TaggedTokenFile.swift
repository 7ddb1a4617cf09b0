import ArgumentParser
import NutgrafAnalysis

/// A corpus of tokens with tags, one a line, as texts: the tokens are joined as print would have them.
struct TaggedTokenFile {
    /// How the tags of a corpus are to be read.
    struct Convention {
        /// The kinds that each original tag may stand for; tags that are not named mark nothing.
        var kinds: [String: TrainingText.Kinds]
        /// The kinds that the corpus does not mark.
        var unmarked: TrainingText.Kinds
        /// Whether names of users ("@name") are marked in a way of their own, which says nothing.
        var ignoresHandles = false
    }

    /// The texts, some sentences each, a paragraph a sentence.
    let texts: [TrainingText]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: the file: token, tag and original tag with tabs between, a blank line between sentences.
    ///   - convention: how its tags are to be read.
    ///   - sentences: how many sentences make a text.
    /// - Throws: `ValidationError` where the file cannot be read or a line has no tag.
    init(_ path: String, convention: Convention, sentences: Int = 20) throws {
        try self.init(TextFile.bytes(path), name: path, convention: convention, sentences: sentences)
    }

    /// Reads the bytes of such a file.
    ///
    /// - Parameter name: what the file is called where something is wrong with it.
    init(_ bytes: [UInt8], name: String, convention: Convention, sentences: Int) throws {
        var texts: [TrainingText] = []
        var sentence: [(token: String, tag: String)] = []
        var current = TrainingText(bytes: [], spans: [], unmarked: convention.unmarked)
        var count = 0
        func finishText() {
            if !current.bytes.isEmpty { texts.append(current) }
            current = TrainingText(bytes: [], spans: [], unmarked: convention.unmarked)
            count = 0
        }
        func finishSentence() {
            guard !sentence.isEmpty else { return }
            Self.append(sentence, to: &current, convention)
            sentence = []
            count += 1
            if count == sentences { finishText() }
        }
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty else {
                finishSentence()
                continue
            }
            let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
            guard fields.count >= 2, let tag = fields.last else {
                throw ValidationError("\(name):\(number + 1) has no tag.")
            }
            sentence.append((String(decoding: fields[0], as: UTF8.self), String(decoding: tag, as: UTF8.self)))
        }
        finishSentence()
        finishText()
        self.texts = texts
    }

    private static func append(
        _ sentence: [(token: String, tag: String)],
        to text: inout TrainingText,
        _ convention: Convention
    ) {
        if !text.bytes.isEmpty { text.bytes += [0x0A, 0x0A] }
        var joiner = TokenJoiner()
        var open: (tag: String, span: TrainingText.Span)?
        for (token, tag) in sentence {
            if joiner.needsBlank(before: token) { text.bytes.append(0x20) }
            let start = text.bytes.count
            text.bytes += token.utf8
            let name = tag.dropFirst(2)
            if convention.ignoresHandles, joiner.isHandle(token) {
                text.unknown.append(max(0, start - 1)..<text.bytes.count)
            } else if tag.hasPrefix("I-"), open?.tag == String(name) {
                open?.span.end = text.bytes.count
                continue
            }
            if let span = open?.span { text.spans.append(span) }
            open = nil
            guard tag != "O", let kinds = convention.kinds[String(name)], kinds != 0,
                text.unknown.last?.upperBound != text.bytes.count
            else { continue }
            open = (String(name), TrainingText.Span(start: start, end: text.bytes.count, kinds: kinds))
        }
        if let span = open?.span { text.spans.append(span) }
    }
}

/// Says where blanks stand between tokens.
struct TokenJoiner {
    private var last = ""
    private var before = ""
    private var isQuoteOpen = false
    private var isFirst = true

    /// Whether a blank stands before a token, which is then the last one seen.
    mutating func needsBlank(before token: String) -> Bool {
        defer {
            if token == "\"" { isQuoteOpen.toggle() }
            before = last
            last = token
            isFirst = false
        }
        if isFirst { return false }
        if ["(", "[", "{", "$", "£", "€", "#", "“", "‘", "@"].contains(last) { return false }
        if last == "\"", isQuoteOpen { return false }
        if last == "-" || last == "/" { return false }
        if ["-", "/", ",", ".", "!", "?", ";", ":", ")", "]", "}", "%", "”", "’", "...", "…"].contains(token) {
            return false
        }
        if token == "\"", isQuoteOpen { return false }
        if token.count > 1, token.hasPrefix("'") || token.hasPrefix("’"), token.count <= 3 { return false }
        return !(token == "n't" || token == "n’t")
    }

    /// Whether a token just joined is the name of a user.
    func isHandle(_ token: String) -> Bool { token.hasPrefix("@") || before == "@" }
}
