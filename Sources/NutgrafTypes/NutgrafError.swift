/// Something that was refused or went wrong, in the words that travel from the queue to the client.
public struct NutgrafError: Error, Hashable, Sendable {
    /// What sort of error it is.
    public var code: Code
    /// What was wrong, with what, and what to do; a text for people.
    public var message: String
    /// How long to wait before trying again, where that helps.
    public var retryAfter: Duration?

    /// Makes an error.
    public init(_ code: Code, _ message: String, retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }
}

extension NutgrafError: CustomStringConvertible {
    /// The message with its code.
    public var description: String { "\(message) (\(code))" }
}

extension NutgrafError: Codable {
    private enum CodingKeys: String, CodingKey {
        case code
        case message
        case retryAfter
    }

    /// Reads an error; `retryAfter` counts milliseconds.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        code = try container.decode(Code.self, forKey: .code)
        message = try container.decode(String.self, forKey: .message)
        retryAfter = try container.decodeIfPresent(Int64.self, forKey: .retryAfter).map { .milliseconds($0) }
    }

    /// Writes an error; `retryAfter` counts milliseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(code, forKey: .code)
        try container.encode(message, forKey: .message)
        try container.encodeIfPresent(retryAfter?.wholeMilliseconds, forKey: .retryAfter)
    }
}
