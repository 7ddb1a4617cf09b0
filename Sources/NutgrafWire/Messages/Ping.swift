import NutgrafTypes

/// Is the collector there?
package struct Ping: Request, Hashable {
    package typealias Response = Pong
    package static var kind: MessageKind { .ping }

    /// Makes a ping.
    package init() {}
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
