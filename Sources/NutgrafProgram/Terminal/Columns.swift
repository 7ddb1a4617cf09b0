/// Texts in the columns of a terminal.
package enum Columns {
    /// How many columns a character takes: two for those of East Asian scripts and for emoji, none for controls.
    package static func width(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: return 0
        case 0x20..<0x1100: return 1
        // The wide ranges of Unicode's East Asian Width (UAX 11), joined where what lies between is not assigned.
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// How many columns a text takes in one line.
    package static func width(of text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + width(of: $1) }
    }

    /// Breaks a text between words into lines, each indented and ended. A word that is longer than a line is broken
    /// between characters, as are texts of scripts that put no blanks between words. Control characters are replaced, as ``Swift/String/printable`` says.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - columns: How many columns a line has at most.
    ///   - indent: How many blanks the first line begins with.
    ///   - hanging: How many blanks the others begin with; `indent` by default.
    package static func wrapped(
        _ text: some StringProtocol,
        columns: Int,
        indent: Int = 0,
        hanging: Int? = nil
    ) -> String {
        let hanging = hanging ?? indent
        var lines = ""
        var line = String(repeating: " ", count: indent)
        var used = indent
        var isEmpty = true
        func end() {
            lines += line + "\n"
            line = String(repeating: " ", count: hanging)
            used = hanging
            isEmpty = true
        }
        for word in text.split(whereSeparator: \.isWhitespace) {
            let word = String(word).printable
            let width = width(of: word)
            let isTooLong = width > columns - hanging
            // Of a word that is broken at least one character, of two columns at most, goes into this line.
            if !isEmpty, used + 1 + (isTooLong ? 2 : width) > columns { end() }
            if !isEmpty {
                line += " "
                used += 1
            }
            guard isTooLong else {
                line += word
                used += width
                isEmpty = false
                continue
            }
            for character in word {
                let width = Self.width(of: character)
                if !isEmpty, used + width > columns { end() }
                line.append(character)
                used += width
                isEmpty = false
            }
        }
        return lines + line + "\n"
    }

    /// The text, or as much of its beginning as fits, with an ellipsis for the rest.
    package static func cut(_ text: String, to columns: Int) -> String {
        guard width(of: text) > columns else { return text }
        var used = 1
        return text.prefix { character in
            used += width(of: character)
            return used <= columns
        } + "…"
    }
}
