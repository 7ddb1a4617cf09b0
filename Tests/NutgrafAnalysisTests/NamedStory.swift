import NutgrafAnalysis

/// An article analysed with the names that a test gives, so that linking is tested by itself.
struct NamedStory {
    let analysis: Analysis

    /// Analyses a text in which every occurrence of the names, at the borders of tokens, is a mention; where names
    /// overlap, the longest one at a token counts. The tagger is unsure of the kinds of some.
    init(_ text: String, title: String? = nil, _ names: [String: EntityKind], unsure: Set<String> = []) {
        let longest = names.keys.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }.map { Array($0.utf8) }
        analysis = Analyzer().analyze(Article(text: text, title: title)) { story, _ in
            var mentions: [Mention] = []
            var token = 0
            while token < story.tokens.count {
                let start = story.tokens[token].start
                let name = longest.first { name in
                    story.text.has(name, at: start)
                        && story.tokens[token...].prefix(12).contains { $0.end == start + name.count }
                }
                guard let name else {
                    token += 1
                    continue
                }
                var end = token
                while story.tokens[end].end < start + name.count { end += 1 }
                let form = String(decoding: name, as: UTF8.self)
                mentions.append(
                    Mention(
                        tokens: token..<(end + 1),
                        start: start,
                        end: start + name.count,
                        kind: names[form] ?? .person,
                        confidence: unsure.contains(form) ? 0.6 : 0.9
                    )
                )
                token = end + 1
            }
            return mentions
        }
    }

    /// The entities' names, each with its aliases behind "=": in the order of the story.
    var entities: [String] {
        analysis.entities.sorted { ($0.mentions.first?.start ?? 0) < ($1.mentions.first?.start ?? 0) }
            .map { ([$0.name] + $0.aliases).joined(separator: " = ") }
    }

    /// What the person with a name is.
    func role(of name: String) -> String? { analysis.entities.first { $0.name == name }?.role?.text }
}
