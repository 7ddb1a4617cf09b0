import FoundationEssentials

/// One JSON object on one line, its keys sorted.
package enum JSONLine {
    /// Prints a value.
    package static func write(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let line = String(decoding: try encoder.encode(value), as: UTF8.self)
        StandardStream.output.write(line + "\n")
    }
}
