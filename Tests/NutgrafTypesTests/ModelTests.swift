import Foundation
import NutgrafTypes
import Testing

@Suite struct ModelTests {
    @Test func whatIsUnknownIsAbsentInJSON() throws {
        let json = try JSONSerialization.jsonObject(
            with: JSONEncoder().encode(Analysis(analyzer: "a", textSHA256: "0", text: "t"))
        )
        let keys = try #require(json as? [String: Any]).keys.sorted()
        #expect(
            keys == [
                "analyzer", "dates", "edits", "entities", "keyPhrases", "quotes", "sentences", "summary", "text",
                "textSHA256",
            ]
        )
    }

    @Test func aKindOfALaterAnalyserIsKept() throws {
        let kind = try JSONDecoder().decode([EntityKind].self, from: Data(#"["vessel"]"#.utf8))[0]
        #expect(kind == EntityKind(rawValue: "vessel") && kind.description == "vessel")
        #expect(String(decoding: try JSONEncoder().encode([kind]), as: UTF8.self) == #"["vessel"]"#)
    }

    @Test func onlyEndedStatesAreFinal() {
        #expect(JobState.allCases.filter(\.isFinal) == [.done, .dead, .cancelled, .deleted])
    }

    @Test func anOutcomeSaysRepeatedOnlyWhereItIs() {
        #expect(SubmitOutcome(job: JobIDTests.example, repeated: false).repeated == nil)
        #expect(SubmitOutcome(job: JobIDTests.example, repeated: true).repeated == true)
        #expect(SubmitOutcome(error: NutgrafError(.keyConflict, "used")).job == nil)
    }

    @Test func aLeaseIsReferredToByItsJobAndToken() throws {
        var random = SeededRandom(seed: 3)
        let token = LeaseToken(using: &random)
        let lease = Lease(
            job: JobIDTests.example,
            token: token,
            attempt: 2,
            milliseconds: 30_000,
            article: .init(bytes: [0xA0])
        )
        #expect(lease.reference == LeaseReference(job: JobIDTests.example, token: token))
    }
}
