@testable import NutgrafInput
import NutgrafTypes
import Testing

/// Pages made so that a careless reader spends the square of their length on them: so long that the square of it
/// is more than anybody waits for.
@Suite struct SquareTimeTests {
    private func item(_ page: String, _ name: String = "page.html") throws -> InputItem {
        let folder = try TemporaryFolder()
        return try #require(try read([folder.write(name, page)]).first)
    }

    @Test(
        "End tags that reach no element cost no search each",
        arguments: [
            (String(repeating: "<b>", count: 250), "</x>"), ("<p><div>" + String(repeating: "<b>", count: 240), "</p>"),
            ("<i><table><tr><td>" + String(repeating: "<b>", count: 240), "</i>"),
            ("<ul><li><ol>" + String(repeating: "<u>", count: 240), "</li>"),
        ]
    )
    func endTags(_ start: String, _ endTag: String) throws {
        let page = Array((start + String(repeating: endTag, count: 50_000)).utf8)
        #expect(try HTMLTreeBuilder.tree(of: page).steps < 1_000)
    }

    @Test("End tags still end what they reach, after others that reached nothing")
    func reached() throws {
        let page = "<p>One </p></p><b>bold</p></b></i></b> and <div>two</b></div></p></div> three"
        #expect(try item(page).story?.text == "One\n\nbold and\n\ntwo\n\nthree")
    }

    /// Pieces that differ, by their number.
    private static let pieces: [(name: String, piece: @Sendable (Int) -> String)] = [
        ("end tags", { "</x\($0)>" }), ("elements", { "<x\($0)>" }), ("classes", { "<i class='a\($0) b-\($0)'>a</i>" }),
        ("meta", { "<meta name=a\($0) content=b\($0)>" }), ("headings", { "<h1>a\($0)</h1>" }),
        ("blank headings", { "<h1 id=a\($0)> </h1>" }), ("titles", { "<title id=a\($0)> </title>" }),
        ("authors", { "<a rel=author href=a\($0)>By A\($0)</a>" }),
        ("times", { "<time datetime=2024-\($0)>\($0)</time>" }),
        ("items", { "<i itemprop=author title=a\($0)> </i>" }), ("bodies", { "<body a\($0)=b>" }),
        ("scripts", { "<script type=application/ld+json>{\"a\($0)\":1}</script>" }),
    ]

    @Test("Many different pieces come to an end", .timeLimit(.minutes(10)), arguments: pieces.map(\.name))
    func distinct(_ name: String) throws {
        let piece = try #require(Self.pieces.first { $0.name == name }?.piece)
        let text = (0..<25_000).map(piece).joined()
        let item = try item("<p>A paragraph of the story, and more of it.</p>" + text)
        #expect(item.story?.text.contains("A paragraph of the story, and more of it.") == true)
    }

    @Test("An object of many types and members is looked at once", .timeLimit(.minutes(10)))
    func types() throws {
        let types = (0..<90_000).map { "\"T\($0)\"" }.joined(separator: ",")
        let members = (0..<90_000).map { "\"m\($0)\":1" }.joined(separator: ",")
        let page = """
            <script type="application/ld+json">[{"@type": [\(types)], \(members)},
            {"@type": ["Thing", "NewsArticle"], "headline": "The bridge"}]</script><p>A paragraph of the story.</p>
            """
        #expect(try item(page).story?.title == "The bridge")
    }

    @Test("Of very many authors the first make the byline", .timeLimit(.minutes(10)))
    func authors() throws {
        let names = (0..<60_000).map { "<meta property=\"article:author\" content=\"Author Number \($0)\">" }
        let byline = try #require(
            try item("<head>" + names.joined() + "</head><p>A paragraph of the story.</p>").story?.byline
        )
        #expect(byline.hasPrefix("Author Number 0, Author Number 1, "))
        #expect((100..<160).contains(byline.utf8.count))
    }

    @Test("Blank headings within one another are read in part", .timeLimit(.minutes(10)))
    func headings() throws {
        let page =
            "<title>The bridge</title>" + String(repeating: "<h1><b>", count: 120)
            + String(repeating: " ", count: 4_000_000) + "<p>A paragraph of the story.</p>"
        let tree = try HTMLTreeBuilder.tree(of: Array(page.utf8))
        let heading = try #require(tree.nodes.firstIndex { $0.name == "h1" })
        #expect(tree.string(under: heading, reach: 1_024).utf8.count == 1_024)
        #expect(PageMetadata(tree).title == "The bridge")
    }
}
