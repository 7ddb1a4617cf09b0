/// The features of an entity that a pronoun or a description may stand for.
struct AntecedentFeatures {
    /// The one numbering; making it takes longer than reading an article.
    static let shared = AntecedentFeatures()

    /// All features.
    let blocks: FeatureBlocks
    private let focus: Int
    private let pairs: FeaturePairs

    /// How a name stands in its sentence.
    enum Part: Int, CaseIterable {
        case free
        /// "Berg said".
        case speaks
        /// "Berg won".
        case subject
        case behindPreposition
        case possessive
        /// "met Berg".
        case object
    }

    /// What is known of the entity's gender, seen from the pronoun's.
    enum Gender: Int, CaseIterable {
        case unknown
        case same
        case perhapsSame
        case perhapsOther
        case other
    }

    /// How a description's words are to what the story calls the entity.
    enum Calling: Int, CaseIterable {
        /// The story calls it nothing, or a pronoun stands for it.
        case unknown
        /// "the minister" of somebody who is a minister.
        case same
        /// "the politician" of a minister.
        case alike
        /// "the actor" of a minister.
        case other
    }

    private init() {
        var blocks = FeatureBlocks()
        let pronouns = ["heOrShe", "they", "it", "somebody", "body"]
        let whether = ["no", "yes"]
        focus = blocks.add(
            "focus",
            pronouns,
            ["0", "1", "2", "more"],
            ["later", "first"],
            ["one of many", "most named"]
        )
        pairs = blocks.addPairs(
            "is",
            [
                (
                    "kind",
                    Array(repeating: ["person", "organization", "place", "other", "unnamed"], count: 5).flatMap(\.self)
                ),
                ("gender", Gender.allNames),
                ("distance", ["0", "1", "2", "4", "more", "0 out", "1 out", "2 out", "4 out", "more out"]),
                ("rank", ["0", "1", "2", "more"]),
                ("first", whether),
                ("part", Part.allNames),
                ("spoke", ["never", "before last", "last", "last in paragraph"]),
                ("spoken", ["pronoun", "name"]),
                ("named", ["1", "2", "4", "more"]),
                ("speeches", ["0", "1", "3", "more"]),
                ("quoted", whether),
                ("most named", whether),
                ("alone", whether),
                ("within", whether),
                ("object", whether),
                ("near", ["0", "1", "2", "more"]),
                ("chain", ["0", "1", "more"]),
                ("behind pronoun", whether),
                ("opens paragraph", whether),
                ("others", ["1", "2", "more"]),
                ("calling", Calling.allNames),
            ]
        )
        self.blocks = blocks
    }

    /// What is known of an entity, seen from the pronoun.
    struct Standing {
        var kind: SpeakerKind
        var gender = Gender.unknown
        var sentences = 0
        var isInParagraph = false
        var rank = 0
        var isFirst = false
        var part = Part.free
        /// 0 never, 1 before the last, 2 last, 3 last and in the same paragraph.
        var spoke = 0
        var wasPronoun = false
        var mentions = 0
        /// How often the entity spoke so far.
        var count = 0
        /// Whether it is named in quotations only.
        var isQuoted = false
        var isMostNamed = false
        var isOnly = false
        /// Whether the quotation names the entity.
        var isWithin = false
        /// Whether it is named close behind the pronoun.
        var isObject = false
        /// How often it is named in the last sentences.
        var near = 0
        /// How many such pronouns stand between.
        var chain = 0
        /// Whether such a pronoun stands before it in its sentence.
        var isBehindPronoun = false
        /// Whether it is named in the paragraph's first sentence.
        var opensParagraph = false
        /// How many people its sentence names.
        var others = 1
        var calling = Calling.unknown
    }

    /// The features of an entity.
    func features(_ pronoun: SpeakerKind, isBody: Bool, _ standing: Standing) -> [Int] {
        let row = pronoun == .heOrShe ? 0 : pronoun == .they ? 1 : pronoun == .it ? 2 : isBody ? 4 : 3
        var features = [
            focus
                + ((row * 4 + min(standing.rank, 3)) * 2 + (standing.isFirst ? 1 : 0)) * 2
                + (standing.isMostNamed ? 1 : 0)
        ]
        let values = [
            row * 5 + (standing.kind == .nobody ? 4 : min(standing.kind.rawValue, 3)),
            standing.gender.rawValue,
            SpeakerFeatures.step(standing.sentences, [0, 1, 2, 4]) + (standing.isInParagraph ? 0 : 5),
            min(standing.rank, 3),
            standing.isFirst ? 1 : 0,
            standing.part.rawValue,
            standing.spoke,
            standing.wasPronoun ? 0 : 1,
            SpeakerFeatures.step(standing.mentions, [1, 2, 4]),
            SpeakerFeatures.step(standing.count, [0, 1, 3]),
            standing.isQuoted ? 1 : 0,
            standing.isMostNamed ? 1 : 0,
            standing.isOnly ? 1 : 0,
            standing.isWithin ? 1 : 0,
            standing.isObject ? 1 : 0,
            min(standing.near, 3),
            min(standing.chain, 2),
            standing.isBehindPronoun ? 1 : 0,
            standing.opensParagraph ? 1 : 0,
            SpeakerFeatures.step(standing.others, [1, 2]),
            standing.calling.rawValue,
        ]
        pairs.append(values, to: &features)
        return features
    }
}
