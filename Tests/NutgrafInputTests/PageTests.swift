import NutgrafInput
import NutgrafTypes
import Testing

/// Articles of web pages.
@Suite struct PageTests {
    private func article(_ page: String, _ name: String = "page.html") throws -> Article {
        let folder = try TemporaryFolder()
        return try #require(try read([folder.write(name, page)]).first?.article.get())
    }

    private static let templates: [(String, String)] = [
        ("classic blog", Pages.classicBlog), ("block blog", Pages.blockBlog), ("broadsheet", Pages.broadsheet),
        ("broadcaster", Pages.broadcaster), ("agency", Pages.agency), ("AMP", Pages.amp),
        ("content system", Pages.contentSystem), ("hosted blog", Pages.hostedBlog), ("letter", Pages.letter),
        ("tables", Pages.tables), ("walled", Pages.walled),
    ]

    @Test("Of each template the story comes whole, and nothing of what stands around it", arguments: templates)
    func template(_ name: String, _ page: String) throws {
        let article = try article(page)
        let paragraphs = article.text.split(separator: "\n\n").map(String.init)
        let allowed: Set<String> = name == "agency" ? ["Reporting by Tove Lind; editing by Jon Marr"] : []
        #expect(paragraphs.filter { !allowed.contains($0) } == Pages.paragraphs)
        #expect(article.title == Pages.title)
        #expect(article.mediaType == "text/html")
    }

    @Test("Author, date, language, site and address are read from where each template has them")
    func metadata() throws {
        let classic = try article(Pages.classicBlog)
        #expect(classic.byline == "Tove Lind")
        #expect(classic.published == "2024-02-06T18:30:00+00:00")
        #expect(classic.language == "en-US")
        #expect(classic.source == "The Quay")
        #expect(classic.url == "https://quay.example/bridge/")
        for page in [
            Pages.blockBlog, Pages.broadsheet, Pages.broadcaster, Pages.agency, Pages.amp,
            Pages.contentSystem, Pages.hostedBlog, Pages.letter, Pages.walled,
        ] {
            let article = try article(page)
            #expect(article.byline == "Tove Lind")
            #expect(article.published?.hasPrefix("2024-02-06") == true)
        }
        #expect(try article(Pages.blockBlog).language == "en-GB")
        #expect(try article(Pages.blockBlog).source == "The Quay")
        #expect(try article(Pages.letter).url == "https://river.example/p/bridge")
        #expect(try article(Pages.hostedBlog).language == nil)
    }

    private static let filler = Pages.paragraphs[0]

