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
        var portText: Substring?
        if host.first == "[" {
            guard let bracket = host.firstIndex(of: "]") else { return nil }
            let rest = host[host.index(after: bracket)...]
            host = host[host.index(after: host.startIndex)..<bracket]
            guard rest.isEmpty || rest.first == ":", host.contains(":") else { return nil }
            if !rest.isEmpty { portText = rest.dropFirst() }
        } else if let colon = host.firstIndex(of: ":"), colon == host.lastIndex(of: ":") {
            portText = host[host.index(after: colon)...]
            host = host[..<colon]
        }
        var port = Self.defaultPort
        if let portText {
            // `Int` would take a sign.
            guard portText.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(portText) else {
                return nil
            }
            port = number
        }
        let isPlain = host.utf8.allSatisfy(host.contains(":") ? Self.isAddressByte : Self.isNameByte)
        guard !host.isEmpty, isPlain, (1...65_535).contains(port) else { return nil }
        self.init(host: String(host), port: port)
    }

    /// The address as `HOST:PORT`.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66, UInt8(ascii: ":"), UInt8(ascii: "."): true
        default: false
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }
}
