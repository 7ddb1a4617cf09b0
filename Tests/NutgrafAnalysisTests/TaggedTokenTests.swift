import Testing

@testable import nutgraf_lab

@Suite("Corpora of tagged tokens as texts")
struct TaggedTokenTests {
    /// Reads tokens with their tags, `token/tag` with blanks between; a bar ends a sentence.
    private static func texts(
        _ line: String,
        _ convention: TaggedTokenFile.Convention = OpenCorpus.universal,
        sentences: Int = 20
    ) throws -> [TrainingText] {
        let lines = line.split(separator: " ").map { token in
            guard token != "|" else { return "" }
            let fields = token.split(separator: "/", maxSplits: 1)
            return "\(fields[0])\tO\t\(fields[1])"
        }
        let bytes = Array(lines.joined(separator: "\n").utf8)
        return try TaggedTokenFile(bytes, name: "x.tsv", convention: convention, sentences: sentences).texts
    }

    private static func names(_ text: TrainingText) -> [String] {
        text.spans.map { span in
            let kinds = (0..<8).filter { span.kinds >> UInt8($0) & 1 == 1 }.map(String.init).joined()
            return "\(kinds) \(String(decoding: text.bytes[span.start..<span.end], as: UTF8.self))"
        }
    }

    @Test("Tokens are joined as print would have them, sentences are paragraphs, names keep their place")
    func joined() throws {
        let text = try Self.texts(
            "Ada/B-PER Roth/I-PER (/O Velda/B-ORG )/O did/O n't/O say/O \"/O No/O \"/O ,/O Bo/B-PER 's/O aunt/O | Yes/O !/O"
        )
        #expect(text.count == 1)
        #expect(
            String(decoding: text[0].bytes, as: UTF8.self)
                == "Ada Roth (Velda) didn't say \"No\", Bo's aunt\n\nYes!"
        )
        // The numbers are places in the order of kinds: person, organization.
        #expect(Self.names(text[0]) == ["0 Ada Roth", "1 Velda", "0 Bo"])
    }

    @Test("Neighbours stay two names, one that only goes on begins there, a place may be a facility")
    func spans() throws {
        let text = try Self.texts("Ada/B-PER Bo/B-PER in/O Marrow/B-LOC Bay/I-LOC Velda/I-ORG")[0]
        #expect(Self.names(text) == ["0 Ada", "0 Bo", "23 Marrow Bay", "1 Velda"])
    }

    @Test("What a corpus does not mark is known, and so are the names of users")
    func unmarked() throws {
        let text = try Self.texts("ask/O @/O ada/B-PER now/O", OpenCorpus.twitter)[0]
        #expect(String(decoding: text.bytes, as: UTF8.self) == "ask @ada now")
        #expect(text.spans.isEmpty)
        #expect(text.unknown.contains { $0.contains(5) })
        #expect(text.unmarked == TrainingText.bits(.group, .event, .work, .product))
    }

    @Test("So many sentences make a text")
    func cut() throws {
        #expect(try Self.texts("a/O | b/O | c/O", sentences: 2).count == 2)
        #expect(try Self.texts("").isEmpty)
    }

    @Test("A line without a tag is refused with its number")
    func noTag() {
        #expect {
            try TaggedTokenFile(
                Array("a\tO\nb\n".utf8),
                name: "x.tsv",
                convention: OpenCorpus.universal,
                sentences: 1
            )
        } throws: { error in
            "\(error)".contains("x.tsv:2 has no tag")
        }
    }
}
