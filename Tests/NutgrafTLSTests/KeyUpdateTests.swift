import NIOCore
import NutgrafTLS
import Testing

@Suite("Key updates", .timeLimit(.minutes(5)))
struct KeyUpdateTests {
    /// A KeyUpdate message (5 bytes; RFC 8446, section 4.6.3) in its record.
    private let recordSize = 5 + 22

    @Test(arguments: [true, false])
    func trafficGoesOnAfterOneByTheClient(requestsPeers: Bool) throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        pair.client.tap.forgetWrites()
        pair.server.tap.forgetWrites()
        try pair.client.trigger(TLSKeyUpdate(requestsPeers: requestsPeers))
        #expect(pair.client.tap.writes == [recordSize])
        try pair.exchange()
        try expectTraffic(pair)
        // The answer, where one was asked for, goes with the server's next data at the latest.
        let answered = pair.server.tap.writes.reduce(0, +) == "answer".utf8.count + 22 + recordSize
        #expect(answered == requestsPeers)
    }

    @Test func trafficGoesOnAfterManyByBoth() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        for _ in 0..<40 {
            try pair.client.trigger(TLSKeyUpdate(requestsPeers: true))
            try pair.server.trigger(TLSKeyUpdate(requestsPeers: true))
            pair.client.send("x".utf8)
            pair.server.send("y".utf8)
            try pair.exchange(piece: 3)
        }
        #expect(pair.server.recorder.received == [UInt8](repeating: UInt8(ascii: "x"), count: 40))
        #expect(pair.client.recorder.received == [UInt8](repeating: UInt8(ascii: "y"), count: 40))
    }

    @Test func keysAreReplacedAfterTheirShareOfRecords() throws {
        var limits = TLSLimits()
        limits.recordsPerKey = 3
        let pair = try TLSPair.connected(limits: limits)
        defer { pair.finish() }
        pair.client.tap.forgetWrites()
        for _ in 0..<7 { pair.client.send([1]) }
        try pair.exchange()
        let plain = 1 + 22
        #expect(
            pair.client.tap.writes == [
                plain, plain, plain, plain + recordSize, plain, plain, plain + recordSize,
            ]
        )
        #expect(pair.server.recorder.received == [UInt8](repeating: 1, count: 7))
    }

    @Test func oneBeforeTheHandshakeIsRefused() throws {
        let pair = try TLSPair()
        defer { pair.finish() }
        #expect(throws: ChannelError.self) { try pair.client.trigger(TLSKeyUpdate(requestsPeers: false)) }
    }

    private func expectTraffic(_ pair: TLSPair) throws {
        pair.client.send("question".utf8)
        pair.server.send("answer".utf8)
        try pair.exchange()
        #expect(pair.server.recorder.received == Array("question".utf8))
        #expect(pair.client.recorder.received == Array("answer".utf8))
        #expect(pair.client.recorder.errors.isEmpty && pair.server.recorder.errors.isEmpty)
    }
}
