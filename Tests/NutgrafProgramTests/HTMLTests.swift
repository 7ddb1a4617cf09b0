import NutgrafAnalysis
import NutgrafTypes
import Testing

@testable import nutgraf

@Suite("An analysis as a page of HTML")
struct HTMLTests {
    private func span(_ start: Int, _ end: Int, _ layer: HTMLSpan.Layer, _ element: String) -> HTMLSpan {
        HTMLSpan(start: start, end: end, layer: layer, element: element, attributes: "", id: nil)
    }

    @Test("text is escaped, and characters that HTML forbids are left out")
    func escaping() {
        #expect(HTMLText.escaped("a<b>&\"'c") == "a&lt;b&gt;&amp;&quot;&#39;c")
        #expect(HTMLText.escaped("a\u{0}b\u{1B}[31mc\u{7F}d\u{9B}e\u{85}f") == "ab[31mcdef")
        #expect(HTMLText.escaped("né “x” €") == "né “x” €")
    }

    @Test("marks nest, and the inner one is cut where the outer one ends")
    func crossing() {
        let markup = HTMLMarkup("abcdef", [span(0, 4, .sentence, "s"), span(2, 6, .quote, "q")])
        #expect(markup.line == "<s>ab<q>cd</q></s><q>ef</q>")
        let inside = HTMLMarkup("abcdef", [span(2, 6, .sentence, "s"), span(0, 4, .entity, "a")])
        #expect(inside.line == "<a>ab</a><s><a>cd</a>ef</s>")
    }

    @Test("only the first part of a mark that was cut bears its id")
    func identifiers() {
        let entity = HTMLSpan(start: 0, end: 4, layer: .entity, element: "a", attributes: " h", id: "x")
        let markup = HTMLMarkup("abcdef", [span(2, 6, .sentence, "s"), entity])
        #expect(markup.line == "<a id=\"x\" h>ab</a><s><a h>cd</a>ef</s>")
    }

