import NutgrafAnalysis
import Testing

@testable import nutgraf_lab

@Suite("Marked names as tags of tokens")
struct TagMaskTests {
    private static let outside: UInt64 = 1 << UInt64(TagLayout.outside)

    private static func tag(_ position: Int, _ kind: EntityKind) -> UInt64 {
        UInt64(TrainingText.bit(kind)) << UInt64(position)
    }

    private static func read(_ text: TrainingText) -> (words: [String], masks: TagMasks) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(text.bytes), pace: &pace)
        let words = story.tokens.indices.map { story.string(tokens: $0..<$0 + 1) }
        return (words, TagMasks(text, story))
    }

    @Test("Each token of a name has its position, others lie outside")
    func positions() {
        let (words, masks) = Self.read(
            MarkedTexts.text("[person Ada Lena Lindqvist] left [location Marrow].")
        )
        #expect(words == ["Ada", "Lena", "Lindqvist", "left", "Marrow", "."])
        #expect(
            masks.masks == [
                Self.tag(TagLayout.begin, .person), Self.tag(TagLayout.inside, .person),
                Self.tag(TagLayout.last, .person), Self.outside, Self.tag(TagLayout.unit, .location), Self.outside,
            ]
        )
        #expect(masks.unreachable.isEmpty)
    }

    @Test("A possessive ending lies outside the name before it, and within one that has it")
    func possessive() {
        let (words, masks) = Self.read(MarkedTexts.text("[person Lindqvist]'s plan for [organization Marrow's Own]."))
        #expect(words == ["Lindqvist", "'s", "plan", "for", "Marrow", "'s", "Own", "."])
        #expect(masks.masks[0] == Self.tag(TagLayout.unit, .person))
        #expect(masks.masks[1] == Self.outside)
        #expect(
            Array(masks.masks[4...6]) == [
                Self.tag(TagLayout.begin, .organization), Self.tag(TagLayout.inside, .organization),
                Self.tag(TagLayout.last, .organization),
            ]
        )
    }

    @Test("Of a name that begins or ends within a token nothing is taught")
    func withinTokens() {
        let (words, masks) = Self.read(MarkedTexts.text("Trans[location Marrow] and [group Norvik]ers met."))
        #expect(words == ["TransMarrow", "and", "Norvikers", "met", "."])
        #expect(masks.masks == [ChainData.free, Self.outside, ChainData.free, Self.outside, Self.outside])
        #expect(masks.unreachable == [5..<11, 16..<22])
    }

    @Test("Of a name that goes over the end of a sentence nothing is taught")
    func overSentences() {
        let (_, masks) = Self.read(MarkedTexts.text("He left [person Ada.\n\nLindqvist] stayed."))
        #expect(masks.unreachable.count == 1)
        #expect(masks.masks.filter { $0 == ChainData.free }.count == 3)
    }

    @Test("Names of kinds that a corpus does not mark may begin with capitals, and with numbers before them")
    func unmarked() {
        let (words, masks) = Self.read(
            MarkedTexts.text("The [person Roth] works at 2 Norvik games of 14/2012.", without: .group, .event)
        )
        let kinds = UInt64(TrainingText.bits(.group, .event))
        let within = kinds << 8 | kinds << 16 | Self.outside
        let longer = within | kinds
        let any = longer | kinds << 24
        #expect(words == ["The", "Roth", "works", "at", "2", "Norvik", "games", "of", "14", "/", "2012", "."])
        let expected = [
            longer, Self.tag(TagLayout.unit, .person), within, within, longer, any, within, within, within, within,
            within, within,
        ]
        #expect(masks.masks == expected)
    }

    @Test("In sentences whose letters say nothing they may begin anywhere")
    func unmarkedInSmallLetters() {
        let (_, masks) = Self.read(MarkedTexts.text("he saw [person roth] at the games.", without: .event))
        let kinds = UInt64(TrainingText.bit(.event))
        #expect(masks.masks[0] == kinds | kinds << 8 | kinds << 16 | kinds << 24 | Self.outside)
    }

    @Test("Of an unknown stretch nothing is taught")
    func unknown() {
        var text = MarkedTexts.text("Ask ada about it.")
        text.unknown = [4..<7]
        let (_, masks) = Self.read(text)
        #expect(masks.masks.map { $0 == ChainData.free } == [false, true, false, false, false])
    }
}
