import NIOCore
import NIOEmbedded
import NutgrafTypes
import NutgrafWire
import Testing

@Suite struct FrameHandlerTests {
    private static let ping = Frame(kind: .ping, requestID: 2, payload: ByteBuffer(bytes: [0xA0]))

    private static func events(_ channel: EmbeddedChannel) throws -> [FrameEvent] {
        var events: [FrameEvent] = []
        while let event = try channel.readInbound(as: FrameEvent.self) { events.append(event) }
        return events
    }

    private static func feed(_ octets: [UInt8], to channel: EmbeddedChannel) throws -> [FrameEvent] {
        try channel.writeInbound(ByteBuffer(bytes: octets))
        return try events(channel)
    }

    private static func code(_ event: FrameEvent?) -> NutgrafError.Code? {
        if case .violation(let error) = event { return error.code }
        return nil
    }

    @Test func framesGoInAndOut() throws {
        let channel = EmbeddedChannel(handler: FrameHandler())
        let octets = Vector.octets(of: Self.ping)
        #expect(try Self.feed(Array(octets[..<7]), to: channel) == [])
        #expect(try Self.feed(Array(octets[7...] + octets), to: channel) == [.frame(Self.ping), .frame(Self.ping)])
        try channel.writeOutbound(Self.ping)
        #expect(try channel.readOutbound(as: ByteBuffer.self) == ByteBuffer(bytes: octets))
        #expect(try channel.finish().isClean)
    }

    @Test func anEmptyReadAndACleanEndAreNoEvents() throws {
        let channel = EmbeddedChannel(handler: FrameHandler())
        #expect(try Self.feed([], to: channel) == [])
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        channel.pipeline.fireChannelInactive()
        #expect(try Self.events(channel) == [])
    }

    @Test func aViolationIsTheLastEvent() throws {
        let channel = EmbeddedChannel(handler: FrameHandler())
        let octets = Vector.octets(of: Self.ping)
        let events = try Self.feed(octets + [0, 0, 0, 0] + octets, to: channel)
        #expect(events.first == .frame(Self.ping))
        #expect(events.count == 2 && Self.code(events.last) == .protocolViolation)
        #expect(try Self.feed(octets, to: channel) == [])
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        channel.pipeline.fireChannelInactive()
        #expect(try Self.events(channel) == [])
    }

    @Test func theChannelCanStillBeWrittenToAfterAViolation() throws {
        let channel = EmbeddedChannel(handler: FrameHandler())
        _ = try Self.feed([0, 0, 0, 0], to: channel)
        let error = Frame(error: NutgrafError(.protocolViolation, "no"), requestID: 0)
        try channel.writeOutbound(error)
        #expect(try channel.readOutbound(as: ByteBuffer.self) == ByteBuffer(bytes: Vector.octets(of: error)))
    }

    @Test func aRaisedLimitLetsLongerFramesPass() throws {
        let channel = EmbeddedChannel(handler: FrameHandler())
        let payload = ByteBuffer(bytes: [UInt8](repeating: 0x61, count: 20_000))
        let long = Frame(kind: .submit, requestID: 2, payload: payload)
        let raised = channel.eventLoop.makePromise(of: Void.self)
        channel.triggerUserOutboundEvent(RaiseFrameLimit(maximumLength: 20_008), promise: raised)
        try raised.futureResult.wait()
        #expect(try Self.feed(Vector.octets(of: long), to: channel) == [.frame(long)])
        let events = try Self.feed([0, 0, 0x4E, 0x29], to: channel)
        #expect(events.count == 1 && Self.code(events.first) == .tooLarge)

        let unraised = EmbeddedChannel(handler: FrameHandler())
        #expect(try Self.feed(Vector.octets(of: long), to: unraised).map(Self.code) == [.tooLarge])
    }

    @Test func nothingMayFollowAHelloUntilTheLimitIsRaised() throws {
        let octets = Vector.octets(of: Self.ping)
        let early = EmbeddedChannel(handler: FrameHandler(takesHello: true))
        #expect(try Self.feed(octets, to: early) == [.frame(Self.ping)])
        #expect(try Self.feed(octets, to: early).map(Self.code) == [.protocolViolation])
        #expect(try Self.feed(octets, to: early) == [])

        let patient = EmbeddedChannel(handler: FrameHandler(takesHello: true))
        #expect(try Self.feed(octets, to: patient) == [.frame(Self.ping)])
        patient.triggerUserOutboundEvent(RaiseFrameLimit(maximumLength: 100), promise: nil)
        #expect(try Self.feed(octets + octets, to: patient) == [.frame(Self.ping), .frame(Self.ping)])
    }

    /// A peer that closes may do so by half, or wholly, or both in turn: it is told of once.
    @Test(arguments: [[true], [false], [true, false]])
    func anEndWithinAFrameIsAViolation(_ halves: [Bool]) throws {
        let channel = EmbeddedChannel(handler: FrameHandler())
        #expect(try Self.feed(Array(Vector.octets(of: Self.ping).dropLast()), to: channel) == [])
        for half in halves {
            if half {
                channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
            } else {
                channel.pipeline.fireChannelInactive()
            }
        }
        #expect(try Self.events(channel).map(Self.code) == [.protocolViolation])
    }

    @Test func otherEventsPass() throws {
        struct Other: Equatable {}
        final class Witness: ChannelDuplexHandler {
            typealias InboundIn = Any
            typealias OutboundIn = Any
            var outbound: [Other] = []
            var inbound: [Other] = []

            func triggerUserOutboundEvent(
                context: ChannelHandlerContext,
                event: Any,
                promise: EventLoopPromise<Void>?
            ) {
                if let event = event as? Other { outbound.append(event) }
                promise?.succeed()
            }

            func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
                if let event = event as? Other { inbound.append(event) }
            }
        }
        let (first, last) = (Witness(), Witness())
        let channel = EmbeddedChannel(handlers: [first, FrameHandler(), last])
        channel.pipeline.fireUserInboundEventTriggered(Other())
        try channel.pipeline.syncOperations.context(handler: last).triggerUserOutboundEvent(Other(), promise: nil)
        #expect(first.inbound == [Other()] && first.outbound == [Other()])
    }

    /// A reader that closes the channel when it gets a frame ends the handler's own loop from within.
    @Test func closingFromWithinAReadLosesNothing() throws {
        final class Closer: ChannelInboundHandler {
            typealias InboundIn = FrameEvent
            var events: [FrameEvent] = []

            func channelRead(context: ChannelHandlerContext, data: NIOAny) {
                events.append(unwrapInboundIn(data))
                if events.count == 1 { context.pipeline.fireChannelInactive() }
            }
        }
        let closer = Closer()
        let channel = EmbeddedChannel(handlers: [FrameHandler(), closer])
        let octets = Vector.octets(of: Self.ping)
        try channel.writeInbound(ByteBuffer(bytes: octets + octets + octets.dropLast()))
        #expect(closer.events.dropLast() == [.frame(Self.ping), .frame(Self.ping)])
        #expect(Self.code(closer.events.last) == .protocolViolation)
    }
}
