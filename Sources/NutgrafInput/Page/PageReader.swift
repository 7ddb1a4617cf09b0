import NutgrafTypes

/// Reads the article of a web page.
enum PageReader {
    /// The article of a page.
    ///
    /// - Parameters:
    ///   - bytes: The page as it was saved.
    ///   - limit: How many octets the text may have.
    static func article(of bytes: [UInt8], limit: Int) throws(InputFault) -> Article {
        let page = try TextDecoder.text(of: bytes, declared: DeclaredEncoding.ofPage(bytes))
        let tree = try HTMLTreeBuilder.tree(of: Array(page.utf8))
        let metadata = PageMetadata(tree)
        let title = metadata.title
        var text = PageText(tree).storyText(title: title, byline: metadata.byline)
        // A page behind a wall shows the beginning, and the machine-readable part may have all.
        if let body = try metadata.body.map({ body throws(InputFault) in try plainText(body) }),
            text.utf8.count * 10 < body.utf8.count * 7
        {
            text = body
        }
        guard !text.isEmpty else {
            throw InputFault(.noArticle, "no article's text was found in the page; save the text as .txt and give that")
        }
        guard text.utf8.count <= limit else { throw .storyTooLarge(limit: limit) }
        return Article(
            text: text,
            title: title,
            source: metadata.source,
            byline: metadata.byline,
            url: metadata.url,
            language: metadata.language,
            published: metadata.published,
            mediaType: "text/html"
        )
    }

    /// The paragraphs of a piece of a page, or of a text in which HTML may stand; a text without tags keeps its lines.
    static func plainText(_ markup: String) throws(InputFault) -> String {
        guard markup.utf8.contains(0x3C) || markup.utf8.contains(0x26) else {
            let lines = markup.split(whereSeparator: \.isNewline).map(\.description.collapsed)
            return lines.filter { !$0.isEmpty }.joined(separator: "\n\n")
        }
        let tree = try HTMLTreeBuilder.tree(of: Array(markup.utf8))
        return PageText(tree).wholeText
    }
}

extension String {
    /// A title or a name in which character references or tags may stand, as plain text on one line.
    var plainText: String {
        guard utf8.contains(0x3C) || utf8.contains(0x26), let tree = try? HTMLTreeBuilder.tree(of: Array(utf8)) else {
            return collapsed
        }
        return tree.string(under: 0).collapsed
    }
}
