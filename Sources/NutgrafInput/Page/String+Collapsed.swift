extension String {
    /// The text on one line: blanks collapsed, and none around it.
    var collapsed: String {
        unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
    }

    /// The text as it is where it has any, or nothing.
    var nonEmpty: String? { isEmpty ? nil : self }
}
