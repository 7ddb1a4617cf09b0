import NutgrafInput

extension InputOrigin: Encodable {
    private enum CodingKeys: String, CodingKey {
        case file
        case line
        case entry
    }

    /// Writes `file`, and `line` or `entry` where there is one.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encodeIfPresent(line, forKey: .line)
        try container.encodeIfPresent(entry, forKey: .entry)
    }

    /// Whether it is a file that holds one story.
    var isWholeFile: Bool { line == nil && entry == nil }
}
