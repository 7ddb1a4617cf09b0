/// One step from an item to an item inside it.
enum PathElement: Equatable {
    /// The value of a text key.
    case name(String)
    /// An array's element, or the value of an integer key.
    case index(Int)
    /// The value of a key that is neither text nor an integer.
    case other

    /// The key as Codable wants to see it.
    var codingKey: any CodingKey {
        switch self {
        case .name(let name): AnyKey(stringValue: name)
        case .index(let index): AnyKey(intValue: index)
        case .other: AnyKey(stringValue: "?")
        }
    }

    /// The element for a Codable key in a map of a style.
    static func element(for key: some CodingKey, style: KeyStyle) -> PathElement {
        if style == .integer, let integer = key.intValue { return .index(integer) }
        return .name(key.stringValue)
    }
}

extension [PathElement] {
    /// Longer names are cut in paths: they may come from a stranger and go to a log.
    private static var longestName: Int { 64 }

    /// The path for people: `articles[3].title`, with `["odd names"]` quoted and escaped.
    var rendered: String {
        var text = ""
        for element in self {
            switch element {
            case .index(let index):
                text += "[\(index)]"
            case .other:
                text += "[?]"
            case .name(let name) where Self.isPlain(name):
                text += text.isEmpty ? name : ".\(name)"
            case .name(let name):
                let short = String(name.unicodeScalars.prefix(Self.longestName))
                text += "[\(short.debugDescription)\(short.utf8.count < name.utf8.count ? "…" : "")]"
            }
        }
        return text
    }

    private static func isPlain(_ name: String) -> Bool {
        let utf8 = name.utf8
        guard (1...longestName).contains(utf8.count) else { return false }
        return utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default:
                false
            }
        }
    }
}
