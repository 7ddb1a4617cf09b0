import NIOCore
import NIOTestUtils
import NutgrafTypes
import NutgrafWire
import Testing

@Suite struct FrameDecoderTests {
    private static let frames = [
        Frame(kind: .hello, requestID: 1, payload: ByteBuffer(bytes: [0xA0])),
        Frame(kind: .error, requestID: 0, payload: ByteBuffer(bytes: Array(repeating: 0x61, count: 300))),
        Frame(kind: MessageKind(rawValue: .max), requestID: .max, payload: ByteBuffer(bytes: [0xFF, 0x00])),
    ]

    private static func octets(of frames: [Frame]) -> ByteBuffer {
        ByteBuffer(bytes: frames.flatMap(Vector.octets(of:)))
    }

    private static func decodeAll(_ decoder: inout FrameDecoder, _ buffer: inout ByteBuffer) throws -> [Frame] {
        var frames: [Frame] = []
        while let frame = try decoder.decode(buffer: &buffer) { frames.append(frame) }
        return frames
    }

    private static func error(_ octets: String, limit: FrameLimit = FrameLimit()) throws -> NutgrafError? {
        var buffer = ByteBuffer(bytes: try bytes(octets))
        let before = buffer
        var decoder = FrameDecoder(limit: limit)
        return #expect(throws: NutgrafError.self) { try decoder.decode(buffer: &buffer) }.flatMap {
            #expect(buffer == before)
            return $0
        }
    }

    @Test func headerIsLaidOutAsTheDocumentSays() throws {
        let frame = Frame(kind: .submit, requestID: 0x0102_0304, payload: ByteBuffer(bytes: [0xA0]))
        #expect(hex(Vector.octets(of: frame)) == "00000009" + "01" + "00" + "0010" + "01020304" + "a0")
        let wide = Frame(kind: .error, requestID: .max, payload: ByteBuffer(bytes: [0xA1, 0x00, 0x00]))
        #expect(hex(Vector.octets(of: wide)) == "0000000b" + "01" + "00" + "8000" + "ffffffff" + "a10000")
    }

    @Test func whatIsEncodedIsDecodedAtEverySplitPoint() throws {
        let octets = Self.octets(of: Self.frames)
        for split in 0...octets.readableBytes {
            var decoder = FrameDecoder()
            var buffer = try #require(octets.getSlice(at: 0, length: split))
            var frames = try Self.decodeAll(&decoder, &buffer)
            buffer.writeImmutableBuffer(try #require(octets.getSlice(at: split, length: octets.readableBytes - split)))
            frames += try Self.decodeAll(&decoder, &buffer)
            #expect(frames == Self.frames, "split at \(split)")
            #expect(buffer.readableBytes == 0)
        }
    }

    @Test func everyVectorIsDecodedAtEverySplitPoint() throws {
        for vector in try Vector.all() {
            let octets = vector.octets
            for split in 1..<octets.count {
                var decoder = FrameDecoder()
                var buffer = ByteBuffer(bytes: octets[..<split])
                let early = try decoder.decode(buffer: &buffer)
                #expect(early == nil, "\(vector.name) at \(split)")
                buffer.writeBytes(octets[split...])
                let frame = try decoder.decode(buffer: &buffer)
                #expect(frame == vector.frame, "\(vector.name) at \(split)")
            }
        }
    }

    @Test func verifierOfNIOFindsNothing() throws {
        var pairs = Self.frames.map { (Self.octets(of: [$0]), [$0]) }
        pairs.append((Self.octets(of: Self.frames), Self.frames))
        try ByteToMessageDecoderVerifier.verifyDecoder(inputOutputPairs: pairs) { FrameDecoder() }
    }

    @Test func randomFramesInRandomPiecesComeBack() throws {
        let seed = UInt64.random(in: 0...(.max))
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        for _ in 0..<300 {
            let frames = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                Frame(
                    kind: MessageKind(rawValue: UInt16.random(in: 0...(.max), using: &random)),
                    requestID: UInt32.random(in: 0...(.max), using: &random),
                    payload: ByteBuffer(
                        bytes: (0..<Int.random(in: 1...64, using: &random)).map { _ in
                            UInt8.random(in: 0...255, using: &random)
                        }
                    )
                )
            }
            var rest = Self.octets(of: frames)
            var (decoder, buffer, decoded) = (FrameDecoder(), ByteBuffer(), [Frame]())
            while rest.readableBytes > 0 {
                let length = Int.random(in: 1...min(20, rest.readableBytes), using: &random)
                let piece = rest.readSlice(length: length)
                buffer.writeImmutableBuffer(try #require(piece))
                decoded += try Self.decodeAll(&decoder, &buffer)
            }
            #expect(decoded == frames, "seed \(seed)")
        }
    }

    @Test(arguments: 0...8)
    func aLengthWithoutRoomForAnItemIsRefusedWithTheLengthAlone(_ length: Int) throws {
        #expect(try Self.error("0000000\(length)")?.code == .protocolViolation)
    }

    @Test func aLengthIsCheckedBeforeItsFrameIsThere() throws {
        #expect(try Self.error("00004001")?.code == .tooLarge)
        #expect(try Self.error("ffffffff")?.code == .tooLarge)
        #expect(try Self.error("80000000", limit: FrameLimit(maximumLength: .max >> 40))?.code == .tooLarge)
    }

    @Test func aFrameOfExactlyTheLimitPasses() throws {
        for (limit, payload) in [(FrameLimit(), 16 * 1024 - 8), (FrameLimit(maximumLength: 9), 1)] {
            let frame = Frame(
                kind: .ping,
                requestID: 1,
                payload: ByteBuffer(bytes: [UInt8](repeating: 0, count: payload))
            )
            var buffer = Self.octets(of: [frame])
            var decoder = FrameDecoder(limit: limit)
            #expect(try decoder.decode(buffer: &buffer) == frame)
        }
        #expect(try Self.error("0000000a", limit: FrameLimit(maximumLength: 9))?.code == .tooLarge)
    }

    @Test func aRaisedLimitCountsAtOnce() throws {
        let limit = FrameLimit()
        var decoder = FrameDecoder(limit: limit)
        var buffer = ByteBuffer(bytes: try bytes("00004001"))
        limit.maximumLength = 16 * 1024 + 1
        #expect(try decoder.decode(buffer: &buffer) == nil)
    }

    @Test(arguments: ["00", "02", "ff"])
    func aVersionIsCheckedAsSoonAsItIsThere(_ version: String) throws {
        #expect(try Self.error("00000009" + version)?.code == .unsupportedVersion)
        var buffer = ByteBuffer(bytes: try bytes("00000009"))
        var decoder = FrameDecoder()
        #expect(try decoder.decode(buffer: &buffer) == nil)
    }

    @Test func flagsAreIgnored() throws {
        var buffer = ByteBuffer(bytes: try bytes("00000009 01 ff 0002 00000005 a0"))
        var decoder = FrameDecoder()
        let frame = Frame(kind: .ping, requestID: 5, payload: ByteBuffer(bytes: [0xA0]))
        #expect(try decoder.decode(buffer: &buffer) == frame)
    }

    @Test func theEndWithinAFrameIsAnErrorAndBetweenFramesIsNot() throws {
        let octets = Self.octets(of: [Self.frames[0]])
        for length in 0...octets.readableBytes {
            var decoder = FrameDecoder()
            var buffer = try #require(octets.getSlice(at: 0, length: length))
            switch length {
            case 0:
                #expect(try decoder.decodeLast(buffer: &buffer, seenEOF: true) == nil)
            case octets.readableBytes:
                #expect(try decoder.decodeLast(buffer: &buffer, seenEOF: true) == Self.frames[0])
                #expect(try decoder.decodeLast(buffer: &buffer, seenEOF: true) == nil)
            default:
                let error = #expect(throws: NutgrafError.self) {
                    try decoder.decodeLast(buffer: &buffer, seenEOF: true)
                }
                #expect(error?.code == .protocolViolation, "after \(length)")
            }
        }
    }

    @Test func aWrongFrameAtTheEndIsNamedForWhatIsWrong() throws {
        var decoder = FrameDecoder()
        var buffer = ByteBuffer(bytes: try bytes("00000009 02"))
        let error = #expect(throws: NutgrafError.self) { try decoder.decodeLast(buffer: &buffer, seenEOF: true) }
        #expect(error?.code == .unsupportedVersion)
    }
}
