import NIOCore

/// Writes frames as bytes.
package struct FrameEncoder: MessageToByteEncoder {
    /// Makes an encoder.
    package init() {}

    /// Appends the frame to `out`.
    package func encode(data frame: Frame, out: inout ByteBuffer) {
        let length = Frame.headerOctets + frame.payload.readableBytes
        out.reserveCapacity(minimumWritableBytes: Frame.lengthOctets + length)
        out.writeMultipleIntegers(
            UInt32(clamping: length),
            Frame.version,
            UInt8(0),
            frame.kind.rawValue,
            frame.requestID
        )
        out.writeImmutableBuffer(frame.payload)
    }
}
