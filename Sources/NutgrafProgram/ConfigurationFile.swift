import NutgrafTypes

/// A file of settings: lines of `NAME=value` with the environment's names, and `#` before comments.
enum ConfigurationFile {
    /// The longest file, in bytes.
    private static let limit = 1 << 20

    /// Reads a file.
    ///
    /// Blanks around names and values do not count, nor does one pair of quotation marks around a value, so that
    /// the file can be systemd's `EnvironmentFile` too.
    ///
    /// - Returns: The values by name.
    /// - Throws: ``NutgrafError`` with `configuration` where the file cannot be read, a line is none, a name is
    ///   no setting's, or a name is there twice.
    static func values(of path: String) throws(NutgrafError) -> [String: String] {
        let text = try TextFile.contents(of: path, limit: limit, called: "configuration file")
        var values: [String: String] = [:]
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() {
            let content = trimmed(line)
            guard !content.isEmpty, content.first != "#" else { continue }
            let place = "line \(index + 1) of \(path)"
            guard let equals = content.firstIndex(of: "=") else {
                throw NutgrafError(.configuration, "\(place) is neither NAME=value nor a comment that begins with '#'")
            }
            let name = String(trimmed(content[..<equals]))
            try SettingNames.check(name, in: place)
            guard values[name] == nil else {
                throw NutgrafError(.configuration, "\(place) sets \(name) again; leave one of the two lines")
            }
            values[name] = unquoted(trimmed(content[content.index(after: equals)...]))
        }
        return values
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...end]
    }

    private static func unquoted(_ value: Substring) -> String {
        guard value.count >= 2, let mark = value.first, mark == value.last, mark == "\"" || mark == "'" else {
            return String(value)
        }
        return String(value.dropFirst().dropLast())
    }
}
