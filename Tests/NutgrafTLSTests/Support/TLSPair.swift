import NIOCore
import NIOEmbedded
import NutgrafTLS

/// A client and a server in memory, with this test as the network between them.
struct TLSPair {
    let client: TLSEnd
    let server: TLSEnd
    let certificates: TestCertificates

    init(
        _ certificates: TestCertificates? = nil,
        host: String = "localhost",
        trust: TLSTrust? = nil,
        limits: TLSLimits = TLSLimits(),
        halfClosure: Bool = false
    ) throws {
        let certificates = try certificates ?? TestCertificates()
        self.certificates = certificates
        let context = try TLSClientContext(trust: trust ?? .file(certificates.authorityFile))
        client = try TLSEnd(.client(context: context, serverHostname: host, limits: limits))
        server = try TLSEnd(.server(context: certificates.serverContext(), limits: limits))
        client.channel.allowRemoteHalfClosure = halfClosure
        server.channel.allowRemoteHalfClosure = halfClosure
        try server.connect()
        try client.connect()
    }

    /// Two ends made elsewhere.
    init(client: TLSEnd, server: TLSEnd, certificates: TestCertificates) {
        self.client = client
        self.server = server
        self.certificates = certificates
    }

    /// A pair whose handshake is complete.
    static func connected(limits: TLSLimits = TLSLimits(), halfClosure: Bool = false) throws -> TLSPair {
        let pair = try TLSPair(limits: limits, halfClosure: halfClosure)
        try pair.exchange()
        return pair
    }

    /// Carries bytes both ways until both ends are quiet.
    ///
    /// - Parameter piece: The most that is handed over at once.
    func exchange(piece: Int = .max) throws {
        var isQuiet = false
        while !isQuiet {
            isQuiet = true
            for (from, to) in [(client, server), (server, client)] {
                var bytes = try from.takeCiphertext()[...]
                if !bytes.isEmpty { isQuiet = false }
                while !bytes.isEmpty {
                    try to.feed(bytes.prefix(piece))
                    bytes = bytes.dropFirst(piece)
                }
            }
        }
    }

    /// Couples the ends directly: what one writes, the other reads before the write returns.
    func couple() {
        let (client, server) = (client, server)
        client.tap.onWrite = { server.channel.pipeline.fireChannelRead($0) }
        server.tap.onWrite = { client.channel.pipeline.fireChannelRead($0) }
    }

    /// Ends the loops' work.
    func finish() {
        client.tap.onWrite = nil
        server.tap.onWrite = nil
        _ = try? client.channel.finish(acceptAlreadyClosed: true)
        _ = try? server.channel.finish(acceptAlreadyClosed: true)
    }
}
