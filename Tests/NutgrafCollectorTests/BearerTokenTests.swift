import NutgrafCollector
import NutgrafTLS
import Testing

@Suite(.timeLimit(.minutes(5))) struct BearerTokenTests {
    @Test func aTokenIsReadAgain() throws {
        let token = try BearerToken.random()
        let read = try #require(BearerToken(token.text))
        #expect(read.id == token.id)
        #expect(read.secret == token.secret)
        #expect(read.secretHash == token.secretHash)
        #expect(token.text.utf8.count == 85)
        #expect(token.secretHash == SHA256Digest.hash(Array(token.secret.utf8)))
        #expect(try BearerToken.random().secret != token.secret)
    }

    @Test func otherTextsAreNone() throws {
        let text = try BearerToken.random().text
        let others = [
            "", "nutgraf", "nutgraf__", "_\(text)", "\(text)_", "\(text) ", " \(text)", "\(text)\n",
            String(text.dropLast()),
            "Nutgraf" + text.dropFirst(7), text.replacing("_", with: "-"),
            text.replacing("nutgraf_", with: "nutgraf__"),
        ]
        for other in others { #expect(BearerToken(other) == nil, "\(other)") }
    }
}
