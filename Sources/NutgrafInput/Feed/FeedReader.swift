import NutgrafTypes

/// Reads the entries of a feed: RSS 2.0, RSS 1.0 or Atom 1.0.
struct FeedReader {
    private let tree: HTMLTree
    private let root: Int
    /// What stands before the colon in the root's name, and with it; the same is left out of its elements' names.
    private let prefix: String
    private let mediaType: String
    /// The numbers of the entries, in the order of the feed.
    private let entries: [Int]
    private let source: String?
    private let language: String?

    /// Reads a feed.
    ///
    /// - Throws: ``InputFault`` with `noArticle` where it is none.
    init(_ bytes: [UInt8]) throws(InputFault) {
        let text = try TextDecoder.text(of: bytes, declared: DeclaredEncoding.ofXML(bytes))
        tree = try HTMLTreeBuilder.tree(of: Array(text.utf8), .xml)
        let tree = tree
        guard let root = tree.nodes.indices.first(where: { !tree.nodes[$0].name.isEmpty }) else {
            throw .noFeed("no element")
        }
        self.root = root
        let name = tree.nodes[root].name
        switch FeedElement.localName(name) {
        case "rss": mediaType = "application/rss+xml"
        case "rdf": mediaType = "application/rdf+xml"
        case "feed", "entry": mediaType = "application/atom+xml"
        default: throw .noFeed("<\(name)>")
        }
        // Every other name of RDF's own has another prefix.
        let prefix = mediaType == "application/rdf+xml" ? "" : String(name.dropLast(FeedElement.localName(name).count))
        self.prefix = prefix
        let isAtom = mediaType == "application/atom+xml"
        var entries: [Int] = []
        var end = 0
        for number in tree.nodes.indices where number >= end {
            guard FeedElement.localName(tree.nodes[number].name) == (isAtom ? "entry" : "item") else { continue }
            entries.append(number)
            end = Int(tree.nodes[number].end)
        }
        guard !entries.isEmpty else { throw InputFault(.empty, "a feed without entries; give one that has some") }
        self.entries = entries
        let channel = isAtom ? root : FeedElement(tree, root, prefix: prefix).child("channel") ?? root
        let head = FeedElement(tree, channel, prefix: prefix)
        source = head.text("title")?.plainText.nonEmpty
        language = (head.text("language") ?? head.text("dc:language") ?? tree.attribute("xml:lang", of: root))
            .flatMap { LanguageTag($0)?.text }
    }

    /// The articles of the entries.
    ///
    /// - Parameters:
    ///   - file: The feed's file.
    ///   - limit: How many octets the text of an entry may have.
    func items(file: String, limit: Int) -> [InputItem] {
        entries.enumerated().map { index, number in
            let origin = InputOrigin(file: file, entry: index + 1)
            do throws(InputFault) {
                return InputItem(origin, try article(FeedElement(tree, number, prefix: prefix), limit: limit))
            } catch {
                return InputItem(origin, error)
            }
        }
    }

    private func article(_ entry: FeedElement, limit: Int) throws(InputFault) -> Article {
        var text = ""
        for name in ["content:encoded", "content", "description", "summary", "atom:content", "atom:summary"] {
            text = try entry.markup(name).map { markup throws(InputFault) in try PageReader.plainText(markup) } ?? ""
            if !text.isEmpty { break }
        }
        guard !text.isEmpty else {
            throw InputFault(.empty, "the entry has no text; save the page that it leads to and give that")
        }
        guard text.utf8.count <= limit else { throw .storyTooLarge(limit: limit) }
        let dates = ["pubdate", "published", "dc:date", "updated", "dcterms:created", "issued", "date"]
        return Article(
            text: text,
            title: entry.text("title")?.plainText.nonEmpty,
            source: source,
            byline: entry.authors ?? nil,
            url: entry.link,
            language: entry.attribute("xml:lang").flatMap { LanguageTag($0)?.text } ?? language,
            published: dates.lazy.compactMap { entry.text($0).flatMap { PublicationDate($0)?.text } }.first,
            mediaType: mediaType,
            id: entry.text("guid")?.nonEmpty ?? entry.text("id")?.nonEmpty ?? entry.attribute("rdf:about")
        )
    }
}

extension InputFault {
    /// XML that is no feed.
    static func noFeed(_ found: String) -> InputFault {
        InputFault(.noArticle, "\(found) where RSS or Atom was expected; save the article as .html or .txt")
    }
}
