import NIOCore

/// One message on the wire: a header of fixed size and one CBOR item.
///
/// ```
/// octet  0      4        5      6     8           12
///        length version  flags  kind  request id  item …
/// ```
///
/// Numbers are big-endian; `length` counts what follows it.
package struct Frame: Hashable, Sendable {
    /// What the frame carries.
    package var kind: MessageKind
    /// Which request it belongs to; 0 for the connection itself.
    package var requestID: UInt32
    /// The CBOR item, not yet looked at; empty in a frame that came and was dropped, since there was no room for it.
    package var payload: ByteBuffer

    /// Makes a frame.
    package init(kind: MessageKind, requestID: UInt32, payload: ByteBuffer) {
        self.kind = kind
        self.requestID = requestID
        self.payload = payload
    }

    /// Whether its item was thrown away as it came.
    package var wasDropped: Bool { payload.readableBytes == 0 }

    /// The octets of the whole frame, for as long as its item is held.
    package var heldOctets: Int { wasDropped ? 0 : Self.lengthOctets + Self.headerOctets + payload.readableBytes }

    /// The version of this layout.
    package static let version: UInt8 = 1
    /// The octets of the length field.
    static let lengthOctets = 4
    /// The octets of the header that `length` counts.
    package static let headerOctets = 8
    /// The largest length that is accepted before a hello is.
    package static let maximumHelloLength = 16 * 1024
}
