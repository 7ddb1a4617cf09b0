import NutgrafCBOR
import NutgrafTypes
import Testing

@Suite struct JobIDTests {
    static let example = JobID(high: 0x0197_f3c2_5b1e_7cc3, low: 0x98c4_dc0c_0c07_398f)
    static let text = "0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f"

    @Test func textIsTheUsualFormInLowerCase() {
        #expect(Self.example.description == Self.text)
        #expect(JobID(high: 0, low: 0).description == "00000000-0000-0000-0000-000000000000")
        #expect(JobID(high: .max, low: .max).description == "ffffffff-ffff-ffff-ffff-ffffffffffff")
    }

    @Test func textIsReadInEitherCase() {
        #expect(JobID(Self.text) == Self.example)
        #expect(JobID(Self.text.uppercased()) == Self.example)
        #expect(JobID("x\(Self.text)".dropFirst()) == Self.example)
    }

    @Test(arguments: [
        "",
        "0197f3c2",
        "0197f3c25b1e7cc398c4dc0c0c07398f",
        "{0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f}",
        "0197f3c2-5b1e-7cc3-98c4-dc0c0c07398",
        "0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f0",
        "0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f-",
        "0197f3c2-5b1e-7cc3-98c4dc0c0c07398ff",
        "0197f3c25-b1e-7cc3-98c4-dc0c0c07398f",
        "0197g3c2-5b1e-7cc3-98c4-dc0c0c07398f",
        "0197f3c2-5b1e-7cc3-98c4-dc0c0c0739\u{0661}",
        " 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f",
        "0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f\n",
        "------------------------------------",
    ])
    func whatIsNoIDIsNotRead(_ text: String) {
        #expect(JobID(text) == nil)
    }

    @Test func bitsAreThoseOfVersion7() {
        var ones = ConstantRandom(word: .max)
        var zeros = ConstantRandom(word: 0)
        let time = Timestamp(milliseconds: 0x0197_f3c2_5b1e)
        // RFC 9562, section 5.7: 48 bits of time, version 7, 12 random bits, variant 2, 62 random bits.
        #expect(JobID(time: time, using: &ones).description == "0197f3c2-5b1e-7fff-bfff-ffffffffffff")
        #expect(JobID(time: time, using: &zeros).description == "0197f3c2-5b1e-7000-8000-000000000000")
    }

    @Test func onlyTheLow48BitsOfTheTimeAreKept() {
        var zeros = ConstantRandom(word: 0)
        #expect(JobID(time: Timestamp(milliseconds: -1), using: &zeros).high == 0xFFFF_FFFF_FFFF_7000)
        #expect(JobID(time: Timestamp(milliseconds: .min), using: &zeros).high == 0x7000)
        #expect(JobID(time: Timestamp(milliseconds: .max), using: &zeros).high == 0xFFFF_FFFF_FFFF_7000)
    }

    @Test func randomBitsAllDiffer() {
        var random = SeededRandom(seed: 1)
        let ids = (0..<1000).map { _ in JobID(time: Timestamp(milliseconds: 0), using: &random) }
        #expect(Set(ids).count == 1000)
        let (anyHigh, anyLow) = ids.reduce((0, 0)) { ($0.0 | $1.high, $0.1 | $1.low) }
        #expect(anyHigh == 0x7FFF && anyLow == 0xBFFF_FFFF_FFFF_FFFF)
    }

    @Test func idsSortAsTheirTextsAndTimesDo() {
        let seed = UInt64.random(in: 0...(.max))
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        var last: JobID?
        for milliseconds in stride(from: Int64(1_700_000_000_000), to: 1_700_000_000_500, by: 1) {
            let id = JobID(time: Timestamp(milliseconds: milliseconds), using: &random)
            if let last { #expect(last < id, "seed \(seed)") }
            last = id
        }
        for _ in 0..<2000 {
            // Close ones too, that differ in one half only.
            let left = JobID(high: random.next() & 1, low: random.next())
            let right = JobID(high: random.next() & 1, low: random.next())
            #expect((left < right) == (left.description < right.description), "seed \(seed)")
        }
    }

    @Test func everyIDComesBackFromItsText() throws {
        let seed = UInt64.random(in: 0...(.max))
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        for _ in 0..<2000 {
            let id = JobID(high: random.next(), low: random.next())
            #expect(JobID(id.description) == id, "seed \(seed)")
            let bytes = try CBOREncoder().encode(id)
            #expect(bytes == [0x78, 36] + Array(id.description.utf8), "seed \(seed)")
            #expect(try CBORDecoder().decode(JobID.self, from: bytes) == id, "seed \(seed)")
        }
    }

    @Test func textThatIsNoIDIsRefusedWhenDecoded() throws {
        let bytes = try CBOREncoder().encode("not an id")
        let error = #expect(throws: CBORDecodingError.self) {
            try CBORDecoder().decode(JobID.self, from: bytes)
        }
        #expect(error?.code == .invalidValue)
    }
}
