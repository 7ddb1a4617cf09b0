import NIOCore
import NutgrafTypes
import NutgrafWire

/// A named frame, built from a typed value.
struct Vector: Sendable {
    /// What the frame is called in `Proto/vectors/messages.json`.
    let name: String
    /// What it shows.
    let about: String
    /// The frame.
    let frame: Frame
    /// The rule of `Proto/nutgraf.cddl` for its item.
    let rule: String
    /// Sees whether an item is read as the typed value that this one was built from.
    let isRead: @Sendable (ByteBuffer) throws -> Bool

    /// A request.
    static func request<Message: Request & Hashable>(
        _ name: String,
        _ about: String,
        _ message: Message,
        id: UInt32 = 2
    ) throws -> Vector {
        Vector(
            name: name,
            about: about,
            frame: try Frame(message, requestID: id),
            rule: "\(Message.kind)",
            isRead: { try MessageCoder.decode(Message.self, from: $0) == message }
        )
    }

    /// An answer.
    static func answer<Message: Codable & Hashable & Sendable>(
        _ name: String,
        _ about: String,
        _ message: Message,
        to kind: MessageKind,
        id: UInt32 = 2
    ) throws -> Vector {
        Vector(
            name: name,
            about: about,
            frame: try Frame(answer: message, to: kind, requestID: id),
            rule: "\(kind)-answer",
            isRead: { try MessageCoder.decode(Message.self, from: $0) == message }
        )
    }

    /// An error.
    static func error(_ name: String, _ about: String, _ error: NutgrafError, id: UInt32 = 2) -> Vector {
        Vector(
            name: name,
            about: about,
            frame: Frame(error: error, requestID: id),
            rule: "error",
            isRead: { try MessageCoder.decode(NutgrafError.self, from: $0) == error }
        )
    }

    /// The octets of the frame.
    var octets: [UInt8] { Self.octets(of: frame) }

    /// The octets of any frame.
    static func octets(of frame: Frame) -> [UInt8] {
        var buffer = ByteBuffer()
        FrameEncoder().encode(data: frame, out: &buffer)
        return Array(buffer.readableBytesView)
    }

    /// Every vector, in the order of the file.
    static func all() throws -> [Vector] {
        try example() + connection() + errors() + submissions() + statuses() + results() + histories() + lists()
            + watches() + decisions() + statistics() + leases() + outcomes()
    }
}
