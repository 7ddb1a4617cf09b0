import NIOCore
import NutgrafTypes
import NutgrafWire

/// What a client may send wrongly, and what it gets for it.
struct Refusal: Codable, Equatable, Sendable {
    /// Who notices.
    enum Layer: String, Codable, Sendable {
        /// Whoever cuts the stream into frames.
        case frame
        /// Whoever keeps the order of frames.
        case connection
        /// Whoever reads a frame's item.
        case message
        /// Whoever carries the request out.
        case collector
    }

    /// What it is called in `Proto/vectors/refusals.json`.
    var name: String
    /// What is wrong.
    var about: String
    /// Who notices.
    var layer: Layer
    /// What the client sends, from the start of the connection, in hexadecimal. All but the last are good.
    var sent: [String]
    /// Whether the stream ends there.
    var ends: Bool
    /// The code of the error.
    var code: String
    /// The request id of the error's frame.
    var requestID: UInt32
    /// Whether the collector closes the connection after it.
    var closes: Bool

    private init(
        _ name: String,
        _ about: String,
        _ layer: Layer,
        sent: [[UInt8]],
        ends: Bool = false,
        _ code: NutgrafError.Code,
        requestID: UInt32 = 0,
        closes: Bool = true
    ) {
        self.name = name
        self.about = about
        self.layer = layer
        self.sent = sent.map { hex($0) }
        self.ends = ends
        self.code = code.rawValue
        self.requestID = requestID
        self.closes = closes
    }

    /// Octets that are no frame, or one out of place: the connection ends.
    static func octets(
        _ name: String,
        _ about: String,
        after good: [[UInt8]] = [],
        _ octets: String,
        ends: Bool = false,
        _ code: NutgrafError.Code
    ) throws -> Refusal {
        Refusal(name, about, .frame, sent: good + [try bytes(octets)], ends: ends, code)
    }

    /// A frame that comes out of turn.
    static func frame(
        _ name: String,
        _ about: String,
        after good: [[UInt8]] = [],
        _ kind: MessageKind,
        requestID: UInt32,
        item: String = "a0",
        _ code: NutgrafError.Code = .protocolViolation
    ) throws -> Refusal {
        let frame = Frame(kind: kind, requestID: requestID, payload: ByteBuffer(bytes: try bytes(item)))
        let closes = code == .protocolViolation
        return Refusal(
            name,
            about,
            .connection,
            sent: good + [Vector.octets(of: frame)],
            code,
            requestID: closes ? 0 : requestID,
            closes: closes
        )
    }

    /// A request whose item is wrong.
    static func item(
        _ name: String,
        _ about: String,
        _ kind: MessageKind,
        _ item: String,
        layer: Layer = .message,
        _ code: NutgrafError.Code = .invalidRequest
    ) throws -> Refusal {
        let isHello = kind == .hello
        let id: UInt32 = isHello ? 1 : 2
        let frame = Frame(kind: kind, requestID: id, payload: ByteBuffer(bytes: try bytes(item)))
        return Refusal(
            name,
            about,
            layer,
            sent: (isHello ? [] : [try hello()]) + [Vector.octets(of: frame)],
            code,
            requestID: id,
            closes: isHello
        )
    }

    /// A good frame that comes too early.
    static func behindHello(_ name: String, _ about: String) throws -> Refusal {
        let ping = Vector.octets(of: try Frame(Ping(), requestID: 2))
        return Refusal(name, about, .connection, sent: [try hello() + ping], .protocolViolation)
    }

    /// The hello that the collector accepts in these conversations.
    static func hello() throws -> [UInt8] {
        Vector.octets(of: try Frame(Hello(name: "desk", token: "t"), requestID: 1))
    }
}
