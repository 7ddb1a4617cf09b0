import NutgrafAnalysis
import NutgrafInput
import NutgrafTypes
import Testing

/// Texts in the encodings that people have.
@Suite struct EncodingTests {
    private func text(_ bytes: [UInt8]) throws -> InputItem {
        let folder = try TemporaryFolder()
        return try #require(read([folder.write("a.txt", bytes)]).first)
    }

    private static let sentence = "Die Bürgermeisterin \u{201E}Grüße\u{201C} – 5 € \u{1F600}."

    @Test("A byte order mark says what follows")
    func marks() throws {
        let sixteen = Array(Self.sentence.utf16)
        let thirtyTwo = Self.sentence.unicodeScalars.map(\.value)
        let cases: [[UInt8]] = [
            [0xEF, 0xBB, 0xBF] + Array(Self.sentence.utf8),
            [0xFF, 0xFE] + sixteen.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] },
            [0xFE, 0xFF] + sixteen.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] },
            [0xFF, 0xFE, 0, 0]
                + thirtyTwo.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } },
            [0, 0, 0xFE, 0xFF]
                + thirtyTwo.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } },
        ]
        for bytes in cases { #expect(try text(bytes).story?.text == Self.sentence) }
    }

    @Test("UTF-16 without a mark is known by its zeros")
    func unmarked() throws {
        let bytes = Array("The mayor of the town said so.".utf16).flatMap {
            [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]
        }
        #expect(try text(bytes).story?.text == "The mayor of the town said so.")
    }

    @Test("UTF-16 that is cut within a sign is refused")
    func cut() throws {
        #expect(try text([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8]).refusal?.reason == .encoding)
        #expect(try text([0xFF, 0xFE, 0x41, 0x00, 0x42]).refusal?.reason == .encoding)
    }

    private static let english = "The mayor\u{2019}s caf\u{E9} won \u{201C}a prize\u{201D} and she was there with them."
    private static let french =
        "Le c\u{153}ur de la ville bat encore, a dit le maire \u{E0} la fin de l'\u{E9}t\u{E9}, et les \u{153}uvres sont pour tous : 20 \u{20AC}."
    private static let polish =
        "W tym roku mieszka\u{144}cy \u{141}odzi zap\u{142}ac\u{105} wi\u{119}cej za wod\u{119}, powiedzia\u{142} w \u{15B}rod\u{119} burmistrz, kt\u{F3}ry jest ju\u{17C} w mie\u{15B}cie."
    private static let russian =
        "Мэр города сказал в среду, что новый мост не будет открыт до конца года, как это было обещано."
    private static let turkish =
        "Belediye ba\u{15F}kan\u{131} bu y\u{131}l i\u{E7}in yeni bir k\u{F6}pr\u{FC} a\u{E7}\u{131}laca\u{11F}\u{131}n\u{131} s\u{F6}yledi, \u{15E}ehir \u{E7}ok daha g\u{FC}zel olacak."

    private static func encoded(_ text: String, _ table: [UInt32]) throws -> [UInt8] {
        try text.unicodeScalars.map { scalar in
            if scalar.value < 0x80 { return UInt8(scalar.value) }
            return UInt8(0x80 + (try #require(table.firstIndex(of: scalar.value))))
        }
    }

    @Test("An encoding of one byte a sign is recognised by the letters of its language")
    func detected() throws {
        for (story, table) in [
            (Self.english, CodePage.windows1252), (Self.english, CodePage.macRoman), (Self.french, CodePage.latin9),
            (Self.french, CodePage.windows1252), (Self.polish, CodePage.windows1250),
            (Self.russian, CodePage.windows1251),
        ] {
            #expect(try text(Self.encoded(story, table)).story?.text == story)
        }
    }

    @Test("ISO 8859-2, KOI8-R and Windows-1254 are recognised too")
    func more() throws {
        let latin2: [Character: UInt8] = [
            "\u{144}": 0xF1, "\u{141}": 0xA3, "\u{142}": 0xB3, "\u{105}": 0xB1, "\u{119}": 0xEA, "\u{15B}": 0xB6,
            "\u{F3}": 0xF3, "\u{17C}": 0xBF,
        ]
        #expect(try text(Self.polish.map { try $0.asciiValue ?? #require(latin2[$0]) }).story?.text == Self.polish)
        let turkish: [Character: UInt8] = [
            "\u{15F}": 0xFE, "\u{131}": 0xFD, "\u{E7}": 0xE7, "\u{F6}": 0xF6, "\u{FC}": 0xFC, "\u{11F}": 0xF0,
            "\u{15E}": 0xDE,
        ]
        #expect(try text(Self.turkish.map { try $0.asciiValue ?? #require(turkish[$0]) }).story?.text == Self.turkish)
        let koi = Array("юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ")
        let russian = try Self.russian.map { sign in
            try sign.asciiValue ?? UInt8(0xC0 + #require(koi.firstIndex(of: sign)))
        }
        #expect(try text(russian).story?.text == Self.russian)
    }

    @Test("Single bytes of Windows-1252 in a UTF-8 text do not spoil it")
    func mixed() throws {
        var bytes = Array("Zürich, Genève, Köln, São Paulo, Århus, Málaga: it".utf8)
        bytes += [0x92] + Array("s open.".utf8)
        #expect(
            try text(bytes).story?.text == "Zürich, Genève, Köln, São Paulo, Århus, Málaga: it\u{2019}s open."
        )
    }

    @Test("A byte of another encoding is mended behind a byte order mark too")
    func mixedBehindMark() throws {
        let bytes = [0xEF, 0xBB, 0xBF] + Array("Zürich, Genève, Köln, São Paulo, Århus: it".utf8) + [0x92, 0x73]
        #expect(try text(bytes).story?.text == "Zürich, Genève, Köln, São Paulo, Århus: it\u{2019}s")
    }

    @Test("Greek in an encoding of one byte a sign is recognised, also where every word has an even length")
    func greek() throws {
        for story in [
            "Ο δήμαρχος της πόλης είπε την Τετάρτη ότι η νέα γέφυρα δεν θα ανοίξει πριν από το τέλος του έτους.",
            "Το νερό της πόλη δεν είναι καλό, είπε αυτή.",
        ] {
            let bytes = try story.unicodeScalars.map { sign in
                sign.value < 0x80 ? UInt8(sign.value) : UInt8(try #require(Int(exactly: sign.value)) - 0x2D0)
            }
            #expect(try text(bytes).story?.text == story)
        }
    }

    @Test(
        "Chinese and Korean in encodings of two bytes a sign are refused, and not read as Greek",
        arguments: [
            // "The mayor said on Wednesday that the new bridge opens next year", in GBK and in EUC-KR.
            [
                0xCA, 0xD0, 0xB3, 0xA4, 0xD0, 0xC7, 0xC6, 0xDA, 0xC8, 0xFD, 0xCB, 0xB5, 0xA3, 0xAC, 0xD0, 0xC2, 0xC7,
                0xC5, 0xBD, 0xAB, 0xD3, 0xDA, 0xC3, 0xF7, 0xC4, 0xEA, 0xBF, 0xAA, 0xCD, 0xA8, 0xA1, 0xA3,
            ],
            [
                0xBD, 0xC3, 0xC0, 0xE5, 0xC0, 0xBA, 0x20, 0xBC, 0xF6, 0xBF, 0xE4, 0xC0, 0xCF, 0x20, 0xBB, 0xF5, 0x20,
                0xB4, 0xD9, 0xB8, 0xAE, 0xB0, 0xA1, 0x20, 0xB3, 0xBB, 0xB3, 0xE2, 0xBF, 0xA1, 0x20, 0xBF, 0xAD, 0xB8,
                0xB0, 0xB4, 0xD9, 0xB0, 0xED, 0x20, 0xB8, 0xBB, 0xC7, 0xDF, 0xB4, 0xD9, 0x2E,
            ],
        ] as [[UInt8]]
    )
    func doubleBytes(_ bytes: [UInt8]) throws {
        #expect(try text(bytes).refusal?.reason == .encoding)
        let long = Array(repeating: bytes + [0x0A], count: 700).joined()
        #expect(try text(Array(long)).refusal?.reason == .encoding)
    }

    @Test("An encoding of several bytes a sign is refused with what to do")
    func refused() throws {
        // "The prime minister said in Tokyo" and on, in Shift_JIS.
        let shiftJIS: [UInt8] = [
            0x8E, 0xF1, 0x91, 0x8A, 0x82, 0xCD, 0x93, 0x8C, 0x8B, 0x9E, 0x82, 0xC5, 0x8B, 0x4C, 0x8E, 0xD2, 0x89, 0xEF,
            0x8C, 0xA9, 0x82, 0xF0, 0x8D, 0x73, 0x82, 0xC1, 0x82, 0xBD, 0x81, 0x42,
        ]
        let item = try text(shiftJIS)
        #expect(item.refusal?.reason == .encoding)
        #expect(item.refusal?.message.contains("iconv -f") == true)
    }
}
