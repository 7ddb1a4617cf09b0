import NIOCore
import NutgrafTLS
import Testing

@Suite("Closing", .timeLimit(.minutes(5)))
struct ClosingTests {
    @Test(arguments: [true, false])
    func aCloseIsACleanEndForThePeer(halfClosure: Bool) throws {
        let pair = try TLSPair.connected(halfClosure: halfClosure)
        defer { pair.finish() }
        pair.client.send("last words".utf8)
        let closed = pair.client.channel.close()
        #expect(pair.client.isDone(closed))
        try pair.exchange()
        #expect(pair.server.recorder.received == Array("last words".utf8))
        #expect(pair.server.recorder.inputClosed == (halfClosure ? 1 : 0))
        #expect(pair.server.recorder.isInactive == !halfClosure)
        try pair.server.endOfStream()
        #expect(pair.server.recorder.errors.isEmpty)
        #expect(pair.server.recorder.inputClosed == (halfClosure ? 1 : 0))
        #expect(pair.client.recorder.errors.isEmpty)
    }

    @Test func halfClosedConnectionsCarryTheOtherDirection() throws {
        let pair = try TLSPair.connected(halfClosure: true)
        defer { pair.finish() }
        pair.client.send("question".utf8)
        #expect(pair.client.isDone(pair.client.channel.close(mode: .output)))
        try pair.exchange()
        #expect(pair.server.recorder.received == Array("question".utf8))
        #expect(pair.server.recorder.inputClosed == 1)
        #expect(pair.client.outcome(pair.client.send([1])) == "\(ChannelError.outputClosed)")
        #expect(
            pair.client.outcome(pair.client.channel.close(mode: .output)) == "\(ChannelError.outputClosed)"
        )

