/// Where a collector listens.
public struct CollectorAddress: Hashable, Sendable, CustomStringConvertible {
    /// A host name or an IP address, without brackets; the server's certificate must be for it.
    public var host: String
    /// The TCP port, 1 to 65535.
    public var port: Int

    /// The port that a collector listens on where nothing else is said.
    public static let defaultPort = 7443

    /// Makes an address.
    public init(host: String, port: Int = Self.defaultPort) {
        self.host = host
        self.port = port
    }

    /// Reads `HOST`, `HOST:PORT`, `ADDRESS`, `[IPV6]` or `[IPV6]:PORT`; `nil` where the text is none of these.
    public init?(_ text: String) {
        var host = text[...]
        var port = Self.defaultPort
        if host.first == "[" {
            guard let bracket = host.firstIndex(of: "]") else { return nil }
            let rest = host[host.index(after: bracket)...]
            host = host[host.index(after: host.startIndex)..<bracket]
            if !rest.isEmpty {
                guard rest.first == ":", let number = Int(rest.dropFirst()) else { return nil }
                port = number
            }
        } else if let colon = host.firstIndex(of: ":"), colon == host.lastIndex(of: ":") {
            guard let number = Int(host[host.index(after: colon)...]) else { return nil }
            port = number
            host = host[..<colon]
        }
        let isPlain = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard !host.isEmpty, isPlain, (1...65_535).contains(port) else { return nil }
        self.init(host: String(host), port: port)
    }

    /// The address as `HOST:PORT`.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
