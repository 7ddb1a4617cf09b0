import NIOCore

/// Bounds on one connection.
package struct TLSLimits: Equatable, Sendable {
    /// The most plaintext that waits for the end of the handshake, in bytes.
    package var earlyBytes = 1 << 20
    /// How long closing waits for what was flushed to be written.
    package var closeTimeout = TimeAmount.seconds(5)
    /// Records sent under one key before it is replaced; AES-GCM allows 2^24.5 (RFC 8446, section 5.5).
    package var recordsPerKey = 1 << 23

    /// Makes limits with the usual values, to be changed one by one.
    package init() {}
}
