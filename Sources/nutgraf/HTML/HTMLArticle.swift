import NutgrafTypes

/// An analysis as an `article` element.
struct HTMLArticle {
    /// The headings of the index, with the kinds below each.
    private static let headings: [(String, [EntityKind])] = [
        ("People", [.person]), ("Organizations", [.organization]), ("Places", [.location, .facility]),
        ("Groups", [.group]),
    ]
    /// The kinds that the style sheet knows.
    private static let styledKinds: Set<EntityKind> = [
        .person, .organization, .location, .facility, .group, .event, .work, .product,
    ]

    private let analysis: Analysis
    /// Begins every id, so that several articles share a page.
    private let prefix: String
    /// What it was read from, where that is to be said.
    private let source: String?
    private let entities: [Int: Entity]
    /// The attributes of elements that hold the story's own words, each with a blank before it.
    private let own: String

    /// Takes an analysis.
    ///
    /// - Parameters:
    ///   - analysis: What was found.
    ///   - number: Its number on the page.
    ///   - source: The file or job it belongs to; `nil` where that need not be said.
    init(_ analysis: Analysis, number: Int, source: String?) {
        self.analysis = analysis
        self.source = source
        prefix = "a\(number)"
        own = " dir=\"auto\"" + (analysis.language.map { " lang=\"\(HTMLText.escaped($0))\"" } ?? "")
        entities = Dictionary(analysis.entities.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The element.
    var html: String {
        let sections = [
            ("Summary", "summary", summary), ("Story", "story", story), ("Who and what", "index", index),
            ("Who said what", "quotations", quotations), ("Dates", "dates", dates),
            ("Key phrases", "phrases", keyPhrases),
        ].filter { !$0.2.isEmpty }
        let links = sections.map { "<li><a href=\"#\(prefix)-\($0.1)\">\($0.0)</a></li>\n" }
        let nav = "<nav aria-label=\"Parts of this story\">\n<ul>\n\(links.joined())</ul>\n</nav>\n"
        let body = sections.map { section($0.0, $0.1, $0.2) }
        return "<article id=\"\(prefix)\" aria-labelledby=\"\(prefix)-title\">\n"
            + header + nav + body.joined() + footer + "</article>\n"
    }

    private var header: String {
        var html = ""
        if let source { html += "<p class=\"source\">\(HTMLText.escaped(source))</p>\n" }
        let title = analysis.title?.text ?? ""
        if title.isEmpty {
            html += "<h1 id=\"\(prefix)-title\">A story without a headline</h1>\n"
        } else {
            html +=
                "<h1 id=\"\(prefix)-title\"\(own)>\(HTMLMarkup(title, mentions("t") { $0.titleMentions }).line)</h1>\n"
        }
        return "<header>\n\(html)</header>\n"
    }

    private var summary: String {
        let sentences = analysis.summary.sentences.compactMap { $0.substring(of: analysis.text) }
        let gist = analysis.summary.gist ?? ""
        guard !sentences.isEmpty || !gist.isEmpty else { return "" }
        var html = ""
        if !gist.isEmpty { html += "<p class=\"gist\"\(own)>\(HTMLText.escaped(gist))</p>\n" }
        if !sentences.isEmpty {
            html += "<p\(own)>\(sentences.map { HTMLText.escaped($0) }.joined(separator: " "))</p>\n"
        }
        return html
    }

    private var story: String {
        var spans = mentions("") { $0.mentions }
        for sentence in analysis.summary.sentences {
            spans.append(span(sentence, .sentence, "span", " class=\"chosen\""))
        }
        for (number, quote) in analysis.quotes.enumerated() {
            let said = speaker(quote).map { " title=\"Said by \(HTMLText.escaped($0))\"" } ?? ""
            let id = "\(prefix)-q\(number)"
            spans.append(span(quote, .quote, "q", " class=\"\(quote.direct ? "direct" : "indirect")\"\(said)", id: id))
        }
        for (number, date) in analysis.dates.enumerated() {
            let shown = HTMLDate(date)
            // Only some values are what the element's attribute allows; the others are told by the title.
            let machine = shown.machine.map { " datetime=\"\(HTMLText.escaped($0))\"" }
            let title = date.value == nil ? "" : " title=\"\(HTMLText.escaped(shown.words))\""
            let attributes = " class=\"date\"\(machine ?? "")\(title)"
            spans.append(span(date, .date, machine == nil ? "span" : "time", attributes, id: "\(prefix)-d\(number)"))
        }
        let html = HTMLMarkup(analysis.text, spans).paragraphs(own)
        return html.isEmpty ? "" : HTMLPage.legend + html
    }

    private var index: String {
        var html = ""
        for (heading, kinds) in Self.headings {
            let chosen = analysis.entities.filter { kinds.contains($0.kind) }
            guard !chosen.isEmpty else { continue }
            html += "<h3>\(heading)</h3>\n<ul>\n" + chosen.map(entry).joined() + "</ul>\n"
        }
        // Kinds that a later analyser may add, too.
        let headed = Set(Self.headings.flatMap(\.1))
        let others = analysis.entities.filter { !headed.contains($0.kind) }
        if !others.isEmpty { html += "<h3>Also named</h3>\n<ul>\n" + others.map(entry).joined() + "</ul>\n" }
        return html
    }

    /// The class of a kind; a kind may be any text, and is told in words beside it.
    private static func styleClass(_ kind: EntityKind) -> String {
        styledKinds.contains(kind) ? kind.rawValue : "other"
    }

    /// One line of the index, with links to every mention.
    private func entry(_ entity: Entity) -> String {
        let name = "<bdi class=\"name \(Self.styleClass(entity.kind))\">\(HTMLText.escaped(entity.name))</bdi>"
        var html = "<li id=\"\(prefix)-e\(entity.id)\">\(name)"
        if let role = entity.role { html += ", <span class=\"role\">\(HTMLText.escaped(role.text))</span>" }
        if let country = entity.country { html += " <abbr title=\"ISO 3166 code\">\(HTMLText.escaped(country))</abbr>" }
        if !entity.aliases.isEmpty {
            let aliases = entity.aliases.map { "<bdi>\(HTMLText.escaped($0))</bdi>" }
            html += " <span class=\"also\">also \(aliases.joined(separator: ", "))</span>"
        }
        if ![.person, .organization, .location, .group].contains(entity.kind) {
            html += " <span class=\"also\">(\(HTMLText.escaped(entity.kind.rawValue)))</span>"
        }
        let links = entity.mentions.indices.map { number in
            let label = "\(HTMLText.escaped(entity.name)), mention \(number + 1)"
            return "<a href=\"#\(prefix)-e\(entity.id)-\(number)\" aria-label=\"\(label)\">\(number + 1)</a>"
        }
        if !links.isEmpty { html += " <span class=\"places\">\(links.joined(separator: " "))</span>" }
        return html + "</li>\n"
    }

    private var quotations: String {
        let items = analysis.quotes.enumerated().compactMap { number, quote -> String? in
            guard let words = quote.substring(of: analysis.text) else { return nil }
            let said = HTMLText.escaped(words)
            let text = quote.direct ? "“\(said)”" : said
            var who = "<cite>Speaker unknown</cite>"
            if let name = speaker(quote) {
                let link = quote.speaker.map { "<a href=\"#\(prefix)-e\($0)\">\(HTMLText.escaped(name))</a>" }
                who = "<cite>\(link ?? HTMLText.escaped(name))</cite>"
            }
            let cue = quote.cue.map { " <span class=\"also\">\(HTMLText.escaped($0))</span>" } ?? ""
            return "<li>\(who)\(cue): <a class=\"quote\"\(own) href=\"#\(prefix)-q\(number)\">\(text)</a></li>\n"
        }
        return items.isEmpty ? "" : "<ul>\n\(items.joined())</ul>\n"
    }

    private var dates: String {
        let items = analysis.dates.enumerated().compactMap { number, date -> String? in
            guard let words = date.substring(of: analysis.text) else { return nil }
            let link = "<a href=\"#\(prefix)-d\(number)\"\(own)>\(HTMLText.escaped(words))</a>"
            let value = HTMLDate(date).words
            let told = value == words ? "" : " <span class=\"also\">\(HTMLText.escaped(value))</span>"
            return "<li>\(link)\(told)</li>\n"
        }
        return items.isEmpty ? "" : "<ul>\n\(items.joined())</ul>\n"
    }

    private var keyPhrases: String {
        guard !analysis.keyPhrases.isEmpty else { return "" }
        let items = analysis.keyPhrases.map { "<li><bdi>\(HTMLText.escaped($0))</bdi></li>\n" }
        return "<ul>\n\(items.joined())</ul>\n"
    }

    private var footer: String {
        let notes = (analysis.notes ?? []).map { "<p>\(HTMLText.escaped($0))</p>\n" }
        let repairs = analysis.edits.count
        let work = "\(repairs) repair\(repairs == 1 ? "" : "s") in the text"
        return
            "<footer>\n\(notes.joined())<p>Analysed by \(HTMLText.escaped(analysis.analyzer)); \(work).</p>\n</footer>\n"
    }

    private func section(_ heading: String, _ name: String, _ html: String) -> String {
        let id = "\(prefix)-\(name)"
        return
            "<section class=\"\(name)\" aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(heading)</h2>\n\(html)</section>\n"
    }

    /// Marks for mentions, each a link to the entity's line in the index.
    ///
    /// - Parameters:
    ///   - place: What their ids have before the number: those of the title and of the text differ.
    ///   - ranges: The mentions of an entity.
    private func mentions(_ place: String, _ ranges: (Entity) -> [TextRange]) -> [HTMLSpan] {
        analysis.entities.flatMap { entity in
            ranges(entity).enumerated().map { number, range in
                let title = HTMLText.escaped("\(entity.name), \(entity.kind.rawValue)")
                return HTMLSpan(
                    start: range.start,
                    end: range.end,
                    layer: .entity,
                    element: "a",
                    attributes:
                        " class=\"\(Self.styleClass(entity.kind))\" href=\"#\(prefix)-e\(entity.id)\" title=\"\(title)\"",
                    id: "\(prefix)-e\(entity.id)-\(place)\(number)"
                )
            }
        }
    }

    private func span(
        _ span: some TextSpan,
        _ layer: HTMLSpan.Layer,
        _ element: String,
        _ attributes: String,
        id: String? = nil
    ) -> HTMLSpan {
        HTMLSpan(start: span.start, end: span.end, layer: layer, element: element, attributes: attributes, id: id)
    }

    private func speaker(_ quote: Quote) -> String? {
        quote.speaker.flatMap { entities[$0]?.name } ?? quote.speakerText
    }
}
