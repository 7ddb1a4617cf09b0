/// Finds passages of UTF-8 that were read as an encoding of one byte a sign, and reads them rightly.
///
/// Such a passage is a sign whose byte begins a sequence of UTF-8 and one to three signs whose bytes go on with
/// it: `’` (E2 80 99) is `â€™` in Windows-1252, `‚Äô` in Mac OS Roman, `вЂ™` in Windows-1251. Single passages
/// are found in any text, whatever stands around them; ``MojibakeJudge`` says which are none. What was misread
/// twice takes two rounds.
package struct MojibakeDecoder {
    /// A sequence that can be read as UTF-8.
    struct Sequence {
        /// The encoding it was read as.
        var page: Page
        /// The first byte of the UTF-8 that it is.
        var lead: UInt8
        /// What it is.
        var scalar: UInt32
        /// The sign that the sequence's second byte shows as.
        var second: UInt32
        /// The byte of the text after the sequence.
        var end: Int
    }

    /// The encodings that text is misread as, in the order in which they are tried.
    enum Page: Int, CaseIterable {
        case windows1252
        case latin9
        case windows1250
        case macRoman
        case windows1251
    }

    let text: ByteText

    /// Takes a text.
    package init(_ text: ByteText) {
        self.text = text
    }

    /// The text with its misread passages read rightly, once.
    package func decoded<Failure>(pace: inout Pace<Failure>) throws(Failure) -> EditedText {
        var judge = MojibakeJudge(self)
        var count = 0
        try forEachSequence(judge: &judge, pace: &pace) { _, sequence in
            count += 1
            return sequence
        }
        guard count > 0 else { return EditedText(text: text) }
        judge.learnsNoMore()
        var editor = TextEditor(text)
        try forEachSequence(judge: &judge, pace: &pace) { start, sequence in
            let replacement = Unicode.Scalar(sequence.scalar).map { Array(String($0).utf8) } ?? []
            editor.replace(start..<sequence.end, with: replacement, reason: TextPreparation.mojibake)
            return sequence
        }
        return editor.finish()
    }

    /// Goes through the sequences that the judge takes, in order.
    private func forEachSequence<Failure>(
        judge: inout MojibakeJudge,
        pace: inout Pace<Failure>,
        _ body: (Int, Sequence) -> Sequence
    ) throws(Failure) {
        var index = 0
        while index < text.count {
            let limit = min(text.count, index + 4_096)
            try pace.spend(limit - index)
            while index < limit {
                index = text.place(in: index..<limit) { $0 >= 0x80 }
                guard index < limit else { break }
                let (scalar, length) = text.scalar(at: index)
                if Self.mayLead(scalar) {
                    try pace.spend(16)
                    if let sequence = judge.sequence(at: index) {
                        index = body(index, sequence).end
                        continue
                    }
                }
                index += length
            }
        }
    }

    /// The sequence that begins at `start` in an encoding; `nil` where none does.
    func sequence(at start: Int, _ page: Page) -> Sequence? {
        let (first, length) = text.scalar(at: start)
        let lead = Self.byte(of: first, page)
        guard lead >= 0xC2, lead <= 0xF4 else { return nil }
        let count = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
        var scalar = UInt32(lead & (lead < 0xE0 ? 0x1F : lead < 0xF0 ? 0x0F : 0x07))
        var index = start + length
        var second: UInt32 = 0
        for number in 0..<count {
            let (sign, length) = text.scalar(at: index)
            let byte = Self.byte(of: sign, page)
            guard byte & 0xC0 == 0x80, index < text.count else { return nil }
            if number == 0 { second = sign }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
            index += length
        }
        let least: UInt32 = count == 1 ? 0x80 : count == 2 ? 0x800 : 0x10000
        guard scalar >= least, let value = Unicode.Scalar(scalar),
            scalar < 0x250 || value.properties.generalCategory != .unassigned
        else { return nil }
        return Sequence(page: page, lead: lead, scalar: scalar, second: second, end: index)
    }

    /// The byte that a sign stands for in an encoding; 0 where it has none or is ASCII.
    static func byte(of scalar: UInt32, _ page: Page) -> UInt8 {
        guard scalar >= 0x80, scalar < UInt32(tableSize) else { return 0 }
        return table[page.rawValue * tableSize + Int(scalar)]
    }

    /// Whether a sign stands for a byte that a sequence of UTF-8 begins with, in any of the encodings.
    private static func mayLead(_ scalar: UInt32) -> Bool { scalar < UInt32(tableSize) && leads[Int(scalar)] }

    private static let leads: [Bool] = (0..<UInt32(tableSize)).map { scalar in
        Page.allCases.contains { (0xC2...0xF4).contains(byte(of: scalar, $0)) }
    }

    /// No sign of the encodings lies beyond, but for Apple's own.
    private static let tableSize = 0x2600

    private static let table: [UInt8] = {
        let pages = [
            CodePage.windows1252, CodePage.latin9, CodePage.windows1250, CodePage.macRoman, CodePage.windows1251,
        ]
        var table = [UInt8](repeating: 0, count: pages.count * tableSize)
        for (number, page) in pages.enumerated() {
            for (offset, scalar) in page.enumerated() where scalar < tableSize {
                table[number * tableSize + Int(scalar)] = UInt8(0x80 + offset)
            }
        }
        // The control characters stand for themselves where a reader left them alone.
        for scalar in 0x80..<0xA0 where table[scalar] == 0 { table[scalar] = UInt8(scalar) }
        return table
    }()
}