    @Test("blank lines make paragraphs, in which marks go on; a single line end stays")
    func paragraphs() {
        let markup = HTMLMarkup("one\ntwo\n\n\nthree\r\n\r\nfour\n", [span(4, 16, .quote, "q")])
        #expect(
            markup.paragraphs("")
                == "<p>one<br>\n<q>two</q></p>\n<p><q>three</q></p>\n<p>four</p>\n"
        )
        #expect(HTMLMarkup("", []).paragraphs("").isEmpty)
        #expect(HTMLMarkup("one\r\ntwo\n", []).paragraphs(" x") == "<p x>one</p>\n<p x>two</p>\n")
    }

    @Test(
        "marks outside the text, inside a character or over one another are left out",
        arguments: [(-1, 2), (0, 9), (2, 2), (3, 1), (2, 3), (0, 2), (.max, .max), (.min, 1)]
    )
    func unsoundMarks(start: Int, end: Int) {
        // é is the second and third byte.
        #expect(HTMLMarkup("aéb", [span(start, end, .quote, "q")]).line == "aéb")
    }

    @Test("of two marks of one layer that overlap, the first stays")
    func sameLayer() {
        let markup = HTMLMarkup("abcd", [span(1, 4, .entity, "b"), span(0, 2, .entity, "a")])
        #expect(markup.line == "<a>ab</a>cd")
    }

    @Test("random marks always give elements that nest, and the text itself")
    func nesting() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let length = Int.random(in: 0...30, using: &generator)
            let text = String(
                (0..<length).map { _ in ["a", "b", "\n", " ", "é"].randomElement(using: &generator) ?? "a" }.joined()
            )
            let spans = (0..<Int.random(in: 0...12, using: &generator)).map { number in
                span(
                    Int.random(in: -2...40, using: &generator),
                    Int.random(in: -2...40, using: &generator),
                    HTMLSpan.Layer.allCases.randomElement(using: &generator) ?? .entity,
                    "e\(number)"
                )
            }
            let html = HTMLMarkup(text, spans).paragraphs("")
            #expect(try Self.words(html) == text.filter { !$0.isWhitespace }, "\(text) \(spans)")
        }
    }

    /// The letters of HTML whose elements nest.
    private static func words(_ html: String) throws -> String {
        var open: [Substring] = []
        var words = ""
        var rest = html[...]
        while let next = rest.first {
            guard next == "<" else {
                if !next.isWhitespace { words.append(next) }
                rest.removeFirst()
                continue
            }
            let end = try #require(rest.firstIndex(of: ">"))
            let tag = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
            if tag == "br" { continue }
            if tag.first == "/" { #expect(open.popLast() == tag.dropFirst()) } else { open.append(tag) }
        }
        #expect(open.isEmpty)
        return words
    }

    @Test("a page holds the story, its marks and an index, and nothing from elsewhere")
    func page() {
        let text = "Ann Bray <b> said “no” on 3 May.\n\nBray left."
        let analysis = Analysis(
            analyzer: "nutgraf test",
            textSHA256: "",
            text: text,
            title: Title(text: "Bray & Co"),
            language: "en",
            entities: [
                Entity(
                    id: 0,
                    kind: .person,
                    name: "Ann Bray",
                    aliases: ["Bray"],
                    role: Role(text: "chair", start: 0, end: 0),
                    country: nil,
                    salience: 1,
                    confidence: 1,
                    mentions: [TextRange(start: 0, end: 8), TextRange(start: 38, end: 42)],
                    titleMentions: [TextRange(start: 0, end: 4)]
                )
            ],
            quotes: [Quote(start: 21, end: 23, direct: true, speaker: 0, cue: "said")],
            dates: [DateExpression(start: 30, end: 35, type: .date, value: "2025-05-03")],
            summary: Summary(gist: "Bray said no.", sentences: [Summary.Sentence(start: 0, end: 36, score: 1)])
        )
        let html = HTMLPage.head(title: "x") + HTMLArticle(analysis, number: 1, source: "a<b.txt").html + HTMLPage.tail
        for part in [
            "a&lt;b.txt", "&lt;b&gt;", "id=\"a1-e0-0\"", "href=\"#a1-e0\"", "id=\"a1-e0\"", "<bdi>Bray</bdi>", "chair",
            "class=\"date\" datetime=\"2025-05-03\"", "href=\"#a1-d0\"", "title=\"Said by Ann Bray\"", "Bray said no.",
            "Bray</a> &amp; Co",
            "href=\"#a1-e0-1\"", "lang=\"en\"", "Analysed by nutgraf test; 0 repairs in the text.",
        ] {
            #expect(html.contains(part), "\(part)")
        }
        for part in ["<script", "src=", "http:", "https:", "url(", "@import", "<b>"] {
            #expect(!html.contains(part), "\(part)")
        }
    }

    @Test(
        "only values that the element knows are told to machines",
        arguments: [
            ("2025", true), ("2025-05", true), ("2025-05-03", true), ("2025-05-03T10:30", true), ("2025-W10", true),
            ("2025-05-03T10:30Z", true), ("2025-05-03T10:30:15-05:00", true), ("PT48H", true), ("P4D", true),
            ("PT1H30M", true), ("2025-W10-WE", false), ("XXXX-05", false), ("P3M", false), ("PTXH", false),
            ("PT", false), ("P", false), ("2025-05-03T24:00", false), ("2025-05-03TEV", false), ("2025-05-03T", false),
            ("2025-05-03T1:30", false), ("199", false), ("T", false), ("", false),
        ]
    )
    func dates(value: String, isPlain: Bool) {
        let analysis = Analysis(
            analyzer: "",
            textSHA256: "",
            text: "then",
            dates: [DateExpression(start: 0, end: 4, type: .date, value: value)]
        )
        let html = HTMLArticle(analysis, number: 1, source: nil).html
        #expect(html.contains("datetime=\"\(value)\"") == isPlain)
    }

    @Test(
        "values that need a key are told in words",
        arguments: [
            (DateExpression.Kind.duration, "P3M", "3 months"), (.duration, "P1Y", "1 year"),
            (.duration, "PXY", "some years"),
            (.duration, "P3Y6M", "3 years 6 months"), (.duration, "PT2H5M", "2 hours 5 minutes"),
            (.duration, "P2CE", "2 centuries"), (.set, "P1D", "every day"), (.set, "P2W", "every 2 weeks"),
            (.set, "XXXX-WXX-7", "every Sunday"), (.date, "XXXX-WXX-4", "a Thursday"), (.date, "XXXX-05", "May"),
            (.date, "XXXX-12-25", "25 December"), (.date, "199", "the 1990s"),
            (.date, "18", "the years from 1800 to 1899"),
            (.date, "PAST_REF", "the past"), (.date, "2025-05-03", "2025-05-03"),
            (.date, "2025-Q3", "quarter 3 of 2025"), (.date, "2025-W20", "week 20 of 2025"),
            (.date, "2025-W20-WE", "weekend of week 20 of 2025"), (.date, "2025-SU", "summer 2025"),
            (.time, "2025-05-03TNI", "2025-05-03, night"), (.time, "2025-05-03T09:30Z", "2025-05-03, 09:30Z"),
            (.duration, "P", "P"), (.duration, "PQ", "PQ"), (.date, "XXXX-99", "XXXX-99"), (.date, "", ""),
        ]
    )
    func words(type: DateExpression.Kind, value: String, words: String) {
        #expect(HTMLDate(DateExpression(start: 0, end: 4, type: type, value: value)).words == words)
    }

    @Test("every link of a page leads to an element of it, and every part has a heading")
    func links() throws {
        let story = """
            Mill of Oslo Burns Down

            The mill of Oslo burned on Thursday, said Ann Bray, head of the Mill Office. “We go home,” she said.
            """
        let analysis = Analyzer().analyze(Article(text: story, language: "en", published: "2025-05-16"))
        let html = HTMLArticle(analysis, number: 1, source: nil).html
        let targets = html.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(targets).count == targets.count)
        let links = html.split(separator: "href=\"#").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(links.count > 8 && targets.contains { $0.contains("-t") })
        for link in links { #expect(targets.contains(link), "\(link)") }
        for label in html.split(separator: "aria-labelledby=\"").dropFirst() {
            #expect(targets.contains(label.prefix { $0 != "\"" }))
        }
    }

    @Test("a kind that the page does not know is told in words, and cannot break out of its element")
    func unknownKinds() {
        let kind = EntityKind(rawValue: "x\"><meta http-equiv=refresh>")
        let mention = TextRange(start: 0, end: 4)
        let entity = Entity(id: 0, kind: kind, name: "Bray", salience: 1, confidence: 1, mentions: [mention])
        let analysis = Analysis(analyzer: "", textSHA256: "", text: "Bray", entities: [entity])
        let html = HTMLArticle(analysis, number: 1, source: nil).html
        #expect(!html.contains("<meta"))
        #expect(html.contains("class=\"other\""))
        #expect(html.contains("<li id=\"a1-e0\">"))
        #expect(Report(analysis).text.contains("Bray"))
    }
}
