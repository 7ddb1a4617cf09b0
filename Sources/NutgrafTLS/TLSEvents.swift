/// Fired inbound as a user event once the handshake is complete and the peer is verified.
package struct TLSHandshakeCompleted: Equatable, Sendable {
    /// The agreed application protocol: always ``TLS/applicationProtocol``, since anything else fails.
    package let negotiatedProtocol: String

    /// Makes the event.
    ///
    /// - Parameter negotiatedProtocol: The agreed application protocol.
    package init(negotiatedProtocol: String) {
        self.negotiatedProtocol = negotiatedProtocol
    }
}

/// Triggered outbound as a user event: replaces the key of what this side sends.
///
/// Keys are replaced without it, too, long before a cipher's limit.
package struct TLSKeyUpdate: Equatable, Sendable {
    /// Whether the peer is asked to replace its key as well.
    package let requestsPeers: Bool

    /// Makes the event.
    ///
    /// - Parameter requestsPeers: Whether the peer is asked to replace its key as well.
    package init(requestsPeers: Bool) {
        self.requestsPeers = requestsPeers
    }
}
