import FoundationEssentials

/// One JSON object on one line, its keys sorted.
package enum JSONLine {
    /// Prints a value.
    package static func write(_ value: some Encodable) throws {
        StandardStream.output.write(try text(value))
    }

    /// A value's line, ended.
    package static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
