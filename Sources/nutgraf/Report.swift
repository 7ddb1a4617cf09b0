import NutgrafTypes

/// An analysis for people, in lines of at most 80 columns.
struct Report {
    private let analysis: Analysis

    init(_ analysis: Analysis) {
        self.analysis = analysis
    }

    /// The report, each line ended.
    var text: String {
        var sections: [String] = []
        if let title = analysis.title { sections.append(Self.wrapped(title.text, indent: 0)) }
        let summary = analysis.summary.sentences.compactMap { $0.substring(of: analysis.text) }
        if !summary.isEmpty {
            sections.append("Summary\n" + Self.wrapped(summary.joined(separator: " "), indent: 2))
        }
        sections += [
            entities("People", [.person]),
            entities("Organizations", [.organization]),
            entities("Places", [.location, .facility]),
            entities("Groups", [.group]),
            entities("Also named", [.event, .work, .product]),
            quotes,
            dates,
        ].compactMap { $0 }
        if !analysis.keyPhrases.isEmpty {
            sections.append(
                "Key phrases\n" + Self.wrapped(analysis.keyPhrases.joined(separator: "; "), indent: 2)
            )
        }
        if let notes = analysis.notes, !notes.isEmpty {
            sections.append(notes.map { Self.wrapped($0, indent: 0) }.joined())
        }
        let repairs = analysis.edits.count
        sections.append("Analysed by \(analysis.analyzer); \(repairs) repair\(repairs == 1 ? "" : "s") in the text.\n")
        return sections.joined(separator: "\n")
    }

    private func entities(_ heading: String, _ kinds: [EntityKind]) -> String? {
        let chosen = analysis.entities.filter { kinds.contains($0.kind) }
        guard !chosen.isEmpty else { return nil }
        let lines = chosen.map { entity in
            var line = entity.name
            if let role = entity.role { line += ", \(role.text)" }
            if let country = entity.country { line += " [\(country)]" }
            if !entity.aliases.isEmpty { line += " (\(entity.aliases.joined(separator: ", ")))" }
            let count = entity.mentions.count + entity.titleMentions.count
            if count > 1 { line += " x\(count)" }
            return Self.wrapped(line, indent: 2, hanging: 4)
        }
        return heading + "\n" + lines.joined()
    }

    private var quotes: String? {
        guard !analysis.quotes.isEmpty else { return nil }
        let names = Dictionary(analysis.entities.map { ($0.id, $0.name) }) { first, _ in first }
        let lines = analysis.quotes.compactMap { quote -> String? in
            guard let words = quote.substring(of: analysis.text) else { return nil }
            let speaker = quote.speaker.flatMap { names[$0] } ?? quote.speakerText ?? "unknown speaker"
            let said = quote.direct ? "\u{201C}\(words)\u{201D}" : String(words)
            return Self.wrapped("\(speaker): \(said)", indent: 2, hanging: 4)
        }
        return "Quotations\n" + lines.joined()
    }

    private var dates: String? {
        guard !analysis.dates.isEmpty else { return nil }
        let items = analysis.dates.compactMap { date -> String? in
            guard let words = date.substring(of: analysis.text) else { return nil }
            return date.value.map { "\(words) = \($0)" } ?? String(words)
        }
        return "Dates\n" + Self.wrapped(items.joined(separator: "; "), indent: 2)
    }

    /// Breaks a text between words into lines of at most 80 columns, each indented.
    private static func wrapped(_ text: some StringProtocol, indent: Int, hanging: Int? = nil) -> String {
        var lines = ""
        var line = String(repeating: " ", count: indent)
        var isEmpty = true
        for word in text.split(whereSeparator: \.isWhitespace) {
            if !isEmpty, line.count + 1 + word.count > 80 {
                lines += line + "\n"
                line = String(repeating: " ", count: hanging ?? indent)
                isEmpty = true
            }
            if !isEmpty { line += " " }
            line += word
            isEmpty = false
        }
        return lines + line + "\n"
    }
}
