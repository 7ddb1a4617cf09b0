/// What both ends of every connection agree on.
package enum TLS {
    /// The application protocol that both ends must name during the handshake (ALPN, RFC 7301).
    package static let applicationProtocol = "nutgraf/1"
}
