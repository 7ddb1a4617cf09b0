/// How a client reaches its collector.
public struct NutgrafClientConfiguration: Sendable {
    /// Whose certificates the client accepts.
    public enum Trust: Hashable, Sendable {
        /// Exactly the authorities in this PEM file, such as a collector's `ca.pem`.
        case certificateAuthority(file: String)
        /// The authorities that the operating system trusts.
        case system
    }

    /// A certificate of the client's own, for collectors that ask for one beside the token.
    public struct Identity: Hashable, Sendable {
        /// The PEM file with the certificate first, then any intermediate ones.
        public var certificateFile: String
        /// The PEM file of the certificate's key, not encrypted.
        public var keyFile: String

        /// Names the two files, as `nutgraf-collector certificate client` writes them.
        public init(certificateFile: String, keyFile: String) {
            self.certificateFile = certificateFile
            self.keyFile = keyFile
        }
    }

    /// Where the collector listens.
    public var collector: CollectorAddress
    /// Whose certificates are accepted.
    public var trust: Trust
    /// The client's own certificate; none is presented where it is `nil`.
    public var identity: Identity?
    /// The bearer token, as `nutgraf-collector token add` printed it.
    public var token: String
    /// The client's name, for the collector's log; 1 to 128 bytes.
    public var name: String
    /// How long one attempt to connect may take, the TLS handshake and the welcome included.
    public var connectTimeout: Duration
    /// How long requests wait for a connection before they fail with `unavailable`, looked at after each attempt
    /// to connect; `nil` waits for as long as it takes.
    public var unavailableAfter: Duration?
    /// How long to wait after the first failed attempt to connect; doubled with each further one.
    public var backoffBase: Duration
    /// The longest wait between two attempts to connect.
    public var backoffCap: Duration

    /// Makes a configuration.
    ///
    /// - Parameters:
    ///   - collector: Where the collector listens.
    ///   - trust: Whose certificates are accepted; the operating system's authorities by default.
    ///   - identity: The client's own certificate; none by default.
    ///   - token: The bearer token.
    ///   - name: The client's name for the collector's log.
    ///   - connectTimeout: How long one attempt to connect may take; 10 s by default.
    ///   - unavailableAfter: How long requests wait for a connection; 15 s by default.
    ///   - backoffBase: The wait after the first failed attempt; 100 ms by default.
    ///   - backoffCap: The longest wait between attempts; 10 s by default.
    public init(
        collector: CollectorAddress,
        trust: Trust = .system,
        identity: Identity? = nil,
        token: String,
        name: String = "nutgraf-client",
        connectTimeout: Duration = .seconds(10),
        unavailableAfter: Duration? = .seconds(15),
        backoffBase: Duration = .milliseconds(100),
        backoffCap: Duration = .seconds(10)
    ) {
        self.collector = collector
        self.trust = trust
        self.identity = identity
        self.token = token
        self.name = name
        self.connectTimeout = connectTimeout
        self.unavailableAfter = unavailableAfter
        self.backoffBase = backoffBase
        self.backoffCap = backoffCap
    }
}
