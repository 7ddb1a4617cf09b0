/// What a page says about its article: in JSON-LD, in Open Graph and other `meta`, and in its own elements.
struct PageMetadata {
    /// Values of one page that are looked at.
    private static let maximumValues = 1_000
    /// Headings and titles of one page that are looked at, those without a word among them.
    private static let maximumHeadings = 64
    /// So many octets of a heading are read.
    private static let headingReach = 1_024
    /// A line with authors is shorter, in octets.
    private static let bylineReach = 160

    private var data = LinkedData([])
    /// The first value of each `meta` and `itemprop`, by its name in lower case.
    private var values: [String: String] = [:]
    private var pageTitle: String?
    private var headings: [String] = []
    private var headingsSeen = 0
    private var canonical: String?
    private var bylines: [String] = []
    private var times: [(value: String, isPublication: Bool)] = []
    private let rootLanguage: String?

    /// Reads a page.
    init(_ tree: HTMLTree) {
        var scripts: [ArraySlice<UInt8>] = []
        rootLanguage = tree.attribute("lang", of: 0) ?? tree.attribute("xml:lang", of: 0)
        var svgEnd = 0
        for number in tree.nodes.indices.dropFirst() {
            let node = tree.nodes[number]
            guard !node.name.isEmpty else { continue }
            switch node.name {
            case "svg": svgEnd = max(svgEnd, Int(node.end))
            case "script":
                if node.attributes.value(of: "type")?.lowercased().hasPrefix("application/ld+json") == true,
                    Int(node.end) > number + 1
                {
                    scripts.append(tree.bytes(of: number + 1))
                }
            case "meta": note(meta: node.attributes)
            case "title":
                if pageTitle == nil, number >= svgEnd { pageTitle = heading(number, in: tree) }
            case "h1":
                if headings.count < 8, let text = heading(number, in: tree) { headings.append(text) }
            case "h2", "h3":
                // Where a site's name is the large heading, the story's has a class that says so.
                if headings.count < 8, ClassWords(node.attributes).namesTitle, let text = heading(number, in: tree) {
                    headings.append(text)
                }
            case "link":
                if node.attributes.value(of: "rel")?.lowercased() == "canonical" {
                    canonical = canonical ?? node.attributes.value(of: "href")
                }
            case "time": note(time: node.attributes)
            default: break
            }
            if node.attributes.isEmpty { continue }
            note(itemOf: number, in: tree)
        }
        data = LinkedData(scripts)
    }

    /// The text of a heading or a title; `nil` where it has none, or too many were looked at, as headings in headings
    /// would be read once for each around them.
    private mutating func heading(_ number: Int, in tree: HTMLTree) -> String? {
        guard headingsSeen < Self.maximumHeadings else { return nil }
        headingsSeen += 1
        return tree.string(under: number, reach: Self.headingReach).collapsed.nonEmpty
    }

    private mutating func note(meta attributes: [HTMLAttribute]) {
        guard values.count < Self.maximumValues, let content = attributes.value(of: "content")?.collapsed.nonEmpty
        else {
            return
        }
        for name in ["name", "property", "itemprop", "http-equiv"] {
            guard let key = attributes.value(of: name)?.lowercased() else { continue }
            // Open Graph gives an author each in a value of its own.
            if key == "article:author", let first = values[key] {
                // Where there are more than a byline holds, the first stand for all.
                guard first.utf8.count + content.utf8.count + 2 < Self.bylineReach else { continue }
                if first != content, !content.contains("://") { values[key] = first + ", " + content }
            } else if values[key] == nil {
                values[key] = content
            }
        }
    }

    private mutating func note(time attributes: [HTMLAttribute]) {
        guard times.count < 50, let value = attributes.value(of: "datetime") else { return }
        let words = (attributes.value(of: "class") ?? "") + " " + (attributes.value(of: "itemprop") ?? "")
        let isPublication = attributes.value(of: "pubdate") != nil || words.lowercased().contains("publi")
        times.append((value, isPublication))
    }

    /// Notes microdata, and what looks like the line with the author.
    private mutating func note(itemOf number: Int, in tree: HTMLTree) {
        let node = tree.nodes[number]
        if let item = node.attributes.value(of: "itemprop"), node.name != "meta", values.count < Self.maximumValues {
            let key = "item:" + item.lowercased()
            let value = node.attributes.value(of: "datetime") ?? node.attributes.value(of: "content")
            if values[key] == nil, ["datepublished", "headline", "author", "inlanguage"].contains(item.lowercased()) {
                values[key] = (value ?? Self.line(tree, number))?.collapsed.nonEmpty
            }
        }
        guard bylines.count < 8 else { return }
        let isAuthor = node.attributes.value(of: "rel")?.lowercased() == "author"
        let words = ClassWords(node.attributes)
        if isAuthor
            || words.has(["byline", "author", "bylines"]) && !words.has(["bio", "box", "image", "avatar", "date"]),
            let line = Self.line(tree, number)
        {
            bylines.append(line)
        }
    }

