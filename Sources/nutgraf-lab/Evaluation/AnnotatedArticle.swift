import NutgrafAnalysis

/// An article of the annotated corpora, one JSON object a line; all offsets are in UTF-8 bytes.
struct AnnotatedArticle: Decodable {
    /// A half-open range of ``text``.
    struct Span: Decodable {
        var start: Int
        var end: Int
    }

    /// A named thing, in ``text`` or in ``title``.
    struct Mention: Decodable {
        var start: Int
        var end: Int
        var kind: String
    }

    /// The names that one thing goes by within the article.
    struct Alias: Decodable {
        var kind: String
        /// The fullest one.
        var name: String
        /// The other ones.
        var others: [String]
    }

    /// What a person is, as written.
    struct Role: Decodable {
        var person: String
        var role: String
    }

    /// A quotation: the byte of its first word, the fullest name or a description of who says it, the verb of saying.
    struct Quote: Decodable {
        var start: Int
        var speaker: String?
        var cue: String?
    }

    var id: String
    var source: String
    /// The headline; empty where there is none.
    var title: String
    /// The day it was published; empty where that is not known.
    var published: String
    var text: String
    var sentences: [Span]
    var mentions: [Mention]
    var titleMentions: [Mention]
    var aliases: [Alias]
    var roles: [Role]
    var quotes: [Quote]
    /// The numbers of the three sentences that summarise best, the most important one first.
    var best: [Int]
    /// A summary of 45 to 60 words by the annotator.
    var abstract: String

    /// The article as a client would submit it.
    var article: Article {
        Article(
            text: text,
            title: title.isEmpty ? nil : title,
            published: published.isEmpty ? nil : published
        )
    }

    /// Where it comes from, in short: what stands before the first comma or bracket of ``source``.
    var sourceName: String {
        let end = source.firstIndex { $0 == "," || $0 == "(" } ?? source.endIndex
        return String(source[..<end].reversed().drop { $0 == " " }.reversed())
    }

    /// All names of the person that a role is annotated for.
    func names(of role: Role) -> [String] {
        [role.person] + aliases.filter { $0.name == role.person }.flatMap(\.others)
    }

    /// The role annotated for the first person who goes by one of some names.
    func role(ofAnyNamed names: [String]) -> String? {
        roles.first { role in self.names(of: role).contains { names.contains($0) } }?.role
    }
}

extension AnnotatedArticle {
    /// What is wrong with its offsets and kinds, in words; `nil` where nothing is.
    var fault: String? {
        let text = Array(text.utf8)
        let title = Array(title.utf8)
        for (part, mentions, bytes) in [("mentions", mentions, text), ("titleMentions", titleMentions, title)] {
            for mention in mentions {
                guard Self.isRange(mention.start, mention.end, of: bytes) else {
                    return "\(part) has \(mention.start) to \(mention.end), which is no range of whole letters"
                }
                guard TagLayout.kinds.contains(EntityKind(rawValue: mention.kind)) else {
                    return "\(part) has the kind \(mention.kind), which there is not"
                }
            }
        }
        for sentence in sentences where !Self.isRange(sentence.start, sentence.end, of: text) {
            return "sentences has \(sentence.start) to \(sentence.end), which is no range of whole letters"
        }
        for quote in quotes where !text.indices.contains(quote.start) {
            return "quotes has \(quote.start), which is no place in the text"
        }
        for number in best where !sentences.indices.contains(number) {
            return "best has \(number), and there are \(sentences.count) sentences"
        }
        return nil
    }

    private static func isRange(_ start: Int, _ end: Int, of bytes: [UInt8]) -> Bool {
        func isBoundary(_ place: Int) -> Bool { place == bytes.count || bytes[place] & 0xC0 != 0x80 }
        return 0 <= start && start < end && end <= bytes.count && isBoundary(start) && isBoundary(end)
    }
}
