import Foundation
import NutgrafCBOR
import NutgrafTypes
import Testing

@Suite struct NutgrafErrorTests {
    static let errors = [
        NutgrafError(.notFound, "there is no job"),
        NutgrafError(.overloaded, "try again", retryAfter: .seconds(1)),
        NutgrafError(.overloaded, "", retryAfter: .zero),
        NutgrafError(.overloaded, "größer 😀", retryAfter: .milliseconds(Int64.max)),
        NutgrafError(.overloaded, "before", retryAfter: .milliseconds(Int64.min)),
        NutgrafError(NutgrafError.Code(rawValue: "of-a-later-version"), "new"),
    ]

    @Test(arguments: errors)
    func comesBackFromCBORAndJSON(_ error: NutgrafError) throws {
        let bytes = try CBOREncoder().encode(error)
        #expect(try CBORDecoder().decode(NutgrafError.self, from: bytes) == error)
        let json = try JSONEncoder().encode(error)
        #expect(try JSONDecoder().decode(NutgrafError.self, from: json) == error)
    }

    @Test func retryAfterCountsMillisecondsAndIsAbsentWhereItDoesNotHelp() throws {
        let json = JSONEncoder()
        json.outputFormatting = .sortedKeys
        let without = try json.encode(NutgrafError(.notFound, "no"))
        #expect(String(decoding: without, as: UTF8.self) == #"{"code":"not-found","message":"no"}"#)
        let with = try json.encode(NutgrafError(.draining, "no", retryAfter: .microseconds(1_250_900)))
        #expect(
            String(decoding: with, as: UTF8.self) == #"{"code":"draining","message":"no","retryAfter":1250}"#
        )
    }

    @Test func nullForRetryAfterIsAbsence() throws {
        let json = Data(#"{"code":"draining","message":"no","retryAfter":null,"later":[1]}"#.utf8)
        #expect(try JSONDecoder().decode(NutgrafError.self, from: json) == NutgrafError(.draining, "no"))
    }

    @Test(arguments: [#"{"message":"no"}"#, #"{"code":"draining"}"#, #"{"code":1,"message":"no"}"#])
    func whatHasNoCodeOrMessageIsRefused(_ json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(NutgrafError.self, from: Data(json.utf8))
        }
    }

    @Test func descriptionHasTheMessageAndTheCode() {
        #expect("\(NutgrafError(.tooLarge, "the text is long"))" == "the text is long (too-large)")
    }
}
