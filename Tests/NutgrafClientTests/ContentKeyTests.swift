import NutgrafClient
import Testing

/// Keys that rest on the content.
@Suite struct ContentKeyTests {
    @Test func theSameContentHasTheSameKeyAndAnyOtherAnother() throws {
        let article = Article(text: "Rain.", title: "Weather", published: "2025-03-05")
        let key = try Submission.contentKey(of: article)
        #expect(try Submission.contentKey(of: article) == key)
        #expect(key.utf8.count <= 128 && key.hasPrefix("content-"))
        var others = Array(repeating: article, count: 9)
        others[0].text = "Rain"
        others[1].title = nil
        others[2].source = "Desk"
        others[3].byline = "A. Writer"
        others[4].url = "https://example.org/1"
        others[5].language = "en"
        others[6].published = "2025-03-06"
        others[7].mediaType = "text/plain"
        others[8].id = "1"
        #expect(Set(try others.map { try Submission.contentKey(of: $0) } + [key]).count == 10)
    }

    @Test func whatIsDocumentedCanBeComputedElsewhere() throws {
        // SHA-256 of "nutgraf content key 1\n" and the CBOR map {"text": "Rain."}, by sha256sum.
        let key = try Submission.contentKey(of: Article(text: "Rain."))
        #expect(key == "content-5f2e776242f50cf92f6c14b1ab80a452ffb0165f3b6ced762d06d15043c2a5a7")
    }
}
