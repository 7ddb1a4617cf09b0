import NutgrafInput
import NutgrafTypes
import Testing

/// Feeds and their entries.
@Suite struct FeedTests {
    private func items(_ feed: String, _ name: String = "feed.xml") throws -> [InputItem] {
        let folder = try TemporaryFolder()
        return try read([folder.write(name, feed)])
    }

    @Test("RSS 2.0: the whole content goes before the description, and what is missing is refused by number")
    func rss() throws {
        let items = try items(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>The Quay</title><link>https://quay.example</link><language>en-us</language>
            <item><title>Bridge &amp;amp; quay</title><link>https://quay.example/1</link><guid isPermaLink="false">q-1</guid>
            <pubDate>Tue, 06 Feb 2024 18:30:00 GMT</pubDate><dc:creator><![CDATA[Tove Lind]]></dc:creator>
            <description>A teaser that is short.</description>
            <content:encoded><![CDATA[<p>The council said <em>yes</em>.</p><p>It will begin in March.</p>]]></content:encoded></item>
            <item><title>Nothing</title><guid>https://quay.example/2</guid></item>
            <item><title>Escaped</title><author>desk@quay.example (Ana Maia)</author><guid>https://quay.example/3</guid>
            <pubDate>6 Feb 24 18:30 EST</pubDate><description>&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three &b;.&lt;/p&gt;</description></item>
            </channel></rss>
            """
        )
        #expect(items.map(\.origin.entry) == [1, 2, 3])
        #expect(
            items[0].story
                == Article(
                    text: "The council said yes.\n\nIt will begin in March.",
                    title: "Bridge & quay",
                    source: "The Quay",
                    byline: "Tove Lind",
                    url: "https://quay.example/1",
                    language: "en-US",
                    published: "2024-02-06T18:30:00Z",
                    mediaType: "application/rss+xml",
                    id: "q-1"
                )
        )
        #expect(items[1].refusal?.reason == .empty)
        #expect(items[1].refusal?.message.contains("feed.xml: entry 2: the entry has no text") == true)
        #expect(items[2].story?.text == "One & two.\n\nThree &b;.")
        #expect(items[2].story?.byline == "Ana Maia")
        #expect(items[2].story?.url == "https://quay.example/3")
        #expect(items[2].story?.published == "2024-02-06T18:30:00-05:00")
    }

    @Test("RSS 1.0, whose items stand beside the channel")
    func rdf() throws {
        let items = try items(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://quay.example"><title>The Quay</title><dc:language>de</dc:language></channel>
            <item rdf:about="https://quay.example/1"><title>Br\u{FC}cke</title><link>https://quay.example/1</link>
            <description>Die Br\u{FC}cke wird gebaut.</description><dc:date>2024-02-06T18:30+01:00</dc:date></item></rdf:RDF>
            """,
            "feed.rdf"
        )
        #expect(
            items.map(\.story) == [
                Article(
                    text: "Die Br\u{FC}cke wird gebaut.",
                    title: "Br\u{FC}cke",
                    source: "The Quay",
                    url: "https://quay.example/1",
                    language: "de",
                    published: "2024-02-06T18:30:00+01:00",
                    mediaType: "application/rdf+xml",
                    id: "https://quay.example/1"
                )
            ]
        )
    }

    @Test("Atom, with its three types of text")
    func atom() throws {
        let items = try items(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Quay</title>
            <entry><id>tag:1</id><title type="html">A &amp;lt;b&amp;gt; &lt;b&gt;bold&lt;/b&gt; one</title><author><name>Tove Lind</name></author><author><name>Jon Marr</name></author>
            <link rel="self" href="https://quay.example/1.atom"/><link rel="alternate" href="https://quay.example/1"/>
            <updated>2024-02-07T00:00:00Z</updated><published>2024-02-06T18:30:00Z</published>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Less &lt; more.</p><p>And <b>more</b>.</p></div></content></entry>
            <entry><id>tag:2</id><title>Plain</title><content>If a &lt;p&gt; is text, it stays.</content></entry>
            <entry><id>tag:3</id><title>Marked</title><summary type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.</summary></entry></feed>
            """
        )
        #expect(
            items.map(\.story?.text) == ["Less < more.\n\nAnd more.", "If a <p> is text, it stays.", "One.\n\nTwo."]
        )
        #expect(items[0].story?.title == "A <b> bold one")
        #expect(items[0].story?.byline == "Tove Lind, Jon Marr")
        #expect(items[0].story?.url == "https://quay.example/1")
        #expect(items[0].story?.published == "2024-02-06T18:30:00Z")
        #expect(items[0].story?.language == "en")
        #expect(items.map(\.story?.id) == ["tag:1", "tag:2", "tag:3"])
        #expect(items[0].story?.mediaType == "application/atom+xml")
    }

    @Test("Atom whose own elements have a prefix")
    func prefixed() throws {
        let items = try items(
            """
            <a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>The Quay</a:title><a:entry><a:id>tag:1</a:id>
            <a:title>The bridge</a:title><a:author><a:name>Tove Lind</a:name></a:author>
            <a:link href="https://quay.example/1"/><a:published>2024-02-06T18:30:00Z</a:published>
            <a:content type="html">&lt;p&gt;The council said yes.</a:content></a:entry></a:feed>
            """
        )
        #expect(
            items.map(\.story) == [
                Article(
                    text: "The council said yes.",
                    title: "The bridge",
                    source: "The Quay",
                    byline: "Tove Lind",
                    url: "https://quay.example/1",
                    published: "2024-02-06T18:30:00Z",
                    mediaType: "application/atom+xml",
                    id: "tag:1"
                )
            ]
        )
    }

    @Test("A feed's encoding is the one that it declares")
    func encoding() throws {
        let folder = try TemporaryFolder()
        let feed =
            Array("<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><description>".utf8)
            + [0xEC, 0xFD, 0xF0] + Array(" said so</description></item></channel></rss>".utf8)
        #expect(try read([folder.write("feed.rss", feed)]).first?.story?.text == "\u{43C}\u{44D}\u{440} said so")
    }

    @Test(
        "Other XML, and a feed without entries, are refused",
        arguments: ["<note><to>x</to></note>", "<rss><channel/></rss>", "no xml"]
    )
    func refused(_ text: String) throws {
        let items = try items(text)
        #expect(items.count == 1)
        #expect(items.first?.refusal != nil)
    }
}
