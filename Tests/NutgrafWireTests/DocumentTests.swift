import Foundation
import NutgrafTypes
import NutgrafWire
import Testing

/// `Proto/PROTOCOL.md` against the code.
@Suite struct DocumentTests {
    private static func document() throws -> String {
        try String(contentsOf: VectorFolder.proto.appending(path: "PROTOCOL.md"), encoding: .utf8)
    }

    private static func section(_ title: String) throws -> Substring {
        let document = try document()
        let start = try #require(document.range(of: "\n## \(title)\n"))
        let rest = document[start.upperBound...]
        return rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
    }

    @Test func everyKindIsInItsTable() throws {
        let rows = try Self.section("5. Kinds").matches(of: #/(?m)^\| `0x([0-9a-f]{4})` \| `([a-z-]+)` \|/#)
        var documented: [MessageKind: String] = [:]
        for row in rows {
            let number = try #require(UInt16(row.1, radix: 16))
            documented[MessageKind(rawValue: number)] = String(row.2)
        }
        var known = MessageKind.requestNames
        known[.error] = "error"
        #expect(documented == known)
    }

    /// The codes cannot be listed at run time, so they are taken from the source.
    @Test func everyErrorCodeIsExplained() throws {
        let file = VectorFolder.proto.appending(path: "../Sources/NutgrafTypes/NutgrafError+Code.swift")
        let source = try String(contentsOf: file, encoding: .utf8)
        let codes = Set(source.matches(of: #/Code\(rawValue: "([a-z-]+)"\)/#).map { String($0.1) })
        let section = try Self.section("8. Errors")
        let table = Set(
            section.matches(of: #/(?m)^\| `([a-z-]+)` \|/#).map { String($0.1) }
        ).subtracting(["code", "message"])
        let paragraph = try #require(section.range(of: "These codes exist for programs"))
        let local = Set(
            section[paragraph.lowerBound...].prefix { $0 != "\n" }.matches(of: #/`([a-z-]+)`/#).map { String($0.1) }
        ).subtracting(["internal-error"])
        #expect(codes.count > 10)
        #expect(table.union(local) == codes)
        #expect(table.isDisjoint(with: local))
    }

    @Test func everyRefusalHasACodeOfTheTable() throws {
        let section = try Self.section("8. Errors")
        for refusal in try Refusal.all() {
            #expect(section.contains("| `\(refusal.code)` |"), "\(refusal.name)")
        }
    }

    @Test func theNumbersAreThoseOfTheCode() throws {
        let table = try Self.section("13. Limits")
        let limits = WireLimits()
        for (name, value) in [
            ("frame", limits.frame), ("inFlight", limits.inFlight), ("batch", limits.batch), ("page", limits.page),
            ("watch", limits.watch), ("text", limits.text), ("result", limits.result),
        ] {
            #expect(table.contains("| `\(name)` | \(Self.digits(value)) "), "\(name)")
        }
        #expect(table.contains("length of a frame before the welcome | | \(Self.digits(Frame.maximumHelloLength)) |"))
        #expect(table.contains("inside one another | | \(MessageCoder.maximumDepth) |"))
        #expect(table.contains("counted one by one | | \(Self.digits(MessageCoder.maximumItems)) |"))
        #expect(try Self.document().contains("accepts lengths up to \(Self.digits(Frame.maximumHelloLength))"))
    }

    /// A number as the document writes it, with commas.
    private static func digits(_ number: Int) -> String {
        number.formatted(.number.locale(.init(identifier: "en")))
    }

    /// Every limit that a welcome announces is in the table, and nothing else is said to be.
    @Test func everyAnnouncedLimitIsInItsTable() throws {
        let rows = try Self.section("13. Limits").matches(of: #/(?m)^\| [^|]+ \| `(\w+)` \|/#)
        let announced = Mirror(reflecting: WireLimits()).children.compactMap(\.label)
        #expect(Set(rows.map { String($0.1) }) == Set(announced))
        #expect(announced.count > 4)
    }
}
