import NutgrafTypes

extension Article {
    /// Takes an article from a JSON object.
    ///
    /// Unknown names are passed over, and `null` stands for nothing, as on the wire.
    ///
    /// - Parameter limit: How many octets the text may have.
    /// - Throws: ``InputFault`` that names the key.
    init(_ value: JSONValue, limit: Int) throws(InputFault) {
        guard case .object = value else {
            throw InputFault(
                .noArticle,
                "\(value.sort) where an Article object was expected, such as {\"text\": \"…\"}"
            )
        }
        guard let text = try Self.string("text", of: value) else {
            throw InputFault(.noArticle, "an Article object needs \"text\", the story itself")
        }
        guard text.utf8.count <= limit else { throw .tooLarge(limit: limit) }
        guard text.utf8.contains(where: { $0 > 0x20 }) else {
            throw InputFault(.empty, "\"text\" is empty; give the story itself")
        }
        self.init(
            text: text,
            title: try Self.string("title", of: value),
            source: try Self.string("source", of: value),
            byline: try Self.string("byline", of: value),
            url: try Self.string("url", of: value),
            language: try Self.string("language", of: value),
            published: try Self.date("published", of: value),
            mediaType: try Self.string("mediaType", of: value),
            id: try Self.identifier("id", of: value)
        )
    }

    private static func string(_ name: String, of value: JSONValue) throws(InputFault) -> String? {
        switch value[name] {
        case nil, .null?: return nil
        case .string(let text)?: return text
        case let other?:
            throw InputFault(.malformed, "\"\(name)\" is \(other.sort); give a string")
        }
    }

    /// A string, or a number as it is written: databases give their rows numbers.
    private static func identifier(_ name: String, of value: JSONValue) throws(InputFault) -> String? {
        if case .number(let digits)? = value[name] { return digits }
        return try string(name, of: value)
    }

    private static func date(_ name: String, of value: JSONValue) throws(InputFault) -> String? {
        guard let text = try string(name, of: value) else { return nil }
        guard let date = PublicationDate(text) else {
            throw InputFault(
                .malformed,
                "\"\(name)\" is no date; give one such as 2019-01-06 or 2019-01-06T12:30:00+03:00"
            )
        }
        return date.text
    }
}