    @Test("Lists, headings, line ends and tables keep their shape")
    func shape() throws {
        let text = try article(
            """
            <article><p>\(Self.filler)</p><h2>The  plan</h2><p>First line,<br>second   line of&nbsp;it, and more of the same.</p>
            <ul><li>One span of steel, to be built first</li><li>Two towers <b>of</b> stone, to be built after it</ul>
            <table><tr><th>Year<th>Cost</tr><tr><td>2024<td>14 million</td></tr></table>
            <pre>  A poem
              by nobody</pre><h2>Nothing below</h2></article>
            """
        ).text
        #expect(
            text.split(separator: "\n\n").map(String.init) == [
                Self.filler, "The plan", "First line,\nsecond line of\u{A0}it, and more of the same.",
                "One span of steel, to be built first", "Two towers of stone, to be built after it", "Year\tCost",
                "2024\t14 million", "A poem\nby nobody",
            ]
        )
    }

    @Test("What is hidden is no text")
    func hidden() throws {
        let text = try article(
            """
            <div><p>\(Self.filler)</p><p hidden>A hidden paragraph that is long enough to be one, in fact.</p>
            <p style="Display : NONE">Another hidden paragraph, which is just as long as the first.</p>
            <p aria-hidden="true">A third, hidden from those who listen to the page and not from those who look.</p>
            <template><p>A template, which is no text before a script has made it one of the page.</p></template></div>
            """
        ).text
        #expect(text == Self.filler)
    }

    @Test(
        "Broken pages give the text that a reader would see",
        arguments: [
            (
                "<p>one paragraph of the story here<p>two <b>of <i>them</b> here</i> and so on it goes</p></div></p>",
                "one paragraph of the story here\n\ntwo of them here and so on it goes"
            ),
            (
                "a < b & c &amp d &#x41; &#65 &notit; &bogus; <3 hearts and other signs",
                "a < b & c & d A A \u{AC}it; &bogus; <3 hearts and other signs"
            ),
            (
                "<!-- a --!>text that <!-->stands <!--->between<!---- --> comments of every sort",
                "text that stands between comments of every sort"
            ),
            (
                "<p title='a>b' =x y=\"1\"2 z=&quot;/>text behind a bad tag of the page</p\n<p>lost",
                "text behind a bad tag of the page\n\nlost"
            ),
            (
                "<script>if (a</b) '<p>no</p>' <!-- <script> </script> --></script>text behind the script of it",
                "text behind the script of it"
            ),
            (
                "<style><p>no</p></STYLE >text behind the style of the page<textarea><p>x</textarea>",
                "text behind the style of the page"
            ),
            (
                "</ p></>text behind bogus markup<?php no ?> and <![CDATA[x]]> so on it goes",
                "text behind bogus markup and so on it goes"
            ),
            (
                "<table><tr><td><p>in a cell of a table is text</b></div><td>and in the next cell of it</table>after the table comes more",
                "in a cell of a table is text\n\nand in the next cell of it\n\nafter the table comes more"
            ),
            (
                "<svg><title>no</title><p/><text>no</text></svg><ul><li>first of the items<li>second of the items</ul>rest of the text",
                "first of the items\n\nsecond of the items\n\nrest of the text"
            ),
            (
                "text before an end <p>and behind it</body></html> and even more of it",
                "text before an end\n\nand behind it and even more of it"
            ),
        ]
    )
    func broken(_ page: String, _ expected: String) throws {
        #expect(try article(page).text == expected)
    }

    @Test("A page's encoding is the one that it declares, or else its own")
    func encodings() throws {
        let folder = try TemporaryFolder()
        func text(_ head: String, _ bytes: [UInt8]) throws -> String? {
            let page =
                Array("<html><head>\(head)</head><body><p>The mayor of the town spoke in a ".utf8) + bytes
                + Array(".</p>".utf8)
            return try read([folder.write("page.html", page)]).first?.story?.text
        }
        let cafe = "The mayor of the town spoke in a caf\u{E9}."
        #expect(try text("<meta charset=utf-8>", Array("caf\u{E9}".utf8)) == cafe)
        #expect(try text("<meta charset='ISO-8859-1'>", [0x63, 0x61, 0x66, 0xE9]) == cafe)
        #expect(try text("", [0x63, 0x61, 0x66, 0xE9]) == cafe)
        // Pages say that they are what they are not.
        #expect(try text("<meta charset=windows-1251>", Array("caf\u{E9}".utf8)) == cafe)
        #expect(
            try text("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>", [0xEC, 0xFD, 0xF0])
                == "The mayor of the town spoke in a \u{43C}\u{44D}\u{440}."
        )
        #expect(try text("<meta charset=Shift_JIS>", [0x8E, 0xF1]) == nil)
    }

    @Test(
        "A page without text is refused",
        arguments: ["<html><body><nav><a href=/>Home</a></nav></body></html>", "<script>x</script>"]
    )
    func empty(_ page: String) throws {
        let folder = try TemporaryFolder()
        let item = try #require(try read([folder.write("page.html", page)]).first)
        #expect(item.refusal?.reason == .noArticle)
        #expect(item.refusal?.message.contains("page.html: no article's text") == true)
    }

    @Test("A page without a telling name is known by how it begins")
    func sniffed() throws {
        #expect(try article(Pages.broadsheet, "page").title == Pages.title)
        #expect(try article("\n<p>Only a paragraph of a page, nothing else.</p>", "page").mediaType == "text/html")
    }
}
