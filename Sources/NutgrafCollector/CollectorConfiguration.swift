import NutgrafWire

/// How a collector listens and what it accepts.
package struct CollectorConfiguration: Equatable, Sendable {
    /// The address to listen on; loopback by default.
    package var host: String
    /// The port to listen on; 0 takes a free one.
    package var port: Int
    /// What is announced to clients.
    package var limits: WireLimits
    /// How many connections may be open at once; 1,024 by default.
    package var maximumConnections: Int
    /// How many of them may not have been welcomed yet; 128 by default.
    package var maximumHandshakes: Int
    /// How many octets of requests and answers may be in memory at once, over all connections; 256 MiB by default.
    package var maximumHeldBytes: Int
    /// How long a connection may take from its first byte to its hello; 10 s by default.
    package var handshakeTimeout: Duration
    /// After how much silence, with nothing in flight, a connection is closed; 5 min by default.
    package var idleTimeout: Duration
    /// How long an answer may wait for a reader that takes nothing of it, and a frame that has begun for more of it;
    /// 30 s by default.
    package var writeTimeout: Duration
    /// How long requests in flight may take to end when the collector stops; 30 s by default.
    package var drainTimeout: Duration
    /// The longest that a request may wait for something to happen; 60 s by default.
    package var maximumWait: Duration

    /// How often the tokens of open connections are looked at for those that were revoked; 2 s by default.
    package var revocationInterval: Duration

    /// How many octets of requests and answers one connection may hold: a quarter of all, but two frames at least.
    var connectionShare: Int { max(maximumHeldBytes / 4, 2 * (limits.frame + 4)) }

    /// How often a connection's times are looked at.
    var checkInterval: Duration {
        max(min(handshakeTimeout, idleTimeout, writeTimeout, .seconds(1)), .milliseconds(10))
    }

    /// How long the closing of a connection waits for a slow reader.
    var closeTimeout: Duration { min(writeTimeout, drainTimeout, .seconds(5)) }

    /// Makes a configuration with the defaults that the properties name.
    package init(host: String = "127.0.0.1", port: Int = 7443, limits: WireLimits = WireLimits()) {
        self.host = host
        self.port = port
        self.limits = limits
        maximumConnections = 1024
        maximumHandshakes = 128
        maximumHeldBytes = 256 << 20
        handshakeTimeout = .seconds(10)
        idleTimeout = .seconds(300)
        writeTimeout = .seconds(30)
        drainTimeout = .seconds(30)
        maximumWait = .seconds(60)
        revocationInterval = .seconds(2)
    }
}
