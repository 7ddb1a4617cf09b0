import NIOCore
import NutgrafTypes

/// The largest `length` of a frame that is accepted on one connection.
package final class FrameLimit {
    /// In octets; until a hello is accepted, the protocol's 16 KiB.
    package var maximumLength: Int

    /// Makes a limit.
    package init(maximumLength: Int = Frame.maximumHelloLength) {
        self.maximumLength = maximumLength
    }
}

/// Cuts a stream of bytes into frames.
///
/// A length is checked before a byte of its frame is waited for. What cannot be a frame is thrown as a
/// ``NutgrafError`` after which the stream has no meaning any more.
package struct FrameDecoder: NIOSingleStepByteToMessageDecoder {
    /// The largest `length` that is accepted; the handler that owns the decoder may raise it.
    private let limit: FrameLimit

    /// Makes a decoder.
    package init(limit: FrameLimit = FrameLimit()) {
        self.limit = limit
    }

    /// Takes one frame off the front of `buffer`, or nothing where it is not all there.
    package mutating func decode(buffer: inout ByteBuffer) throws -> Frame? {
        guard let length = buffer.getInteger(at: buffer.readerIndex, as: UInt32.self) else { return nil }
        guard length > Frame.headerOctets else {
            throw NutgrafError(
                .protocolViolation,
                "a frame's length is \(length), but a header and an item take more than \(Frame.headerOctets) octets"
            )
        }
        guard length <= limit.maximumLength else {
            throw NutgrafError(
                .tooLarge,
                "a frame's length is \(length), and at most \(limit.maximumLength) octets are accepted here"
            )
        }
        // The version is looked at as soon as it is there: what follows it may mean something else.
        if let version = buffer.getInteger(at: buffer.readerIndex + 4, as: UInt8.self), version != Frame.version {
            throw NutgrafError(
                .unsupportedVersion,
                "a frame has version \(version), and only version \(Frame.version) is spoken here"
            )
        }
        guard buffer.readableBytes >= Frame.lengthOctets + Int(length) else { return nil }
        buffer.moveReaderIndex(forwardBy: Frame.lengthOctets)
        guard let (_, _, kind, requestID) = buffer.readMultipleIntegers(as: (UInt8, UInt8, UInt16, UInt32).self),
            let payload = buffer.readSlice(length: Int(length) - Frame.headerOctets)
        else { return nil }
        return Frame(kind: MessageKind(rawValue: kind), requestID: requestID, payload: payload)
    }

    /// Takes the last frame; a part of one that is left over is an error.
    package mutating func decodeLast(buffer: inout ByteBuffer, seenEOF: Bool) throws -> Frame? {
        if let frame = try decode(buffer: &buffer) { return frame }
        guard buffer.readableBytes == 0 else {
            throw NutgrafError(
                .protocolViolation,
                "the connection ended within a frame, after \(buffer.readableBytes) of its octets"
            )
        }
        return nil
    }
}
