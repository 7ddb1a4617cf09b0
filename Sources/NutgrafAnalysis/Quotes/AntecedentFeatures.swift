/// The features of an entity that a pronoun may stand for.
struct AntecedentFeatures {
    /// The one numbering; making it takes longer than reading an article.
    static let shared = AntecedentFeatures()
    /// The names of all features.
    static var names: [String] { shared.table.names }

    private let table: FeatureTable
    private let kind: Int
    private let gender: Int
    private let distance: Int
    private let rank: Int
    private let place: Int
    private let spoke: Int
    private let salience: Int
    private let focus: Int
    private let spoken: Int
    private let flag: Int

    private init() {
        var table = FeatureTable()
        let pronouns = ["heOrShe", "they", "it"]
        let whether = ["no", "yes"]
        kind = table.add("kind", pronouns, ["person", "organization", "place", "other"])
        gender = table.add("gender", ["unknown", "same", "other"])
        distance = table.add("sentences", pronouns, ["0", "1", "2", "4", "more"], ["outside", "in paragraph"])
        rank = table.add("rank", pronouns, ["0", "1", "2", "more"])
        place = table.add("place", ["first", "later"], ["free", "behind preposition", "possessive"])
        spoke = table.add("spoke", ["never", "beforeLast", "last", "lastInParagraph"], whether)
        salience = table.add("named", pronouns, ["1", "2", "4", "more"])
        focus = table.add(
            "focus",
            pronouns,
            ["0", "1", "2", "more"],
            ["later", "first"],
            ["one of many", "most named"]
        )
        spoken = table.add("spoken", ["never", "1", "3", "more"], ["0", "1", "2", "more"])
        flag = table.add("is", ["quoted", "subject of a cue", "most named", "only one", "within", "object"])
        self.table = table
    }

    /// What is known of an entity, seen from the pronoun.
    struct Standing {
        var kind: SpeakerKind
        /// 0 unknown, 1 the pronoun's, 2 the other one.
        var gender = 0
        var sentences = 0
        var isInParagraph = false
        var rank = 0
        var isFirst = false
        /// 0 free, 1 behind a preposition, 2 possessive.
        var place = 0
        /// 0 never, 1 before the last, 2 last, 3 last and in the same paragraph.
        var spoke = 0
        var wasPronoun = false
        var mentions = 0
        /// How often the entity spoke so far.
        var count = 0
        var isQuoted = false
        var isSubject = false
        var isMostNamed = false
        var isOnly = false
        /// Whether the quotation names the entity.
        var isWithin = false
        /// Whether it is named close behind the pronoun.
        var isObject = false
    }

    /// The features of an entity.
    func features(_ pronoun: SpeakerKind, _ standing: Standing) -> [Int] {
        let row = pronoun == .heOrShe ? 0 : pronoun == .they ? 1 : 2
        var features = [
            kind + row * 4 + min(standing.kind.rawValue, 3),
            gender + standing.gender,
            distance
                + (row * 5 + SpeakerFeatures.step(standing.sentences, [0, 1, 2, 4])) * 2
                + (standing.isInParagraph ? 1 : 0),
            rank + row * 4 + min(standing.rank, 3),
            place + (standing.isFirst ? 0 : 3) + standing.place,
            spoke + standing.spoke * 2 + (standing.wasPronoun ? 1 : 0),
            salience + row * 4 + SpeakerFeatures.step(standing.mentions, [1, 2, 4]),
            focus
                + ((row * 4 + min(standing.rank, 3)) * 2 + (standing.isFirst ? 1 : 0)) * 2
                + (standing.isMostNamed ? 1 : 0),
            spoken + SpeakerFeatures.step(standing.count, [0, 1, 3]) * 4 + min(standing.rank, 3),
        ]
        if standing.isQuoted { features.append(flag) }
        if standing.isSubject { features.append(flag + 1) }
        if standing.isMostNamed { features.append(flag + 2) }
        if standing.isOnly { features.append(flag + 3) }
        if standing.isWithin { features.append(flag + 4) }
        if standing.isObject { features.append(flag + 5) }
        return features
    }
}