    /// The text of a short element.
    private static func line(_ tree: HTMLTree, _ number: Int) -> String? {
        let range = tree.subtree(number)
        guard range.count < 60 else { return nil }
        var parts: [UInt8] = []
        for inner in range where tree.nodes[inner].isText {
            parts += tree.bytes(of: inner).prefix(300)
            parts.append(0x20)
        }
        guard parts.count < 300 else { return nil }
        return String(decoding: parts, as: UTF8.self).collapsed.nonEmpty
    }
}

extension PageMetadata {
    /// The article's text as JSON-LD has it.
    var body: String? { data.body }

    /// The headline: as JSON-LD has it, or the page's only large heading, or what Open Graph or the window's title say,
    /// without the site's name.
    var title: String? {
        if let title = data.title { return title.plainText }
        let site = values["og:site_name"]
        let open = (values["og:title"] ?? values["item:headline"] ?? values["twitter:title"])
            .map { Self.withoutSite($0, site) }
        if let heading = headings.first(where: { heading in
            open.map { PageText.key(Array($0.utf8)).hasPrefix(PageText.key(Array(heading.utf8))) } ?? false
                || pageTitle.map { $0.contains(heading) } ?? false
        }) {
            return heading
        }
        if let open { return open.plainText }
        if headings.count == 1 { return headings.first }
        return pageTitle.map { Self.withoutSite($0, site) }?.nonEmpty ?? headings.first
    }

    /// A title without the name of its site behind a bar or a dash.
    private static func withoutSite(_ title: String, _ site: String?) -> String {
        for mark in [" | ", " \u{2013} ", " \u{2014} ", " - ", " :: ", " \u{00B7} ", " \u{00BB} "] {
            guard let range = lastRange(of: mark, in: title) else { continue }
            let front = title[..<range.lowerBound]
            let back = title[range.upperBound...]
            if back == site ?? "" { return String(front) }
            // A site's name is shorter than a headline.
            if site == nil, back.utf8.count <= 40, front.utf8.count >= back.utf8.count,
                front.split(separator: " ").count >= 3
            {
                return String(front)
            }
        }
        return title
    }

    private static func lastRange(of mark: String, in title: String) -> Range<String.Index>? {
        title.ranges(of: mark).last
    }

    /// Who wrote it.
    var byline: String? {
        if !data.authors.isEmpty { return data.authors.joined(separator: ", ").plainText }
        for name in [
            "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "item:author",
        ] {
            guard let value = values[name], !value.contains("://") else { continue }
            if let line = Self.byline(value) { return line }
        }
        return bylines.lazy.compactMap(Self.byline).first
    }

    /// A line with an author, without the word before the name.
    private static func byline(_ line: String) -> String? {
        var line = line
        for word in ["By ", "by ", "BY ", "Written by ", "Posted by ", "From "] where line.hasPrefix(word) {
            line.removeFirst(word.count)
        }
        return line.utf8.count < bylineReach ? line.collapsed.nonEmpty : nil
    }

    /// When it was published, in the form of RFC 3339.
    var published: String? {
        let names = [
            "article:published_time", "datepublished", "item:datepublished", "parsely-pub-date", "sailthru.date",
            "article.published", "publishdate", "publish-date", "pubdate", "dc.date.issued", "dcterms.created",
            "dc.date",
            "dcterms.date", "date", "og:published_time", "originalpublicationdate",
        ]
        let candidates =
            [data.published] + names.map { values[$0] } + times.filter(\.isPublication).map(\.value)
            + times.map(\.value)
        return candidates.lazy.compactMap { $0.flatMap { PublicationDate($0)?.text } }.first
    }

    /// The language as a BCP 47 tag.
    var language: String? {
        for value in [
            rootLanguage, data.language, values["content-language"], values["og:locale"], values["item:inlanguage"],
        ] {
            if let tag = value.flatMap(LanguageTag.init) { return tag.text }
        }
        return nil
    }

    /// The site's name.
    var source: String? { values["og:site_name"] ?? data.source?.plainText }

    /// The page's own address.
    var url: String? {
        [canonical, values["og:url"], data.url].lazy.compactMap { $0 }.first {
            $0.hasPrefix("http://") || $0.hasPrefix("https://")
        }
    }
}
