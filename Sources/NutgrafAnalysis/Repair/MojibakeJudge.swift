/// Says which sequences of a ``MojibakeDecoder`` are misread UTF-8, and which are a text's own signs.
///
/// Most are sure by themselves: nobody writes `â€™`. Two signs alone may be an honest end of a word, as in the
/// capitals of "IRMÃ»", so the letters around them and the rest of the text decide.
struct MojibakeJudge {
    private typealias Page = MojibakeDecoder.Page
    private typealias Sequence = MojibakeDecoder.Sequence

    private let decoder: MojibakeDecoder
    private let text: ByteText
    /// How many sure sequences the text has, for each encoding.
    private var sure = [Int](repeating: 0, count: MojibakeDecoder.Page.allCases.count)
    private var learns = true
    /// How many sequences have control characters, as Latin-1 and Latin-9 show the bytes 80 to 9F, less those that
    /// have the signs of Windows-1252 there.
    private var controls = 0
    /// Where the last sequence ended, and in which encoding it was.
    private var last: (end: Int, page: MojibakeDecoder.Page)?

    /// Judges the sequences of a decoder.
    init(_ decoder: MojibakeDecoder) {
        self.decoder = decoder
        text = decoder.text
    }

    /// Ends the first round: from now on what the text holds elsewhere counts.
    mutating func learnsNoMore() {
        learns = false
        last = nil
    }

    /// The misread sequence that begins at `start`, if one does.
    mutating func sequence(at start: Int) -> MojibakeDecoder.Sequence? {
        var choice: Sequence?
        for page in Page.allCases {
            guard let sequence = decoder.sequence(at: start, page), accepts(sequence, at: start) else { continue }
            guard let first = choice else {
                choice = sequence
                // Only Latin-9 reads some sequences differently that Windows-1252 reads too.
                if page != .windows1252 { break }
                continue
            }
            if page == .latin9, prefersLatin9(sequence, over: first, at: start) { choice = sequence }
            break
        }
        guard let choice else { return loneEuro(at: start) ?? loneLead(at: start) }
        if learns {
            sure[choice.page.rawValue] += 1
            if choice.second < 0xA0 { controls += 1 }
            if choice.page == .windows1252, choice.second > 0x2000, choice.second != 0x20AC { controls -= 1 }
        }
        last = (choice.end, choice.page)
        return choice
    }

    /// `â€` alone: a closing mark whose last byte (9D), which Windows-1252 does not have, was dropped or replaced.
    private func loneEuro(at start: Int) -> Sequence? {
        guard has(.windows1252), text.has(LostSign.euro, at: start) else { return nil }
        var end = start + LostSign.euro.count
        // U+FFFD in place of the byte, or what is left of its second misreading.
        if text.scalar(at: end).value == 0xFFFD { end += 3 } else if text.scalar(at: end).value == 0xC2 { end += 2 }
        return Sequence(page: .windows1252, lead: 0xE2, scalar: 0x201D, second: 0x20AC, end: end)
    }

    /// `Ã` or `Â` before blanks: the no-break space that a letter or a blank went on with became a blank too.
    private func loneLead(at start: Int) -> Sequence? {
        guard has(.windows1252), text.byte(start) == 0xC3, text.byte(start + 2) == 0x20 else { return nil }
        guard !isLetter(text.scalar(before: start).value) || Glyph.isSmall(text.scalar(before: start).value) else {
            return nil
        }
        switch text.byte(start + 1) {
        case 0x83 where text.byte(start + 3) == 0x20:
            return Sequence(page: .windows1252, lead: 0xC3, scalar: 0xE0, second: 0x20, end: start + 3)
        case 0x82: return Sequence(page: .windows1252, lead: 0xC2, scalar: 0xA0, second: 0x20, end: start + 3)
        default: return nil
        }
    }

    private func accepts(_ sequence: Sequence, at start: Int) -> Bool {
        switch sequence.lead {
        case 0xC2: acceptsSign(sequence, at: start)
        case 0xC3: acceptsLetter(sequence, at: start)
        case 0xC4...0xDF: acceptsForeign(sequence, at: start)
        case 0xE2: acceptsPunctuation(sequence, at: start)
        default: acceptsWide(sequence, at: start)
        }
    }

    // MARK: Kinds of sequences

    /// U+0080 to U+00BF: "Â£", "Â°", "Â" with a no-break space.
    private func acceptsSign(_ sequence: Sequence, at start: Int) -> Bool {
        let before = text.scalar(before: start).value
        if sequence.page == .windows1251 {
            // "В" and a no-break space are Russian; "В°" behind a number is not.
            guard !isCyrillic(before) else { return false }
            // "ВЈ7" was "£7".
            if sequence.scalar == 0xA3 { return Glyph(text.scalar(at: sequence.end).value) == .digit }
            guard isLatin(before) || Glyph(before) == .digit || has(.windows1251) else { return false }
            return Glyph(sequence.second) != .letter && (Glyph(sequence.second) != .space || has(.windows1251))
        }
        // "CÂŞTIG" is Romanian.
        if isRomanian(sequence.second) { return Glyph.isSmall(before) }
        guard sequence.page != .macRoman, Glyph.isCapital(before) else { return true }
        return !closes(sequence, at: start) || has(sequence.page)
    }

    /// U+00C0 to U+00FF: "Ã©".
    private func acceptsLetter(_ sequence: Sequence, at start: Int) -> Bool {
        let before = text.scalar(before: start).value
        if sequence.page == .windows1251 {
            let after = text.scalar(at: sequence.end).value
            return isLatin(before) || isLatin(after) || has(.windows1251) && !isCyrillic(before)
        }
        // "RĂŞINĂ" and "Ăştia" are Romanian.
        if isRomanian(sequence.second), !Glyph.isSmall(before) { return has(.windows1250) }
        guard Glyph.isCapital(before), sequence.page != .macRoman else { return true }
        return !closes(sequence, at: start) || has(sequence.page)
    }

