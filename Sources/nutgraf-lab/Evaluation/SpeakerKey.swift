import NutgrafAnalysis

/// Says whether a speaker that was given is the annotated one.
///
/// An annotated speaker is named where its name is one of the article's annotated mentions or aliases, and a
/// description otherwise. A named one is met by an entity that bears its name, or whose fullest name is one of the
/// aliases annotated for it; a description by no entity, but words that share one with it which is neither article
/// nor preposition; an absent one by nothing at all. Names are compared in lower case, without "the" and the titles
/// before them.
struct SpeakerKey {
    private static let small: Set<String> = [
        "the", "a", "an", "of", "for", "in", "at", "on", "to", "by", "from", "with", "and", "who", "was", "one",
        "his", "her", "their", "its",
    ]

    private var forms: [String: Set<String>] = [:]
    private var names: Set<String> = []

    /// Takes an article's names.
    init(_ article: AnnotatedArticle) {
        let text = ByteText(article.text)
        for mention in article.mentions { names.insert(Self.folded(text.string(mention.start..<mention.end))) }
        for alias in article.aliases {
            let all = ([alias.name] + alias.others).map(Self.folded)
            names.formUnion(all)
            for name in all { forms[name, default: []].formUnion(all) }
        }
    }

    /// Whether an annotated speaker is a name.
    func isNamed(_ speaker: String) -> Bool { names.contains(Self.folded(speaker)) }

    /// All names annotated for a speaker, folded.
    func names(of speaker: String) -> Set<String> {
        let name = Self.folded(speaker)
        return (forms[name] ?? []).union([name])
    }

    /// Whether an annotated speaker was met.
    ///
    /// - Parameters:
    ///   - speaker: the annotated one.
    ///   - entity: the names of the entity that was given, the fullest first; empty where none was.
    ///   - words: the words that name the speaker.
    func isMet(_ speaker: String?, entity: [String], words: String?) -> Bool {
        guard let speaker else { return entity.isEmpty && words == nil }
        if isNamed(speaker) {
            guard let fullest = entity.first else { return false }
            return entity.map(Self.folded).contains(Self.folded(speaker))
                || names(of: speaker).contains(Self.folded(fullest))
        }
        guard entity.isEmpty, let words else { return false }
        return !Self.words(speaker).isDisjoint(with: Self.words(words))
    }

    /// Whether an entity that met an annotated speaker is that one and no other: it bears the annotated name, or all
    /// names of the speaker that it bears are annotated for nobody else, and so is its fullest one.
    func isOne(_ speaker: String, entity: [String]) -> Bool {
        let annotated = names(of: speaker)
        return entity.allSatisfy { name in
            let name = Self.folded(name)
            return annotated.contains(name) || forms[name] == nil
        }
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)).subtracting(small)
    }

    /// A name in lower case, without "the" and titles.
    static func folded(_ name: String) -> String {
        var words = name.lowercased().split(separator: " ").map(String.init)
        while words.count > 1, let first = words.first {
            let bare = first.hasSuffix(".") ? String(first.dropLast()) : first
            let capital = bare.prefix(1).uppercased() + bare.dropFirst()
            guard first == "the" || Lexicon.shared.classes(form: capital, lower: bare).has(.honorific) else { break }
            words.removeFirst()
        }
        return words.joined(separator: " ")
    }
}
