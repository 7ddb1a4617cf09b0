/// Makes a text's signs plain: blanks of every width become a blank, what cannot be seen goes, ligatures become
/// letters, and signs of Windows-1252 that arrived as control characters come back.
package struct CharacterCleaner {
    /// The reasons that its edits give.
    package enum Reason {
        /// The byte order mark at the beginning.
        package static let byteOrderMark = "byte order mark"
        /// A no-break space, thin space and their like.
        package static let space = "space"
        /// A line separator, form feed and their like.
        package static let lineBreak = "line break"
        /// A zero-width space, direction mark and their like.
        package static let invisible = "invisible character"
        /// A control character.
        package static let control = "control character"
        /// A soft hyphen.
        package static let softHyphen = "soft hyphen"
        /// A ligature.
        package static let ligature = "ligature"
    }

    private let text: ByteText

    /// Takes a text.
    package init(_ text: ByteText) {
        self.text = text
    }

    /// The text with plain signs.
    package func cleaned<Failure>(pace: inout Pace<Failure>) throws(Failure) -> EditedText {
        var editor = TextEditor(text)
        var index = 0
        while index < text.count {
            let limit = min(text.count, index + 4_096)
            try pace.spend(limit - index)
            while index < limit {
                index = text.place(in: index..<limit) { ($0 < 0x20 || $0 >= 0x7F) && $0 != 0x0A && $0 != 0x0D }
                guard index < limit else { break }
                let (scalar, length) = text.scalar(at: index)
                if let (replacement, reason) = replacement(scalar, at: index, length) {
                    try pace.spend(16)
                    editor.replace(index..<(index + length), with: replacement, reason: reason)
                }
                index += length
            }
        }
        return editor.finish()
    }

    private func replacement(_ scalar: UInt32, at index: Int, _ length: Int) -> ([UInt8], String)? {
        if scalar < 0x20 || scalar == 0x7F {
            switch scalar {
            case 0x0A, 0x09, 0x0D: return nil
            case 0x0B, 0x0C: return ([0x0A], Reason.lineBreak)
            default: return ([], Reason.control)
            }
        }
        if scalar < 0xA0 { return control(scalar, at: index) }
        switch scalar {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: return ([0x20], Reason.space)
        case 0xAD: return ([], Reason.softHyphen)
        case 0x2028, 0x2029: return ([0x0A], Reason.lineBreak)
        case 0xFEFF: return ([], index == 0 ? Reason.byteOrderMark : Reason.invisible)
        case 0x034F, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F:
            return ([], Reason.invisible)
        case 0x200C, 0x200D: return joins(index, length) ? nil : ([], Reason.invisible)
        case 0xFB00...0xFB06: return (Self.ligatures[Int(scalar - 0xFB00)], Reason.ligature)
        default: return nil
        }
    }

    private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map { Array($0.utf8) }

    /// A control character of the upper half: a byte of Windows-1252 that was read as Latin-1.
    private func control(_ scalar: UInt32, at index: Int) -> ([UInt8], String) {
        let before = text.scalar(before: index).value
        if scalar == 0x85, Glyph(before) != .letter { return ([0x0A], Reason.lineBreak) }
        let sign = CodePage.windows1252[Int(scalar) - 0x80]
        guard sign != scalar, let value = Unicode.Scalar(sign) else { return ([], Reason.control) }
        return (Array(String(value).utf8), TextPreparation.mojibake)
    }

    /// Whether a joiner has work to do: between letters of Persian or Hindi, or between the parts of a picture.
    private func joins(_ index: Int, _ length: Int) -> Bool {
        let before = text.scalar(before: index).value
        let after = text.scalar(at: index + length).value
        return Self.mayJoin(before) && (Self.mayJoin(after) || after < 0x80)
    }

    private static func mayJoin(_ scalar: UInt32) -> Bool {
        (0x0600...0x109F).contains(scalar) || (0x1780...0x18AF).contains(scalar) || scalar >= 0x2190
    }
}