    /// U+0100 to U+07FF: "Å‚" and "Ð¿Ñ€Ð¸".
    private func acceptsForeign(_ sequence: Sequence, at start: Int) -> Bool {
        let isMany = sure[sequence.page.rawValue] >= 4 && !learns
        // Two accents are letters of Windows-1252's, and so the second half of what was misread twice.
        guard isLetter(sequence.scalar) || isMany || last?.end == start && [0x2C6, 0x2DC].contains(sequence.scalar)
        else { return false }
        let needed = sequence.page == .windows1251 || sequence.page == .macRoman ? 3 : 2
        if runs(sequence, at: start, needed) { return true }
        if sequence.page == .windows1251 || sequence.lead > 0xC9 {
            // A word of one letter, in a text of which more was misread.
            return isMany || sequence.page == .windows1251 && isLatin(text.scalar(before: start).value)
        }
        let first = text.scalar(at: start).value
        let before = text.scalar(before: start).value
        let after = text.scalar(at: sequence.end).value
        if sequence.page == .macRoman { return sequence.lead < 0xC6 && (isLetter(before) || isLetter(after)) }
        // Nobody writes a capital behind a small letter; `Ĺ` is hardly written at all.
        if Glyph.isSmall(before), Glyph.isCapital(first) || isLetter(after) { return true }
        if first == 0x139, Glyph.isSmall(after) { return true }
        if Glyph.isSmall(after), !isLetter(before) || Glyph.isCapital(before), opensUnnaturally(sequence.second) {
            return true
        }
        return has(sequence.page) && (isLetter(before) || isLetter(after)) && !closes(sequence, at: start)
    }

    /// U+2000 to U+2FFF: `â€™`.
    private func acceptsPunctuation(_ sequence: Sequence, at start: Int) -> Bool {
        switch sequence.scalar {
        case 0x2000...0x206F, 0x20A0...0x20BF, 0x2100...0x214F, 0x2190...0x22FF, 0x25A0...0x27BF: true
        default: runs(sequence, at: start, 2)
        }
    }

    /// Beyond U+2FFF and between: Chinese, Vietnamese, pictures, the byte order mark and what stands for lost signs.
    private func acceptsWide(_ sequence: Sequence, at start: Int) -> Bool {
        if sequence.page == .windows1251 || sequence.page == .macRoman { return runs(sequence, at: start, 2) }
        switch sequence.scalar {
        case 0xFEFF, 0xFFFD, 0xFB00...0xFB06: return true
        case 0x1F000...0x1FAFF: return true
        case 0x1E00...0x1EFF:
            return isLetter(text.scalar(at: sequence.end).value)
                || !closes(sequence, at: start) && isLetter(text.scalar(before: start).value)
        default: return runs(sequence, at: start, 2) || sure[sequence.page.rawValue] >= 4 && !learns
        }
    }

    // MARK: What stands around

    /// Whether the text has sure sequences of an encoding elsewhere.
    private func has(_ page: Page) -> Bool { !learns && sure[page.rawValue] > 0 }

    /// Whether so many sequences of the same encoding stand together, with this one.
    private func runs(_ sequence: Sequence, at start: Int, _ needed: Int) -> Bool {
        if let last, last.end == start, last.page == sequence.page { return true }
        var end = sequence.end
        for _ in 1..<needed {
            guard let next = decoder.sequence(at: end, sequence.page), next.lead >= 0xC4 else { return false }
            end = next.end
        }
        return true
    }

    /// Whether the sequence's last signs could end a word in capitals: a closing mark, a dash, an ellipsis or a
    /// blank, and no letter behind it.
    private func closes(_ sequence: Sequence, at start: Int) -> Bool {
        guard !isLetter(text.scalar(at: sequence.end).value), sequence.second != 0x201A, sequence.second != 0x201E
        else { return false }
        switch Glyph(sequence.second) {
        case .apostrophe, .closeQuote, .dash, .stop, .space, .openSingleQuote, .openQuote: return true
        default: return false
        }
    }

    /// Whether no writer puts a sign between a capital and a small letter.
    private func opensUnnaturally(_ second: UInt32) -> Bool {
        switch Glyph(second) {
        case .apostrophe, .openSingleQuote, .dash, .space, .hyphen: false
        case .letter: Glyph.isCapital(second)
        default: true
        }
    }

    private func prefersLatin9(_ sequence: Sequence, over first: Sequence, at start: Int) -> Bool {
        guard sequence.scalar != first.scalar, first.page == .windows1252 else { return false }
        // Windows-1252 has a sign for every byte that a typographic sign goes on with.
        if sequence.lead == 0xE2 { return sequence.second < 0xA0 }
        if !learns, controls > 0 { return true }
        guard Glyph.isSmall(sequence.scalar), Glyph.isCapital(first.scalar) else { return false }
        let before = text.scalar(before: start).value
        if Glyph.isSmall(before) { return true }
        let after = text.scalar(at: sequence.end).value
        return isLetter(before) && Glyph.isSmall(after)
    }

    /// The cedilla that Romanian had before the comma; it follows `Â` and `Ă`.
    private func isRomanian(_ scalar: UInt32) -> Bool { scalar == 0x15E || scalar == 0x15F }

    private func isLetter(_ scalar: UInt32) -> Bool { Glyph(scalar) == .letter }

    private func isCyrillic(_ scalar: UInt32) -> Bool { (0x0400...0x052F).contains(scalar) }

    private func isLatin(_ scalar: UInt32) -> Bool {
        (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar) || (0xC0...0x24F).contains(scalar)
    }
}
