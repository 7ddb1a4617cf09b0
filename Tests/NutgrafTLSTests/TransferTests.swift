import NIOCore
import NutgrafTLS
import Testing

@Suite("Data in both directions", .timeLimit(.minutes(5)))
struct TransferTests {
    @Test func writesOfOneByteArriveInOrder() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        let text = Array("one byte at a time".utf8)
        for byte in text {
            pair.client.send([byte])
            try pair.exchange()
        }
        #expect(pair.server.recorder.received == text)
        #expect(pair.server.recorder.reads == text.count)
    }

    @Test func aMebibyteArrivesWhole() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        let bytes = Self.pattern(1 << 20)
        let written = pair.client.send(bytes)
        try pair.exchange()
        #expect(pair.client.isDone(written))
        #expect(pair.server.recorder.received == bytes)
    }

    @Test(arguments: [1_000, 16_383, 16_384, 16_385, 40_000])
    func bothDirectionsAtOnce(size: Int) throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        let up = Self.pattern(size)
        let down = Array(Self.pattern(size).reversed())
        for _ in 0..<4 {
            pair.client.send(up)
            pair.server.send(down)
        }
        try pair.exchange(piece: 777)
        #expect(pair.server.recorder.received == Array([up, up, up, up].joined()))
        #expect(pair.client.recorder.received == Array([down, down, down, down].joined()))
    }

    @Test func smallWritesFlushedTogetherBecomeOneRecordAndOneWrite() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        pair.client.tap.forgetWrites()
        let pieces = (0..<1_000).map { [UInt8](repeating: UInt8(truncatingIfNeeded: $0), count: 10) }
        let outcomes = pair.client.sendTogether(pieces)
        #expect(pair.client.tap.writes == [10_000 + 22])
        #expect(outcomes.allSatisfy(pair.client.isDone))
        try pair.exchange()
        #expect(pair.server.recorder.received == Array(pieces.joined()))
    }

    @Test func writesOfAllSizesFlushedTogetherFillTheirRecords() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        pair.client.tap.forgetWrites()
        let pieces = [0, 1, 20_000, 0, 16_384, 40_000, 5, 16_383].map(Self.pattern)
        let outcomes = pair.client.sendTogether(pieces)
        let size = pieces.joined().count
        let records = (size + 16_383) / 16_384
        #expect(pair.client.tap.writes == [size + records * 22])
        #expect(outcomes.allSatisfy(pair.client.isDone))
        try pair.exchange()
        #expect(pair.server.recorder.received == Array(pieces.joined()))
    }

    @Test func anEmptyWriteIsFulfilledAndSendsNothing() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        pair.client.tap.forgetWrites()
        #expect(pair.client.isDone(pair.client.send([])))
        #expect(pair.client.tap.writes.isEmpty)
    }

    @Test func unflushedWritesWait() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        pair.client.tap.forgetWrites()
        let outcome = pair.client.channel.write(ByteBuffer(string: "later"))
        #expect(pair.client.outcome(outcome) == "waiting")
        #expect(pair.client.tap.writes.isEmpty)
        pair.client.channel.flush()
        try pair.exchange()
        #expect(pair.server.recorder.received == Array("later".utf8))
    }

    @Test func aWriteIsFulfilledWhenItsCiphertextIsWritten() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        pair.client.tap.isShut = true
        let outcomes = pair.client.sendTogether([[1], [2], [3]])
        #expect(outcomes.map(pair.client.outcome) == ["waiting", "waiting", "waiting"])
        try pair.client.openTap()
        #expect(outcomes.allSatisfy(pair.client.isDone))
    }

    @Test func writesMadeBeforeTheHandshakeGoOutAfterIt() throws {
        let pair = try TLSPair()
        defer { pair.finish() }
        let first = pair.client.send("first".utf8)
        pair.server.send("welcome".utf8)
        let second = pair.client.channel.write(ByteBuffer(string: " second"))
        #expect(pair.client.outcome(first) == "waiting")
        try pair.exchange()
        #expect(pair.server.recorder.received == Array("first".utf8))
        #expect(pair.client.recorder.received == Array("welcome".utf8))
        #expect(pair.client.isDone(first))
        #expect(pair.client.outcome(second) == "waiting")
    }

    @Test func tooMuchBeforeTheHandshakeFailsTheConnection() throws {
        var limits = TLSLimits()
        limits.earlyBytes = 10
        let pair = try TLSPair(limits: limits)
        defer { pair.finish() }
        let fits = pair.client.send([UInt8](repeating: 1, count: 10))
        #expect(pair.client.outcome(fits) == "waiting")
        let excess = pair.client.send([1])
        #expect(pair.client.recorder.codes == [.tooMuchBeforeHandshake])
        #expect(pair.client.outcome(fits) == "too-much-before-handshake")
        #expect(pair.client.outcome(excess) == "too-much-before-handshake")
        #expect(pair.client.recorder.isInactive)
    }

    @Test func recordsCutAtEveryByte() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        var expected: [UInt8] = []
        var cut = 0
        var size = 1
        while cut < size {
            let texts = [Array("a first record".utf8), Array("a second".utf8)]
            for text in texts {
                pair.client.send(text)
                expected += text
            }
            let ciphertext = try pair.client.takeCiphertext()
            size = ciphertext.count
            try pair.server.feed(ciphertext[..<cut])
            try pair.server.feed(ciphertext[cut...])
            cut += 1
        }
        #expect(cut == 14 + 8 + 2 * 22)
        #expect(pair.server.recorder.received == expected)
        #expect(pair.server.recorder.errors.isEmpty)
    }

    @Test func theHandshakeCutAtEveryByte() throws {
        let certificates = try TestCertificates()
        let context = try (certificates.serverContext(), certificates.clientContext())
        var cut = 0
        var sizes = (hello: 1, answer: 1)
        while cut < max(sizes.hello, sizes.answer) {
            let server = try TLSEnd(.server(context: context.0))
            let client = try TLSEnd(.client(context: context.1, serverHostname: "localhost"))
            try server.connect()
            try client.connect()
            let hello = try client.takeCiphertext()
            try server.feed(hello.prefix(cut))
            try server.feed(hello.dropFirst(cut))
            let answer = try server.takeCiphertext()
            try client.feed(answer.prefix(cut))
            try client.feed(answer.dropFirst(cut))
            try server.feed(client.takeCiphertext())
            sizes = (hello.count, answer.count)
            try #require(
                client.recorder.negotiated == ["nutgraf/1"],
                "cut at \(cut): \(client.recorder.errors)"
            )
            try #require(
                server.recorder.negotiated == ["nutgraf/1"],
                "cut at \(cut): \(server.recorder.errors)"
            )
            _ = try client.channel.finish(acceptAlreadyClosed: true)
            _ = try server.channel.finish(acceptAlreadyClosed: true)
            cut += 1
        }
        #expect(cut > 500)
    }

    /// Bytes in which a shift or a loss is seen.
    private static func pattern(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    }
}
