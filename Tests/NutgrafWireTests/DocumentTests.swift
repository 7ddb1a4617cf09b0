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
        let rows = try Self.section("5. Kinds").matches(of: #/(?m)^\| `0x([0-9a-f]{4})` \| `(\w+)` \|/#)
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
        let document = try Self.document()
        let limits = WireLimits()
        #expect(
            document.contains(
                "| `frame` | \(limits.frame.formatted(.number.locale(.init(identifier: "en")))) (33 MiB) |"
            )
        )
        #expect(document.contains("| `inFlight` | \(limits.inFlight) |"))
        #expect(document.contains("| `batch` | \(limits.batch) |"))
        #expect(
            document.contains("| `text` | \(limits.text.formatted(.number.locale(.init(identifier: "en")))) (8 MiB) |")
        )
        #expect(
            document.contains(
                "| `result` | \(limits.result.formatted(.number.locale(.init(identifier: "en")))) (32 MiB) |"
            )
        )
        #expect(Frame.maximumHelloLength == 16_384 && document.contains("accepts lengths up to 16,384"))
    }
}
