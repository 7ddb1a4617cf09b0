import NutgrafProgram
import NutgrafTypes

/// An analysis for people.
struct Report {
    /// The kinds that have headings of their own.
    private static let headedKinds: Set<EntityKind> = [.person, .organization, .location, .facility, .group]

    private let analysis: Analysis
    private let style: Style
    private let columns: Int

    /// Makes a report.
    ///
    /// - Parameters:
    ///   - analysis: What was found.
    ///   - style: How headings are set off; as suits standard output by default.
    ///   - columns: How many columns a line has at most; by default 80, or those of standard output where it is a
    ///     narrower terminal.
    init(
        _ analysis: Analysis,
        style: Style = .output,
        columns: Int = min(Terminal.output.columns, Terminal.usualColumns)
    ) {
        self.analysis = analysis
        self.style = style
        self.columns = columns
    }

    /// The report, each line ended.
    var text: String {
        var sections: [String] = []
        if let title = analysis.title {
            // Its lines are broken before they are set off, which takes no columns.
            let lines = wrapped(title.text, indent: 0).split(separator: "\n").map { style(String($0), .heading) }
            sections.append(lines.joined(separator: "\n") + "\n")
        }
        if let gist = analysis.summary.gist {
            sections.append(heading("In short") + wrapped(gist, indent: 2))
        }
        let summary = analysis.summary.sentences.compactMap { $0.substring(of: analysis.text) }
        if !summary.isEmpty {
            sections.append(heading("Summary") + wrapped(summary.joined(separator: " "), indent: 2))
        }
        sections += [
            entities("People", [.person]),
            entities("Organizations", [.organization]),
            entities("Places", [.location, .facility]),
            entities("Groups", [.group]),
            // Kinds that a later analyser may add, too.
            entities("Also named", Set(analysis.entities.map(\.kind)).subtracting(Self.headedKinds)),
            quotes,
            dates,
        ].compactMap { $0 }
        if !analysis.keyPhrases.isEmpty {
            sections.append(
                heading("Key phrases") + wrapped(analysis.keyPhrases.joined(separator: "; "), indent: 2)
            )
        }
        if let notes = analysis.notes, !notes.isEmpty {
            sections.append(notes.map { wrapped($0, indent: 0) }.joined())
        }
        let repairs = analysis.edits.count
        let last = "Analysed by \(analysis.analyzer); \(repairs) repair\(repairs == 1 ? "" : "s") in the text."
        sections.append(style(String(wrapped(last, indent: 0).dropLast()), .faint) + "\n")
        return sections.joined(separator: "\n")
    }

    private func entities(_ heading: String, _ kinds: Set<EntityKind>) -> String? {
        let chosen = analysis.entities.filter { kinds.contains($0.kind) }
        guard !chosen.isEmpty else { return nil }
        let lines = chosen.map { entity in
            var line = entity.name
            if let role = entity.role { line += ", \(role.text)" }
            if let country = entity.country { line += " [\(country)]" }
            if !entity.aliases.isEmpty { line += " (\(entity.aliases.joined(separator: ", ")))" }
            let count = entity.mentions.count + entity.titleMentions.count
            if count > 1 { line += " x\(count)" }
            return wrapped(line, indent: 2, hanging: 4)
        }
        return self.heading(heading) + lines.joined()
    }

    private var quotes: String? {
        guard !analysis.quotes.isEmpty else { return nil }
        let names = Dictionary(analysis.entities.map { ($0.id, $0.name) }) { first, _ in first }
        let lines = analysis.quotes.compactMap { quote -> String? in
            guard let words = quote.substring(of: analysis.text) else { return nil }
            let speaker = quote.speaker.flatMap { names[$0] } ?? quote.speakerText ?? "unknown speaker"
            let said = quote.direct ? "\u{201C}\(words)\u{201D}" : String(words)
            return wrapped("\(speaker): \(said)", indent: 2, hanging: 4)
        }
        return heading("Quotations") + lines.joined()
    }

    private var dates: String? {
        guard !analysis.dates.isEmpty else { return nil }
        let items = analysis.dates.compactMap { date -> String? in
            guard let words = date.substring(of: analysis.text) else { return nil }
            return date.value.map { "\(words) = \($0)" } ?? String(words)
        }
        return heading("Dates") + wrapped(items.joined(separator: "; "), indent: 2)
    }

    private func wrapped(_ text: some StringProtocol, indent: Int, hanging: Int? = nil) -> String {
        Columns.wrapped(text, columns: columns, indent: indent, hanging: hanging)
    }

    private func heading(_ words: String) -> String { style(words, .heading) + "\n" }
}