        pair.server.send("a late answer".utf8)
        try pair.exchange()
        #expect(pair.client.recorder.received == Array("a late answer".utf8))
        _ = pair.server.channel.close()
        try pair.exchange()
        #expect(pair.client.recorder.isInactive)
        #expect(pair.client.recorder.errors.isEmpty && pair.server.recorder.errors.isEmpty)
    }

    @Test func closingTheSecondHalfClosesTheChannel() throws {
        let pair = try TLSPair.connected(halfClosure: true)
        defer { pair.finish() }
        _ = pair.client.channel.close(mode: .output)
        try pair.exchange()
        #expect(pair.server.isDone(pair.server.channel.close(mode: .output)))
        #expect(pair.server.recorder.isInactive)
        try pair.exchange()
        #expect(pair.client.recorder.isInactive)
    }

    @Test(arguments: [true, false])
    func anEndWithoutCloseNotifyIsAnError(halfClosure: Bool) throws {
        let pair = try TLSPair.connected(halfClosure: halfClosure)
        defer { pair.finish() }
        pair.client.send("cut o".utf8)
        try pair.exchange()
        try pair.server.endOfStream()
        #expect(pair.server.recorder.received == Array("cut o".utf8))
        #expect(pair.server.recorder.codes == [.truncated])
        #expect(pair.server.recorder.inputClosed == 0)
        #expect(pair.server.recorder.isInactive)
    }

    @Test func anEndWithinARecordIsAnError() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        pair.client.send("never whole".utf8)
        try pair.server.feed(pair.client.takeCiphertext().dropLast())
        try pair.server.endOfStream()
        #expect(pair.server.recorder.codes == [.truncated])
        #expect(pair.server.recorder.received.isEmpty)
    }

    @Test(arguments: [true, false])
    func anEndWithinTheHandshakeSaysSo(halfClosure: Bool) throws {
        let pair = try TLSPair(halfClosure: halfClosure)
        defer { pair.finish() }
        let early = pair.client.send([1])
        try pair.client.endOfStream()
        #expect(pair.client.recorder.codes == [.handshakeClosed])
        #expect(pair.client.recorder.message.contains("localhost"))
        #expect(pair.client.outcome(early) != "waiting")
        #expect(pair.client.recorder.isInactive)
    }

    @Test func closingWaitsForWhatWasFlushed() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        pair.client.tap.isShut = true
        let written = pair.client.send("important".utf8)
        let closed = pair.client.channel.close()
        let again = pair.client.channel.close()
        #expect(!pair.client.tap.isClosed)
        #expect(pair.client.outcome(pair.client.send([1])) == "\(ChannelError.ioOnClosedChannel)")
        try pair.client.openTap()
        #expect(pair.client.isDone(written))
        #expect(pair.client.isDone(closed))
        #expect(pair.client.isDone(again))
        try pair.exchange()
        #expect(pair.server.recorder.received == Array("important".utf8))
        #expect(pair.server.recorder.errors.isEmpty)
    }

    @Test func closingWaitsOnlySoLongForAPeerThatDoesNotRead() throws {
        var limits = TLSLimits()
        limits.closeTimeout = .seconds(3)
        let pair = try TLSPair.connected(limits: limits)
        defer { pair.finish() }
        pair.client.tap.isShut = true
        pair.client.send("unread".utf8)
        let closed = pair.client.channel.close()
        pair.client.channel.embeddedEventLoop.advanceTime(by: .milliseconds(2_999))
        #expect(pair.client.outcome(closed) == "waiting")
        pair.client.channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(pair.client.isDone(closed))
        #expect(pair.client.recorder.isInactive)
    }

    @Test func unflushedWritesFailWithTheClose() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        let unflushed = pair.client.channel.write(ByteBuffer(string: "never"))
        #expect(pair.client.isDone(pair.client.channel.close()))
        #expect(pair.client.outcome(unflushed) == "\(ChannelError.outputClosed)")
        try pair.exchange()
        #expect(pair.server.recorder.received.isEmpty)
    }

    @Test func aCloseDuringTheHandshakeFailsWhatWaits() throws {
        let pair = try TLSPair()
        defer { pair.finish() }
        let early = pair.client.send("too early".utf8)
        #expect(pair.client.isDone(pair.client.channel.close()))
        #expect(pair.client.outcome(early) == "\(ChannelError.ioOnClosedChannel)")
        #expect(pair.client.recorder.errors.isEmpty)
    }

    @Test func aHalfCloseDuringTheHandshakeComesAfterWhatWasFlushed() throws {
        let pair = try TLSPair(halfClosure: true)
        defer { pair.finish() }
        let early = pair.client.send("early".utf8)
        let ended = pair.client.channel.close(mode: .output)
        #expect(pair.client.outcome(ended) == "waiting")
        #expect(pair.client.outcome(pair.client.send([1])) == "\(ChannelError.outputClosed)")
        #expect(
            pair.client.outcome(pair.client.channel.close(mode: .output)) == "\(ChannelError.outputClosed)"
        )
        try pair.exchange()
        #expect(pair.client.isDone(early) && pair.client.isDone(ended))
        #expect(pair.server.recorder.received == Array("early".utf8))
        #expect(pair.server.recorder.inputClosed == 1)
        pair.server.send("answer".utf8)
        try pair.exchange()
        #expect(pair.client.recorder.received == Array("answer".utf8))
        #expect(pair.client.recorder.errors.isEmpty && pair.server.recorder.errors.isEmpty)
    }

    @Test func aHalfCloseDuringAHandshakeThatFailsIsAnError() throws {
        let pair = try TLSPair(halfClosure: true)
        defer { pair.finish() }
        let ended = pair.client.channel.close(mode: .output)
        try pair.client.endOfStream()
        #expect(pair.client.outcome(ended) == "\(ChannelError.ioOnClosedChannel)")
        #expect(pair.client.recorder.codes == [.handshakeClosed])
    }

    @Test func bytesAfterTheCloseNotifyAreIgnored() throws {
        let pair = try TLSPair.connected(halfClosure: true)
        defer { pair.finish() }
        _ = pair.client.channel.close(mode: .output)
        try pair.server.feed(pair.client.takeCiphertext() + Array("garbage".utf8))
        try pair.server.feed(Array("more garbage".utf8))
        #expect(pair.server.recorder.errors.isEmpty)
        #expect(pair.server.recorder.inputClosed == 1)
        #expect(pair.server.recorder.received.isEmpty)
    }
}
