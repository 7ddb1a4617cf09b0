extension String {
    /// The text as it may be written into a line of a terminal: control characters, which could move the cursor or
    /// change what was written before, line ends and changes of the writing direction are replaced by U+FFFD each.
    package var printable: String {
        guard unicodeScalars.contains(where: Self.isControl) else { return self }
        var text = ""
        text.unicodeScalars.append(contentsOf: unicodeScalars.map { Self.isControl($0) ? "\u{FFFD}" : $0 })
        return text
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl
        }
    }
}
