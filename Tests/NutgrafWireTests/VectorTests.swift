import Foundation
import NIOCore
import NutgrafTypes
import NutgrafWire
import Testing

/// The frames in `Proto/vectors` against the code. `NUTGRAF_WRITE_VECTORS=1` writes the files anew first; see the
/// README beside them.
@Suite(.serialized) struct VectorTests {
    private static let isWriting = ProcessInfo.processInfo.environment["NUTGRAF_WRITE_VECTORS"] == "1"

    private static func message(_ vector: Vector) -> VectorFolder.Message {
        let kind = vector.frame.kind
        let digits = String(kind.rawValue, radix: 16)
        return VectorFolder.Message(
            name: vector.name,
            about: vector.about,
            from: kind.isFromCollector ? "collector" : "client",
            kind: "0x" + String(repeating: "0", count: 4 - digits.count) + digits,
            requestID: vector.frame.requestID,
            rule: vector.rule.replacing(" answer", with: "-answer"),
            frame: hex(vector.octets)
        )
    }

    @Test(.enabled(if: isWriting)) func filesAreWritten() throws {
        try VectorFolder.write(try Vector.all().map(Self.message), to: VectorFolder.messages)
        try VectorFolder.write(try Refusal.all(), to: VectorFolder.refusals)
        let (status, output) = try VectorFolder.python(["--write"])
        #expect(status == 0, "\(output)")
    }

    @Test func typedValuesGiveTheFramesOfTheFile() throws {
        let file = try VectorFolder.read([VectorFolder.Message].self, from: VectorFolder.messages)
        let vectors = try Vector.all()
        #expect(file.map(\.name) == vectors.map(\.name))
        #expect(Set(vectors.map(\.name)).count == vectors.count)
        for (vector, expected) in zip(vectors, file) {
            #expect(Self.message(vector) == expected, "\(vector.name)")
        }
    }

    @Test func framesOfTheFileAreReadAsTheTypedValues() throws {
        let file = try VectorFolder.read([VectorFolder.Message].self, from: VectorFolder.messages)
        for (vector, message) in zip(try Vector.all(), file) {
            var buffer = ByteBuffer(bytes: try bytes(message.frame))
            var decoder = FrameDecoder()
            let frame = try #require(try decoder.decode(buffer: &buffer), "\(vector.name)")
            #expect(buffer.readableBytes == 0)
            #expect(frame == vector.frame, "\(vector.name)")
            #expect(try vector.isRead(frame.payload), "\(vector.name)")
        }
    }

    @Test func everyKindHasAVector() throws {
        let kinds = Set(try Vector.all().map(\.frame.kind))
        for request in MessageKind.requestNames.keys {
            #expect(kinds.contains(request), "\(request)")
            guard request == .hello || MessageKind.requests.contains(request) else { continue }
            #expect(kinds.contains(request.answer), "\(request.answer)")
        }
        #expect(kinds.contains(.error))
    }

    @Test func refusalsAreThoseOfTheFile() throws {
        let file = try VectorFolder.read([Refusal].self, from: VectorFolder.refusals)
        let refusals = try Refusal.all()
        #expect(file == refusals)
        #expect(Set(refusals.map(\.name)).count == refusals.count)
    }

    /// Python's `cbor2` and `pycddl` read the same files and the document.
    @Test func anIndependentReaderAgrees() throws {
        let (status, output) = try VectorFolder.python()
        #expect(status == 0, "\(output)")
    }
}
