import NutgrafCBOR
import NutgrafTypes
import NutgrafWire

/// Values that several vectors share.
enum Sample {
    static let job = JobID(high: 0x0197_f3c2_5b1e_7cc3, low: 0x98c4_dc0c_0c07_398f)
    static let otherJob = JobID(high: 0x0197_f3c2_5b2f_7000, low: 0x8000_0000_0000_0000)
    static let lastJob = JobID(high: .max, low: .max)
    static let token = LeaseToken(bytes: Array(0..<16))
    static let otherToken = LeaseToken(bytes: Array(repeating: 0xFF, count: 16))
    static let bearer = "nutgraf_0123456789ab_" + String(repeating: "5ec2e7", count: 10) + "5ec2"
    static let time = Timestamp(milliseconds: 1_747_301_400_250)

    static let plainArticle = Article(text: "Ada Obi, 41, won.")

    static let fullArticle = Article(
        text: "„Wir gehen“, sagte Müller. 東京で会談 😀 e\u{301}\r\n\u{0}\tEnd.",
        title: "Müller geht",
        source: "Morgenblatt",
        byline: "Von I. Koch",
        url: "https://news.example/2025/05/15/mueller?x=1&y=ü",
        language: "de-AT",
        published: "2025-05-15T09:30:00+02:00",
        mediaType: "text/html",
        id: "desk/4711"
    )

    /// What an analyser might say of ``plainArticle``.
    static let analysis = Analysis(
        analyzer: "nutgraf 0.1.0 (preview)",
        // printf 'Ada Obi, 41, won.' | sha256sum
        textSHA256: "d64bfa5c5cee7d0691c57a86f5c471612fa93c9cd933b1be37e47c5f8889ae2e",
        text: plainArticle.text,
        sentences: [TextRange(start: 0, end: 17)],
        entities: [
            Entity(
                id: 0,
                kind: .person,
                name: "Ada Obi",
                salience: 1,
                confidence: 0.5,
                mentions: [TextRange(start: 0, end: 7)]
            )
        ],
        summary: Summary(gist: plainArticle.text, sentences: [.init(start: 0, end: 17, score: 1)])
    )

    /// An analysis in which every field is there.
    static let fullAnalysis = Analysis(
        analyzer: "nutgraf 0.1.0 (entities 3f2a)",
        // printf 'On Monday, Minister Zoë Lund said: “We won’t.”' | sha256sum
        textSHA256: "e630e9f498c22ec64814e4a7587f27c8f9fb58eafe03e42d686abc867dccb758",
        text: "On Monday, Minister Zoë Lund said: “We won’t.”",
        title: Title(
            text: "Lund won’t",
            edits: [Edit(start: 8, end: 11, original: "â€™", reason: "mojibake")]
        ),
        language: "en",
        edits: [Edit(start: 11, end: 11, original: "\u{FEFF}", reason: "mark, mojibake")],
        sentences: [TextRange(start: 0, end: 53)],
        entities: [
            Entity(
                id: 7,
                kind: .person,
                name: "Zoë Lund",
                aliases: ["Lund", "Zoe Lund"],
                role: Role(text: "Minister", start: 11, end: 19),
                country: "NO",
                salience: 0.1,
                confidence: 0.999_755_859_375,
                mentions: [TextRange(start: 20, end: 29)],
                titleMentions: [TextRange(start: 0, end: 4)]
            ),
            Entity(
                id: 8,
                kind: EntityKind(rawValue: "vessel"),
                name: "",
                salience: 0,
                confidence: .leastNonzeroMagnitude
            ),
        ],
        quotes: [
            Quote(start: 39, end: 50, direct: true, speaker: 7, speakerText: "Zoë Lund", cue: "said"),
            Quote(start: 0, end: 0, direct: false, reason: "nobody is named"),
        ],
        dates: [
            DateExpression(start: 3, end: 9, type: .date, value: "2025-05-12"),
            DateExpression(start: 0, end: 1, type: .time),
            DateExpression(start: 0, end: 1, type: .duration, value: "P3D"),
            DateExpression(start: 0, end: 1, type: .set, value: "XXXX-WXX-1"),
        ],
        summary: Summary(gist: "Lund won’t.", sentences: [.init(start: 0, end: 53, score: 0.75)]),
        keyPhrases: ["Zoë Lund", "“won’t”"]
    )

    static func encoded(_ item: some Encodable) throws -> EncodedCBOR { try MessageCoder.encodedItem(item) }
}
