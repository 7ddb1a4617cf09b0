import NIOCore
import NutgrafTypes

extension Frame {
    /// A request's frame.
    package init<Message: Request>(_ request: Message, requestID: UInt32) throws(NutgrafError) {
        self.init(kind: Message.kind, requestID: requestID, payload: try MessageCoder.encode(request))
    }

    /// An answer's frame.
    package init(answer: some Encodable, to kind: MessageKind, requestID: UInt32) throws(NutgrafError) {
        self.init(kind: kind.answer, requestID: requestID, payload: try MessageCoder.encode(answer))
    }

    /// The frame of an error; `requestID` 0 speaks of the whole connection.
    package init(error: NutgrafError, requestID: UInt32) {
        // An error is two strings and an integer: it always has a CBOR form.
        let payload = (try? MessageCoder.encode(error)) ?? ByteBuffer(bytes: [0xA0])
        self.init(kind: .error, requestID: requestID, payload: payload)
    }

    /// The frame of a part of a watch, with the watch's request id.
    package init(_ changes: WatchedChanges, requestID: UInt32) throws(NutgrafError) {
        self.init(kind: .changes, requestID: requestID, payload: try MessageCoder.encode(changes))
    }

    /// The frame that calls a request off.
    package static func cancel(requestID: UInt32) -> Frame {
        Frame(kind: .cancel, requestID: requestID, payload: ByteBuffer(bytes: [0xA0]))
    }
}
