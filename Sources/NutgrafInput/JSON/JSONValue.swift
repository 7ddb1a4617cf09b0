/// A value of RFC 8259.
enum JSONValue: Hashable {
    case null
    case bool(Bool)
    /// A number as it is written.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// The members in their order.
    case object([JSONMember])

    /// The last member of an object with a name; `nil` where there is none.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// The text of a string.
    var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The elements of an array; any other value is an array of one.
    var elements: [JSONValue] {
        guard case .array(let elements) = self else { return [self] }
        return elements
    }

    /// What it is, in words for people.
    var sort: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// A member of a JSON object.
struct JSONMember: Hashable {
    var name: String
    var value: JSONValue
}
