import FoundationEssentials

/// One JSON object on one line, its keys sorted.
package enum JSONLine {
    /// Prints a value.
    package static func write(_ value: some Encodable) throws {
        StandardStream.output.write(try text(value))
    }

    /// A value's line, ended.
    ///
    /// - Parameter isForTerminal: Whether what a terminal could obey is escaped where JSON would let it be; it is where
    ///   standard output is a terminal, by default.
    package static func text(
        _ value: some Encodable,
        isForTerminal: Bool = Terminal.output.isTerminal
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        return (isForTerminal ? escaped(text) : text) + "\n"
    }

    /// The same JSON without control characters in its strings, the only place where they can stand.
    private static func escaped(_ text: String) -> String {
        guard text.printable != text else { return text }
        return text.unicodeScalars.reduce(into: "") { escaped, scalar in
            if String(scalar).printable == String(scalar) {
                escaped.unicodeScalars.append(scalar)
            } else {
                // None of them lies beyond the first plane.
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
    }
}
