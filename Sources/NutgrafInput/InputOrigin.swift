/// Where a story was read from.
package struct InputOrigin: Hashable, Sendable, CustomStringConvertible {
    /// The path as it was given or found; `-` for standard input.
    package var file: String
    /// The line of a `.jsonl` file, from 1.
    package var line: Int?
    /// The entry of a feed or the element of a `.json` file of several, from 1.
    package var entry: Int?

    /// Makes an origin.
    package init(file: String, line: Int? = nil, entry: Int? = nil) {
        self.file = file
        self.line = line
        self.entry = entry
    }

    /// The origin as it stands before a message, such as `archive.jsonl:12` or `feed.xml: entry 3`.
    package var description: String {
        let name = file == "-" ? "standard input" : file
        if let line { return "\(name):\(line)" }
        return entry.map { "\(name): entry \($0)" } ?? name
    }
}
