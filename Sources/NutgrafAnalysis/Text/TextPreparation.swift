/// Makes a submitted text readable: takes the byte order mark off and puts damaged signs back.
package struct TextPreparation {
    /// The reason that edits of damaged signs give.
    package static let mojibake = "mojibake"
    /// The reason that the edit of a byte order mark gives.
    package static let byteOrderMark = "byte order mark"

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// How many signs of the story were certainly damaged; a title that comes apart is judged by it too.
    package private(set) var certainSigns = 0

    /// Makes a preparation that knows nothing yet.
    package init() {}

    /// Prepares a text.
    ///
    /// Takes time in proportion to the text's length.
    package mutating func prepare<Failure>(
        _ text: ByteText,
        pace: inout Pace<Failure>
    ) throws(Failure) -> EditedText {
        let everyLine = try ParagraphSplitter(text, pace: &pace).everyLineIsAParagraph
        let scanner = LostSignScanner(text, everyLineIsAParagraph: everyLine)
        let signs = try scanner.signs(pace: &pace)
        var repair = LostSignRepair(text, signs: signs, alreadyCertain: certainSigns)
        certainSigns = repair.certainSigns
        let replacements = try repair.replacements(pace: &pace)

        var editor = TextEditor(text)
        if text.has(Self.mark, at: 0) { editor.replace(0..<3, with: [], reason: Self.byteOrderMark) }
        var next = 0
        for index in 0..<text.count {
            if index & 0xFFF == 0 { try pace.spend(0x1000) }
            guard text.bytes[index] == Mojibake.lead[0], text.byte(index + 1) == Mojibake.lead[1] else {
                continue
            }
            if next < signs.count, signs[next].start == index {
                if let sign = replacements[next] {
                    editor.replace(signs[next].start..<signs[next].end, with: sign, reason: Self.mojibake)
                }
                next += 1
            } else if let (sign, length) = Mojibake.whole(in: text, at: index) {
                editor.replace(index..<(index + length), with: sign, reason: Self.mojibake)
            }
        }
        return editor.finish()
    }
}
