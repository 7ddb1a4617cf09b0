/// The features of words in marks that may be a quotation.
struct QuotationFeatures {
    /// The one numbering; making it takes longer than reading an article.
    static let shared = QuotationFeatures()
    /// All features.
    let blocks: FeatureBlocks
    private let pairs: FeaturePairs

    /// What stands before the opening mark.
    enum Lead: Int, CaseIterable {
        case start
        case comma
        case colon
        case bracket
        case cue
        /// "called", "known as", "so-called": a name follows.
        case naming
        case article
        case preposition
        /// "that".
        case that
        case conjunction
        case verb
        case capital
        case word
        case mark
    }

    private let bias: Int
    private let length: Int
    private let speaker: Int
    private let cue: Int
    private let lead: Int
    private let leadLength: Int
    private let follow: Int
    private let shape: Int
    private let cueLength: Int
    private let flag: Int
    private let series: Int
    private let resuming: Int

    private init() {
        var table = FeatureBlocks()
        let lengths = ["1", "2", "3", "4", "6", "9", "14", "more"]
        let few = ["0", "1", "2"]
        let strengths = ["none", "unlisted", "listed", "strong"]
        let whether = ["no", "yes"]
        let leads = Lead.allNames
        bias = table.add("bias")
        length = table.add("words", lengths)
        speaker = table.add("speaker", SpeakerKind.allNames, SpeakerCandidate.Zone.allNames)
        cue = table.add("cue", SpeakerCandidate.Relation.allNames, few, strengths)
        lead = table.add("behind", leads, ["small", "capital"])
        leadLength = table.add("behind, words", leads, ["2", "4", "more"])
        follow = table.add("before", ["nothing", "mark", "small word", "capital", "other"], ["2", "4", "more"])
        shape = table.add(
            "shape",
            ["small", "capital", "all capitals"],
            ["comma", "stop", "question", "bare"],
            ["2", "4", "more"]
        )
        cueLength = table.add("cue, words", few, strengths, lengths)
        flag = table.add(
            "has",
            [
                "verb", "we or you", "no close", "whole sentence", "paragraph start", "single marks", "naming near",
                "entity",
            ]
        )
        resuming = table.add("resuming", whether, ["2", "4", "more"])
        series = table.add("series", ["first", "after quotation", "after other"], whether)
        pairs = table.addPairs(
            "is",
            [
                ("words", lengths), ("speaker", SpeakerKind.allNames), ("zone", SpeakerCandidate.Zone.allNames),
                ("relation", SpeakerCandidate.Relation.allNames), ("cue distance", few), ("strength", strengths),
                ("behind", leads), ("capitals", ["small", "capital", "all"]),
                ("ending", ["comma", "stop", "question", "bare"]),
                ("before", ["nothing", "mark", "small word", "capital", "other"]),
                ("verb", whether), ("we or you", whether), ("no close", whether), ("whole sentence", whether),
                ("paragraph start", whether), ("single marks", whether), ("naming near", whether), ("entity", whether),
                ("series", ["first", "after quotation", "after other"]), ("resuming", whether),
                ("share", ["0.4", "0.7", "0.9", "more"]), ("cue before", ["none", "listed", "strong"]),
                ("that", whether),
            ]
        )
        blocks = table
    }

    /// What is known of the words.
    struct Standing {
        var words = 0
        var lead = Lead.start
        /// 0 small, 1 capital, 2 all words have one.
        var capitals = 0
        /// 0 comma, 1 stop, 2 question or exclamation, 3 none.
        var ending = 3
        /// 0 nothing, 1 a mark, 2 a small word, 3 a capital, 4 other.
        var follow = 0
        var hasVerb = false
        var addresses = false
        var isUnclosed = false
        var isWhole = false
        var beginsParagraph = false
        var isSingle = false
        var isNaming = false
        /// Whether only an attribution parts it from the quotation before, as in "“We go,” he said, “at noon.”"
        var isResumed = false
        /// 0 no other span in the sentence before, 1 one that is a quotation, 2 one that is none.
        var series = 0
        /// How likely the speaker is.
        var share = 0.0
        /// A verb of saying before it in the sentence: 0 none, 1 a listed one, 2 a strong one.
        var cue = 0
        /// Whether "that" stands behind it.
        var isThat = false
    }

    /// The features of a span with its likeliest speaker.
    func features(_ standing: Standing, speaker best: SpeakerCandidate) -> [Int] {
        let size = standing.words <= 2 ? 0 : standing.words <= 4 ? 1 : 2
        let length = SpeakerFeatures.step(standing.words, [1, 2, 3, 4, 6, 9, 14])
        var features = [
            bias,
            self.length + length,
            speaker + best.kind.rawValue * SpeakerCandidate.Zone.allCases.count + best.zone.rawValue,
            cue + (best.relation.rawValue * 3 + best.cueDistance) * 4 + best.strength.rawValue,
            lead + standing.lead.rawValue * 2 + (standing.capitals > 0 ? 1 : 0),
            leadLength + standing.lead.rawValue * 3 + size,
            follow + standing.follow * 3 + size,
            shape + (standing.capitals * 4 + standing.ending) * 3 + size,
            cueLength + (best.cueDistance * 4 + best.strength.rawValue) * 8 + length,
            series + standing.series * 2 + (size > 0 ? 1 : 0),
            resuming + (standing.isResumed ? 3 : 0) + size,
        ]
        let flags = [
            standing.hasVerb, standing.addresses, standing.isUnclosed, standing.isWhole, standing.beginsParagraph,
            standing.isSingle, standing.isNaming, best.entity != nil,
        ]
        for (number, isSet) in flags.enumerated() where isSet { features.append(flag + number) }
        var values = [
            length, best.kind.rawValue, best.zone.rawValue, best.relation.rawValue, best.cueDistance,
            best.strength.rawValue, standing.lead.rawValue, standing.capitals, standing.ending, standing.follow,
        ]
        values.reserveCapacity(values.count + flags.count + 5)
        for flag in flags { values.append(flag ? 1 : 0) }
        values.append(standing.series)
        values.append(standing.isResumed ? 1 : 0)
        values.append(standing.share < 0.4 ? 0 : standing.share < 0.7 ? 1 : standing.share < 0.9 ? 2 : 3)
        values.append(standing.cue)
        values.append(standing.isThat ? 1 : 0)
        pairs.append(values, to: &features)
        return features
    }
}
