/// Reads one JSON value of RFC 8259, within bounds.
struct JSONParser {
    /// Where and why a text is no JSON.
    struct Failure: Error, Hashable {
        /// How many bytes stand before the place.
        var offset: Int
        /// What was expected, or is too much.
        var explanation: String
    }

    /// Containers that lie in one another.
    private static let maximumDepth = 64
    /// Values altogether.
    private static let maximumValues = 200_000

    private let bytes: ArraySlice<UInt8>
    private var index: Int
    private var values = 0
    /// Whether line ends and tabs may stand in strings, as web pages have them.
    private let isLenient: Bool

    private init(_ bytes: ArraySlice<UInt8>, isLenient: Bool) {
        self.bytes = bytes
        index = bytes.startIndex
        self.isLenient = isLenient
    }

    /// Reads a text that is one value.
    ///
    /// - Parameter isLenient: Whether line ends and tabs may stand in strings, and anything behind the value.
    static func value(of bytes: ArraySlice<UInt8>, isLenient: Bool = false) throws(Failure) -> JSONValue {
        var parser = JSONParser(bytes, isLenient: isLenient)
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard isLenient || parser.index == bytes.endIndex else { throw parser.failure("nothing more was expected") }
        return value
    }

    private func failure(_ explanation: String) -> Failure {
        Failure(offset: index - bytes.startIndex, explanation: explanation)
    }

    private var byte: UInt8 { index < bytes.endIndex ? bytes[index] : 0 }

    private mutating func skipBlanks() {
        while index < bytes.endIndex, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
    }

    private mutating func value(depth: Int) throws(Failure) -> JSONValue {
        values += 1
        guard depth < Self.maximumDepth else { throw failure("more than \(Self.maximumDepth) levels deep") }
        guard values <= Self.maximumValues else { throw failure("more than \(Self.maximumValues) values") }
        skipBlanks()
        switch byte {
        case 0x7B: return try object(depth: depth)
        case 0x5B: return try array(depth: depth)
        case 0x22: return .string(try string())
        case 0x74: return try word("true", .bool(true))
        case 0x66: return try word("false", .bool(false))
        case 0x6E: return try word("null", .null)
        case 0x2D, 0x30...0x39: return try number()
        default: throw failure("a value was expected")
        }
    }

    private mutating func object(depth: Int) throws(Failure) -> JSONValue {
        var members: [JSONMember] = []
        index += 1
        skipBlanks()
        if take(0x7D) { return .object([]) }
        repeat {
            skipBlanks()
            guard byte == 0x22 else { throw failure("a name in quotation marks was expected") }
            let name = try string()
            skipBlanks()
            guard take(0x3A) else { throw failure("':' was expected") }
            members.append(JSONMember(name: name, value: try value(depth: depth + 1)))
            skipBlanks()
        } while take(0x2C)
        guard take(0x7D) else { throw failure("',' or '}' was expected") }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(Failure) -> JSONValue {
        var elements: [JSONValue] = []
        index += 1
        skipBlanks()
        if take(0x5D) { return .array([]) }
        repeat {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
        } while take(0x2C)
        guard take(0x5D) else { throw failure("',' or ']' was expected") }
        return .array(elements)
    }

    private mutating func take(_ wanted: UInt8) -> Bool {
        guard byte == wanted, index < bytes.endIndex else { return false }
        index += 1
        return true
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
        let wanted = Array("\(word)".utf8)
        guard bytes[index...].starts(with: wanted) else { throw failure("a value was expected") }
        index += wanted.count
        return value
    }

    private mutating func number() throws(Failure) -> JSONValue {
        let start = index
        _ = take(0x2D)
        if byte == 0x30 { index += 1 } else { try digits() }
        if take(0x2E) { try digits() }
        if byte | 0x20 == 0x65 {
            index += 1
            if byte == 0x2B || byte == 0x2D { index += 1 }
            try digits()
        }
        return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func digits() throws(Failure) {
        let start = index
        while (0x30...0x39).contains(byte) { index += 1 }
        guard index > start else { throw failure("a digit was expected") }
    }

    private mutating func string() throws(Failure) -> String {
        index += 1
        let start = index
        while index < bytes.endIndex, bytes[index] != 0x22, bytes[index] != 0x5C, bytes[index] >= 0x20 { index += 1 }
        var text: [UInt8] = []
        if byte != 0x22 || index >= bytes.endIndex {
            text = Array(bytes[start..<index])
            try escaped(&text)
            return try valid(text[...])
        }
        defer { index += 1 }
        return try valid(bytes[start..<index])
    }

    private func valid(_ text: ArraySlice<UInt8>) throws(Failure) -> String {
        guard let string = String(validating: text, as: UTF8.self) else { throw failure("a string is not UTF-8") }
        return string
    }

    /// Reads on to the end of a string that has escapes.
    private mutating func escaped(_ text: inout [UInt8]) throws(Failure) {
        while true {
            guard index < bytes.endIndex else { throw failure("a string has no end") }
            let byte = bytes[index]
            index += 1
            switch byte {
            case 0x22: return
            case 0x5C: try escape(&text)
            case 0..<0x20 where !isLenient:
                index -= 1
                throw failure("a control character stands in a string; write it as \\u00XX")
            default: text.append(byte)
            }
        }
    }

    private mutating func escape(_ text: inout [UInt8]) throws(Failure) {
        let byte = self.byte
        index += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: text.append(byte)
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0C)
        case 0x6E: text.append(0x0A)
        case 0x72: text.append(0x0D)
        case 0x74: text.append(0x09)
        case 0x75: text += Array(String(try scalar()).utf8)
        default:
            index -= 1
            throw failure("an unknown escape stands in a string")
        }
    }

    /// The scalar of a `\u` escape or of a pair of them; half a pair is U+FFFD.
    private mutating func scalar() throws(Failure) -> Unicode.Scalar {
        let unit = try hexadecimal()
        guard (0xD800..<0xDC00).contains(unit), bytes[min(index, bytes.endIndex)...].starts(with: [0x5C, 0x75]) else {
            return Unicode.Scalar(unit) ?? "\u{FFFD}"
        }
        let before = index
        index += 2
        let second = try hexadecimal()
        guard (0xDC00..<0xE000).contains(second) else {
            index = before
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure("four hexadecimal digits were expected")
            }
            value = value << 4 + UInt32(digit)
            index += 1
        }
        return value
    }
}
