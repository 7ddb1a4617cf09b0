import NutgrafTypes

/// Is the collector there?
package struct Ping: Request, Hashable {
    package typealias Response = Pong
    package static var kind: MessageKind { .ping }

    private enum CodingKeys: CodingKey {}

    /// Makes a ping.
    package init() {}

    /// Reads a ping, which must be a map; synthesised code would take anything for a struct without properties.
    package init(from decoder: any Decoder) throws {
        _ = try decoder.container(keyedBy: CodingKeys.self)
    }
}

/// It is.
package struct Pong: Codable, Hashable, Sendable {
    /// The collector's clock.
    package var time: Timestamp

    /// Makes a pong.
    package init(time: Timestamp) {
        self.time = time
    }
}
