import NutgrafTypes
import Testing

@Suite struct TextSpanTests {
    /// One, two, three and four octets; a letter of two scalars; a line end that is one character.
    static let text = "aé€😀e\u{301}\r\nz"

    @Test(arguments: [
        (0, 0, "", 0..<0, 0..<0),
        (0, 1, "a", 0..<1, 0..<1),
        (1, 3, "é", 1..<2, 1..<2),
        (3, 6, "€", 2..<3, 2..<3),
        (6, 10, "😀", 3..<4, 3..<5),
        (10, 13, "e\u{301}", 4..<6, 5..<7),
        (13, 15, "\r\n", 6..<8, 7..<9),
        (15, 16, "z", 8..<9, 9..<10),
        (0, 16, text, 0..<9, 0..<10),
        (16, 16, "", 9..<9, 10..<10),
        // On scalar boundaries within a character.
        (10, 11, "e", 4..<5, 5..<6),
        (11, 13, "\u{301}", 5..<6, 6..<7),
        (13, 14, "\r", 6..<7, 7..<8),
        (14, 16, "\nz", 7..<9, 8..<10),
    ])
    func offsetsAreConverted(
        _ start: Int,
        _ end: Int,
        _ part: String,
        _ scalars: Range<Int>,
        _ utf16: Range<Int>
    ) throws {
        let span = TextRange(start: start, end: end)
        #expect(span.range == start..<end)
        let substring = try #require(span.substring(of: Self.text))
        // By scalars, since Swift takes "e" and a combining accent for one character.
        #expect(Array(substring.unicodeScalars) == Array(part.unicodeScalars))
        #expect(span.unicodeScalarOffsets(in: Self.text) == scalars)
        #expect(span.utf16Offsets(in: Self.text) == utf16)
    }

    @Test(arguments: [
        (2, 3), (1, 2), (4, 6), (3, 5), (7, 10), (6, 8), (6, 9), (12, 13),
        (-1, 1), (0, 17), (16, 17), (17, 17), (3, 1), (Int.max, Int.max), (Int.min, Int.max), (0, Int.max),
        (0, Int.min), (Int.min, Int.min),
    ])
    func whatIsNotOnBoundariesWithinTheTextIsNil(_ start: Int, _ end: Int) {
        let span = TextRange(start: start, end: end)
        #expect(span.substring(of: Self.text) == nil)
        #expect(span.unicodeScalarOffsets(in: Self.text) == nil)
        #expect(span.utf16Offsets(in: Self.text) == nil)
    }

    @Test func aRangeThatRunsBackwardsIsEmpty() {
        #expect(TextRange(start: 5, end: 3).range == 5..<5)
        #expect(TextRange(3..<8) == TextRange(start: 3, end: 8))
    }

    @Test func everySpanHasTheHelpers() {
        let spans: [any TextSpan] = [
            Edit(start: 1, end: 3, original: "Ã©", reason: "mojibake"),
            Role(text: "é", start: 1, end: 3),
            Quote(start: 1, end: 3, direct: true),
            DateExpression(start: 1, end: 3, type: .date),
            Summary.Sentence(start: 1, end: 3, score: 1),
        ]
        for span in spans { #expect(span.substring(of: Self.text) == "é") }
    }

    /// Every pair of offsets of random texts against a count by hand.
    @Test func conversionsAgreeWithACountOfScalars() {
        let seed = UInt64.random(in: 0...(.max))
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        let pieces: [Unicode.Scalar] = ["a", "\u{7F}", "\u{80}", "ß", "\u{301}", "€", "\u{FFFF}", "😀", "\r", "\n"]
        for _ in 0..<40 {
            let scalars = (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in
                pieces.randomElement(using: &random)
            }
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            var places: [Int: (scalar: Int, utf16: Int)] = [0: (0, 0)]
            var (utf8, utf16) = (0, 0)
            for (index, scalar) in scalars.enumerated() {
                utf8 += UTF8.width(scalar)
                utf16 += UTF16.width(scalar)
                places[utf8] = (index + 1, utf16)
            }
            for start in -1...(utf8 + 1) {
                for end in start...(utf8 + 1) {
                    let span = TextRange(start: start, end: end)
                    guard let from = places[start], let to = places[end] else {
                        #expect(span.unicodeScalarOffsets(in: text) == nil, "seed \(seed)")
                        #expect(span.utf16Offsets(in: text) == nil, "seed \(seed)")
                        continue
                    }
                    #expect(span.unicodeScalarOffsets(in: text) == from.scalar..<to.scalar, "seed \(seed)")
                    #expect(span.utf16Offsets(in: text) == from.utf16..<to.utf16, "seed \(seed)")
                }
            }
        }
    }
}
