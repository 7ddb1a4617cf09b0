import Foundation
import NutgrafCollector
import NutgrafQueue
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// `Proto` against a real collector.
@Suite(.timeLimit(.minutes(5))) struct DocumentTests {
    private static let proto = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Proto")
        .standardized

    @Test func theTableOfLimitsHasTheDefaults() throws {
        let document = try String(contentsOf: Self.proto.appending(path: "PROTOCOL.md"), encoding: .utf8)
        let table = try #require(document.range(of: "\n## 13. Limits\n")).upperBound
        let section = document[table...].prefix(upTo: document.range(of: "\n## 14.")?.lowerBound ?? document.endIndex)
        let configuration = CollectorConfiguration()
        let settings = QueueSettings()
        func number(_ value: Int) -> String { value.formatted(.number.locale(.init(identifier: "en"))) }
        for (what, limit) in [
            ("message of a failure, in octets", number(settings.maximumMessageBytes)),
            (
                "articles in the answer to one lease, in octets",
                "\(number(settings.maximumLeaseBytes)) (8 MiB), or one article"
            ),
            ("wait of a `lease` or a `status`", "\(configuration.maximumWait.components.seconds) s"),
            ("from the connection's beginning to the hello", "\(configuration.handshakeTimeout.components.seconds) s"),
            (
                "an answer or a frame that does not come on, because the client does not read or send",
                "\(configuration.writeTimeout.components.seconds) s"
            ),
            ("silence with nothing in flight", "\(configuration.idleTimeout.components.seconds / 60) min"),
            (
                "end of what is in flight when the collector stops",
                "\(configuration.drainTimeout.components.seconds) s"
            ),
            ("connections at once", number(configuration.maximumConnections)),
            ("connections at once that have no welcome yet", number(configuration.maximumHandshakes)),
            (
                "octets of requests and answers in memory, of all connections",
                "\(number(configuration.maximumHeldBytes)) (\(configuration.maximumHeldBytes >> 20) MiB)"
            ),
        ] {
            #expect(section.contains("| \(what) | | \(limit) |"), "\(what)")
        }
        #expect(settings.maximumResultBytes == configuration.limits.result)
    }

    /// What `refusals.json` holds.
    private struct Refusal: Decodable {
        var name: String
        var layer: String
        var sent: [String]
        var ends: Bool
        var code: String
        var requestID: UInt32
        var closes: Bool
    }

    private static func octets(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    @Test func everyRefusalIsWhatARealCollectorSays() async throws {
        let file = Self.proto.appending(path: "vectors/refusals.json")
        let refusals = try JSONDecoder().decode([Refusal].self, from: Data(contentsOf: file))
        #expect(refusals.count > 60)
        let hello = try #require(refusals.first { $0.sent.count > 1 }?.sent.first)
        try await TestData().withCollector { collector in
            // An admin may ask anything, so that what is wrong with a request is noticed.
            let (client, admin) = (try await collector.token(.client), try await collector.token(.admin))
            for refusal in refusals where !refusal.ends {
                let token = refusal.code == "forbidden" ? client : admin
                let good = HelloTests.frame(
                    .hello,
                    1,
                    Array(try Frame(Hello(name: "desk", token: token.text), requestID: 1).payload.readableBytesView)
                )
                try await collector.connect { connection in
                    for piece in refusal.sent {
                        // The hello of the vectors has a token that is nobody's.
                        let isHello = piece.hasPrefix(hello)
                        let rest = Self.octets(isHello ? String(piece.dropFirst(hello.count)) : piece)
                        try await connection.send(bytes: (isHello ? good : []) + rest)
                        if isHello { _ = try await connection.answer(to: Hello.self, id: 1) }
                    }
                    var frame = try #require(await connection.next(), "\(refusal.name)")
                    // A good watch tells where it begins.
                    if frame.kind == .changes { frame = try #require(await connection.next(), "\(refusal.name)") }
                    #expect(frame.kind == .error, "\(refusal.name)")
                    let error = try MessageCoder.decode(NutgrafError.self, from: frame.payload)
                    #expect(frame.requestID == refusal.requestID, "\(refusal.name): \(error)")
                    #expect(error.code.rawValue == refusal.code, "\(refusal.name): \(error)")
                    if refusal.closes {
                        // Where the watch begins may be told behind the error too.
                        var end = try await connection.next()
                        if end?.kind == .changes { end = try await connection.next() }
                        #expect(end == nil, "\(refusal.name)")
                    } else {
                        _ = try await connection.request(Ping(), id: 99)
                    }
                }
            }
        }
    }
}
