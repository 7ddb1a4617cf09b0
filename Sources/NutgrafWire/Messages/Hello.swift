import NutgrafTypes

/// The client's first frame: who it is.
package struct Hello: Request, Hashable {
    package typealias Response = Welcome
    package static var kind: MessageKind { .hello }

    /// The versions of the protocol it speaks.
    package var versions: [Int]
    /// Its name for logs and leases, 1 to 128 bytes.
    package var name: String
    /// Its bearer token.
    package var token: String

    /// Makes a hello.
    package init(versions: [Int] = [Int(Frame.version)], name: String, token: String) {
        self.versions = versions
        self.name = name
        self.token = token
    }
}

/// The collector's answer to a hello that it accepts.
package struct Welcome: Codable, Hashable, Sendable {
    /// The version of the protocol to be spoken.
    package var version: Int
    /// The collector's name and version.
    package var server: String
    /// What the token allows.
    package var role: PeerRole
    /// Whose jobs the token speaks for.
    package var owner: String
    /// The collector's clock.
    package var time: Timestamp
    /// What the collector accepts.
    package var limits: WireLimits

    /// Makes a welcome.
    package init(
        version: Int = Int(Frame.version),
        server: String,
        role: PeerRole,
        owner: String,
        time: Timestamp,
        limits: WireLimits
    ) {
        self.version = version
        self.server = server
        self.role = role
        self.owner = owner
        self.time = time
        self.limits = limits
    }
}
