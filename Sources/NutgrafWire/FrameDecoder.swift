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
/// ``NutgrafError`` after which the stream has no meaning any more. A frame for which there is no room is read and
/// thrown away; what is left of it is a frame that was dropped.
package struct FrameDecoder: NIOSingleStepByteToMessageDecoder {
    /// A frame that is thrown away as it comes.
    private struct Dropped {
        var kind: MessageKind
        var requestID: UInt32
        /// How many of its octets are still to come.
        var missing: Int
    }

    /// The largest `length` that is accepted; the handler that owns the decoder may raise it.
    private let limit: FrameLimit
    private let room: (any FrameRoom)?
    /// How many octets of the frame at the front there is room taken for.
    private var taken = 0
    private var dropped: Dropped?

    /// Makes a decoder.
    ///
    /// - Parameters:
    ///   - limit: How long a frame may be.
    ///   - room: How much may be kept; `nil` sets no bound.
    package init(limit: FrameLimit = FrameLimit(), room: (any FrameRoom)? = nil) {
        self.limit = limit
        self.room = room
    }

    /// Takes one frame off the front of `buffer`, or nothing where it is not all there.
    package mutating func decode(buffer: inout ByteBuffer) throws -> Frame? {
        let frame = try dropped == nil ? next(in: &buffer) : rest(in: &buffer)
        room?.progressed(isWithinFrame: frame == nil && (dropped != nil || buffer.readableBytes > 0))
        return frame
    }

    private mutating func next(in buffer: inout ByteBuffer) throws -> Frame? {
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
        let total = Frame.lengthOctets + Int(length)
        guard
            let (_, _, _, kind, requestID) = buffer.getMultipleIntegers(
                at: buffer.readerIndex,
                as: (UInt32, UInt8, UInt8, UInt16, UInt32).self
            )
        else { return nil }
        let kindOfFrame = MessageKind(rawValue: kind)
        guard takeRoom(for: min(buffer.readableBytes, total), of: total) else {
            room?.giveBack(taken)
            taken = 0
            dropped = Dropped(kind: kindOfFrame, requestID: requestID, missing: total)
            return rest(in: &buffer)
        }
        guard buffer.readableBytes >= total else { return nil }
        taken = 0
        buffer.moveReaderIndex(forwardBy: Frame.lengthOctets + Frame.headerOctets)
        guard let payload = buffer.readSlice(length: Int(length) - Frame.headerOctets) else { return nil }
        return Frame(kind: kindOfFrame, requestID: requestID, payload: payload)
    }

    private mutating func takeRoom(for present: Int, of total: Int) -> Bool {
        guard let room, present > taken else { return true }
        guard room.take(present - taken, ofFrameOf: total) else { return false }
        taken = present
        return true
    }

    /// Throws away what has come of a frame that is dropped; gives what is left of it when all of it has come.
    private mutating func rest(in buffer: inout ByteBuffer) -> Frame? {
        guard var frame = dropped else { return nil }
        let present = min(buffer.readableBytes, frame.missing)
        buffer.moveReaderIndex(forwardBy: present)
        frame.missing -= present
        dropped = frame.missing > 0 ? frame : nil
        return frame.missing > 0 ? nil : Frame(kind: frame.kind, requestID: frame.requestID, payload: ByteBuffer())
    }

    /// Takes the last frame; a part of one that is left over is an error.
    package mutating func decodeLast(buffer: inout ByteBuffer, seenEOF: Bool) throws -> Frame? {
        if let frame = try decode(buffer: &buffer) { return frame }
        guard buffer.readableBytes == 0, dropped == nil else {
            throw NutgrafError(
                .protocolViolation,
                "the connection ended within a frame, after \(buffer.readableBytes) of its octets"
            )
        }
        return nil
    }
}
