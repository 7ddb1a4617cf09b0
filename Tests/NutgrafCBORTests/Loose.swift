import NutgrafCBOR

/// Any value our coders have a form for, found out by trying.
indirect enum Loose: Codable, Equatable, Sendable {
    case null
    case bool(Bool)
    case integer(Int128)
    case float(Double)
    case text(String)
    case bytes([UInt8])
    case array([Loose])
    case map([String: Loose])
    case integerMap([Int: Loose])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int128.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .float(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([UInt8].self) {
            self = .bytes(value)
        } else if let value = try? container.decode([String: Loose].self) {
            self = .map(value)
        } else if let value = try? container.decode([Int: Loose].self) {
            self = .integerMap(value)
        } else {
            self = .array(try container.decode([Loose].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .float(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .bytes(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .map(let value): try container.encode(value)
        case .integerMap(let value): try container.encode(value)
        }
    }
}

extension Loose: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    init(integerLiteral value: Int) { self = .integer(Int128(value)) }
    init(stringLiteral value: String) { self = .text(value) }
    init(arrayLiteral elements: Loose...) { self = .array(elements) }
}
