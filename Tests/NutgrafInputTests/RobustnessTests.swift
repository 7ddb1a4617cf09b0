@testable import NutgrafInput
import NutgrafTypes
import Testing

/// Pages, feeds and JSON that are damaged or made to hurt.
@Suite struct RobustnessTests {
    private static let pieces = [
        "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "<p>", "</p>", "<table>",
        "<td>",
        "</table>", "<a href=\"", "\"", "'", "&", "&#", "&#x", "&amp;", ";", "=", " ", "\n", "\0", "{", "}", "[", "]",
        "\\", ",",
        "<svg>", "</svg>", "<b>", "</i>", "<li>", "<title>", "<textarea>", "\u{FEFF}", "\u{1F600}",
    ]

    @Test("Random damage never traps", arguments: 0..<24)
    func damage(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed + 1))
        let sources = [
            Pages.classicBlog, Pages.blockBlog, Pages.tables, Pages.walled,
            "<rss><channel><item><title>T</title><content:encoded><![CDATA[<p>x</p>]]></content:encoded></item></channel></rss>",
            "{\"text\": \"\\u00e9\", \"id\": null}\n[{\"text\": \"a\"}, {\"text\": [1, 2.5e3]}]",
        ]
        let folder = try TemporaryFolder()
        var paths: [String] = []
        for name in ["html", "xml", "json", "jsonl", "txt"] {
            var bytes = Array(try #require(sources.randomElement(using: &random)).utf8)
            for _ in 0..<Int.random(in: 1...60, using: &random) {
                let place = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...40, using: &random)))
                case 1: if place < bytes.count { bytes[place] = UInt8.random(in: 1...255, using: &random) }
                case 2:
                    let end = min(bytes.count, place + Int.random(in: 0...200, using: &random))
                    bytes.insert(contentsOf: bytes[place..<end], at: place)
                default:
                    bytes.insert(
                        contentsOf: Array(try #require(Self.pieces.randomElement(using: &random)).utf8),
                        at: place
                    )
                }
            }
            paths.append(try folder.write("damaged-\(seed).\(name)", bytes))
        }
        let items = read(paths)
        // Each file comes to something, and what comes is text or says why there is none.
        #expect(Set(items.map(\.origin.file)) == Set(paths), "seed \(seed)")
        for item in items {
            switch item.article {
            case .success(let article): #expect(article.text.utf8.contains { $0 > 0x20 }, "seed \(seed)")
            case .failure(let refusal): #expect(refusal.message.contains("damaged-\(seed)"), "seed \(seed)")
            }
        }
    }

    /// What is repeated to make a page that a careless reader spends the square of its length on.
    private static let repeated = [
        "<div>", "<b><p>", "<a>", "</p>", "<", "&", "&#", "<!--", "<![CDATA[", "<p title='", "<table><tr><td>", "<li>",
        "<script><!--<script>", "<svg>", "<p>a<br>", "<!", "</", "<title>", "<a b=c ", "&notin", "<h1><h2>",
        "<select><option>",
        "<div class='related comment'><p>a, b, c, and some more of the words that make up a paragraph</p>", "<article>",
        "<!DOCTYPE [", "<?", "{\"a\":[", "<p hidden>", "<span style='", "<meta property=article:author content=x>",
        "<h1>t", "<time datetime=1>", "<i itemprop=author>a",
    ]

    @Test("Long repetitions come to an end", .timeLimit(.minutes(10)), arguments: repeated)
    func repetition(_ piece: String) throws {
        let folder = try TemporaryFolder()
        let text = String(repeating: piece, count: 60_000 / piece.utf8.count)
        let page = String(repeating: piece, count: 300_000 / piece.utf8.count)
        let items = try read([
            folder.write("a.html", "<p>A paragraph of the story.</p>" + page),
            folder.write("a.xml", "<rss><item>" + text),
            folder.write("a.jsonl", text), folder.write("a.json", text), folder.write("a.txt", text),
        ])
        #expect(items.count >= 5)
        // The deeper a tag lies the more open elements it may have to be compared with, but not the longer the page.
        let tree = try HTMLTreeBuilder.tree(of: Array(page.utf8))
        #expect(tree.steps <= HTMLTreeBuilder.maximumDepth * tree.nodes.count)
    }

    @Test("A page of too many elements is refused")
    func elements() throws {
        let folder = try TemporaryFolder()
        let item = try #require(try read([folder.write("a.html", String(repeating: "<b>", count: 400_001))]).first)
        #expect(item.refusal?.reason == .tooLarge)
    }

    @Test("Text in elements that lie too deep is kept")
    func depth() throws {
        let folder = try TemporaryFolder()
        let page =
            String(repeating: "<div>", count: 2_000) + "deep text of the story"
            + String(repeating: "</div>", count: 2_000)
            + "<p>and the text behind it</p>"
        let text = try read([folder.write("a.html", page)]).first?.story?.text
        #expect(text == "deep text of the story\n\nand the text behind it")
    }

    @Test("Entities of a feed's own are not expanded")
    func entityBomb() throws {
        let folder = try TemporaryFolder()
        var definitions = "<!ENTITY a0 \"ha\">"
        for level in 1..<40 { definitions += "<!ENTITY a\(level) \"&a\(level - 1);&a\(level - 1);\">" }
        let feed = "<!DOCTYPE rss [\(definitions)]><rss><item><description>Text &a39; here</description></item></rss>"
        #expect(try read([folder.write("a.xml", feed)]).first?.story?.text == "Text &a39; here")
    }
}
