import NIOCore
import NIOEmbedded
import NutgrafTypes
import NutgrafWire
import Synchronization
import Testing

/// Frames for which there is no room.
@Suite struct FrameRoomTests {
    /// Room for so many octets.
    private final class Room: FrameRoom {
        private struct State {
            var held = 0
            var isWithinFrame = false
        }

        private let state = Mutex(State())
        private let limit: Int

        init(limit: Int) {
            self.limit = limit
        }

        var held: Int { state.withLock(\.held) }
        var isWithinFrame: Bool { state.withLock(\.isWithinFrame) }

        func take(_ octets: Int, ofFrameOf length: Int) -> Bool {
            state.withLock { state in
                guard state.held + octets <= limit else { return false }
                state.held += octets
                return true
            }
        }

        func giveBack(_ octets: Int) {
            state.withLock { $0.held -= octets }
        }

        func progressed(isWithinFrame: Bool) {
            state.withLock { $0.isWithinFrame = isWithinFrame }
        }
    }

    private static func frame(_ id: UInt32, octets: Int) -> Frame {
        Frame(kind: .submit, requestID: id, payload: ByteBuffer(repeating: 0xA0, count: octets))
    }

    private static let dropped = Frame(kind: .submit, requestID: 2, payload: ByteBuffer())

    @Test func aFrameWithoutRoomIsDroppedWhereverItIsCutAndTheNextOneIsWhole() throws {
        let frames = [Self.frame(1, octets: 20), Self.frame(2, octets: 100), Self.frame(3, octets: 30)]
        let octets = frames.flatMap(Vector.octets(of:))
        for split in 0...octets.count {
            let room = Room(limit: 100)
            let channel = EmbeddedChannel(handler: FrameHandler(room: room))
            var got: [Frame] = []
            for piece in [octets[..<split], octets[split...]] {
                try channel.writeInbound(ByteBuffer(bytes: piece))
                while case .frame(let frame)? = try channel.readInbound(as: FrameEvent.self) {
                    got.append(frame)
                    room.giveBack(frame.heldOctets)
                }
            }
            #expect(got == [frames[0], Self.dropped, frames[2]], "split at \(split)")
            #expect(got.map(\.wasDropped) == [false, true, false])
            #expect(room.held == 0, "split at \(split)")
            #expect(!room.isWithinFrame)
        }
    }

    @Test func roomIsTakenAsOctetsComeAndKeptUntilTheyAreGivenBack() throws {
        let room = Room(limit: 1000)
        let channel = EmbeddedChannel(handler: FrameHandler(room: room))
        let octets = Vector.octets(of: Self.frame(1, octets: 100))
        try channel.writeInbound(ByteBuffer(bytes: octets[..<11]))
        // Without its header whole, nobody knows whose it is.
        #expect(room.held == 0 && room.isWithinFrame)
        try channel.writeInbound(ByteBuffer(bytes: octets[11..<50]))
        #expect(room.held == 50 && room.isWithinFrame)
        try channel.writeInbound(ByteBuffer(bytes: octets[50...]))
        #expect(room.held == 112 && !room.isWithinFrame)
        guard case .frame(let frame)? = try channel.readInbound(as: FrameEvent.self) else {
            Issue.record("there is no frame")
            return
        }
        #expect(frame.heldOctets == 112)
    }

    @Test func anEndWithinADroppedFrameIsAViolation() throws {
        let channel = EmbeddedChannel(handler: FrameHandler(room: Room(limit: 10)))
        try channel.writeInbound(ByteBuffer(bytes: Vector.octets(of: Self.frame(2, octets: 100)).dropLast()))
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        guard case .violation(let error)? = try channel.readInbound(as: FrameEvent.self) else {
            Issue.record("nothing is wrong")
            return
        }
        #expect(error.code == .protocolViolation)
    }
}
