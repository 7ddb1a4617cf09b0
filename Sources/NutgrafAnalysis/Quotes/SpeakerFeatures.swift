/// The features of a candidate for who speaks.
struct SpeakerFeatures {
    /// How a quotation lies to the one before.
    enum Gap: Int, CaseIterable {
        /// In the same sentence.
        case sentence
        /// In the same paragraph, with an attribution between at most.
        case adjacent
        /// In the same paragraph.
        case paragraph
        /// In the next paragraph, which it begins, the one before having no closing mark.
        case unclosed
        /// In the next paragraph, which it begins.
        case next
        /// Farther on.
        case far
    }

    /// The one numbering; making it takes longer than reading an article.
    static let shared = SpeakerFeatures()

    /// All features.
    let blocks: FeatureBlocks
    private let pairs: FeaturePairs
    private let sequelPairs: FeaturePairs
    private let place: Int
    private let cue: Int
    private let order: Int
    private let preposition: Int
    private let spoke: Int
    private let between: Int
    private let distance: Int
    private let form: Int
    private let mark: Int
    private let salience: Int
    private let initial: Int
    private let tell: Int
    private let owned: Int
    private let flag: Int
    private let bound: Int
    private let described: Int
    private let gap: Int
    private let gapBetween: Int
    private let gapOwned: Int
    private let gapStart: Int
    private let lone: Int

    private typealias Zone = SpeakerCandidate.Zone
    private typealias Relation = SpeakerCandidate.Relation

    private init() {
        var table = FeatureBlocks()
        let zones = Zone.allNames
        let kinds = SpeakerKind.allNames
        let relations = Relation.allNames
        let few = ["0", "1", "2+"]
        let whether = ["no", "yes"]
        let gaps = Gap.allNames
        place = table.add("place", zones, relations, kinds)
        cue = table.add("cue", zones, few, ["none", "unlisted", "listed", "strong"])
        order = table.add("order", zones, ["only", "first", "last", "middle"])
        preposition = table.add("behind", zones, ["nothing", "by", "to", "of", "in"])
        spoke = table.add("spoke", zones, ["never", "earlier", "beforeLast", "last", "lastInParagraph"])
        between = table.add("between", zones, few)
        distance = table.add("distance", zones, ["1", "4", "9", "19", "more"])
        form = table.add("form", zones, ["fragment", "whole"], ["comma", "stop", "question", "bare"])
        mark = table.add("introduced", zones, ["bare", "comma", "colon", "cue", "start"])
        salience = table.add("named", ["1", "2", "4", "more"])
        initial = table.add("initial", zones, whether)
        tell = table.add("telling", relations, whether)
        owned = table.add("owned", zones, ["after no", "after yes"], ["before no", "before yes"])
        flag = table.add("is", ["possessive", "bracketed", "spent", "unresolved", "within"])
        bound = table.add("bound", relations, ["free", "preposition", "possessive", "modifier"])
        described = table.add(
            "described",
            relations,
            ["bare", "the", "a", "own"],
            ["thing", "role"],
            ["nameless", "named"]
        )
        let sequels = ["previous", "alternate"]
        gap = table.add("gap", sequels, gaps, ["fragment", "whole"])
        gapBetween = table.add("gap between", sequels, gaps, few)
        gapOwned = table.add("gap owned", sequels, gaps, ["after no", "after yes"], ["before no", "before yes"])
        gapStart = table.add("gap start", sequels, gaps, ["small", "capital"], ["comma", "stop", "question", "bare"])
        lone = table.add("nobody", ["after no", "after yes"], ["before no", "before yes"], ["fragment", "whole"])
        pairs = table.addPairs(
            "is",
            [
                ("zone", zones), ("relation", relations), ("kind", kinds), ("cue distance", few),
                ("strength", ["none", "unlisted", "listed", "strong"]),
                ("order", ["only", "first", "last", "middle"]),
                ("behind", ["nothing", "by", "to", "of", "in"]),
                ("spoke", ["never", "earlier", "beforeLast", "last", "lastInParagraph"]),
                ("between", few),
                ("distance", ["1", "4", "9", "19", "more"]),
                ("whole", whether),
                ("ending", ["comma", "stop", "question", "bare"]),
                ("introduced", ["bare", "comma", "colon", "cue", "start"]),
                ("named", ["1", "2", "4", "more"]),
                ("owned after", whether), ("owned before", whether),
                ("tie", ["free", "preposition", "possessive", "modifier"]),
                ("spent", whether), ("within", whether), ("resolved", ["no", "yes", "described"]),
                ("verb", ["none", "finite", "participle", "telling"]),
                ("part", AntecedentFeatures.Part.allNames),
                ("leads", whether),
                ("description", ["none", "thing", "role", "named thing", "named role"]),
            ]
        )
        sequelPairs = table.addPairs(
            "previous is",
            [
                ("who", sequels + ["nobody"]), ("gap", gaps + ["none"]), ("whole", whether), ("between", few),
                ("owned after", whether), ("owned before", whether), ("starts", ["small", "capital"]),
                ("ending", ["comma", "stop", "question", "bare"]), ("within", whether),
                ("introduced", ["bare", "comma", "colon", "cue", "start"]),
                ("paragraphs", ["0", "1", "2", "more"]),
                ("told by", ["name", "pronoun", "description", "previous", "nothing"]),
                ("candidates", ["0", "1", "2", "more"]),
                ("opens paragraph", whether),
                ("known", whether), ("speakers", ["0", "1", "2", "more"]), ("sentences", ["0", "1", "2", "4", "more"]),
                ("asked", whether), ("dominant", whether),
            ]
        )
        blocks = table
    }

    /// What is known of a candidate that stands somewhere.
    struct Standing {
        var order = 0
        var preposition = 0
        var spoke = 0
        var between = 0
        var distance = 0
        var mentions = 0
        var isInitial = false
        var isTelling = false
        var isPossessive = false
        var isBracketed = false
        var isSpent = false
        /// Whether the quotation itself names the candidate.
        var isWithin = false
        /// Whether a noun follows a name, as in "a police spokesman".
        var isModifier = false
        /// Of a description: 0 no article, 1 "the", 2 "a", 3 a possessive.
        var article = 0
        /// Of a description: whether it says what somebody is.
        var hasRole = false
        /// Of a description: whether it holds a name.
        var hasName = false
        /// 0 no verb of saying, 1 one, 2 such as "saying", 3 "told".
        var verb = 0
        var part = AntecedentFeatures.Part.free
    }

    /// What is known of who spoke before, or of nobody.
    struct Sequel {
        /// 0 who spoke last, 1 who spoke before, 2 nobody.
        var who = 0
        var gap = Gap.far
        var between = 0
        var isWithin = false
        var paragraphs = 0
        /// 0 a name, 1 a pronoun, 2 a description, 3 who spoke before, 4 nothing.
        var told = 4
        var candidates = 0
        var isKnown = false
        /// How many spoke so far.
        var speakers = 0
        var sentences = 0
        /// Whether a question stands before the quotation.
        var isAsked = false
        /// Whether nobody spoke oftener.
        var isDominant = false
    }

    /// What is known of a quotation as a whole.
    struct Form {
        var isWhole = false
        var startsWithCapital = false
        /// 0 comma, 1 stop, 2 question or exclamation, 3 none.
        var ending = 3
        /// 0 nothing, 1 comma, 2 colon, 3 a verb of saying, 4 the sentence's beginning.
        var introduction = 0
        var isOwnedAfter = false
        var isOwnedBefore = false
        var opensParagraph = false
    }

    /// The features of words that stand near the quotation.
    func features(of candidate: SpeakerCandidate, _ standing: Standing, _ quote: Form) -> [Int] {
        let zone = candidate.zone.rawValue
        let relation = candidate.relation.rawValue
        var features = [
            place + (zone * Relation.allCases.count + relation) * SpeakerKind.allCases.count
                + candidate.kind.rawValue,
            cue + (zone * 3 + candidate.cueDistance) * 4 + candidate.strength.rawValue,
            order + zone * 4 + standing.order,
            preposition + zone * 5 + standing.preposition,
            spoke + zone * 5 + standing.spoke,
            between + zone * 3 + min(standing.between, 2),
            distance + zone * 5 + Self.step(standing.distance, [1, 4, 9, 19]),
            form + (zone * 2 + (quote.isWhole ? 1 : 0)) * 4 + quote.ending,
            mark + zone * 5 + quote.introduction,
            salience + Self.step(standing.mentions, [1, 2, 4]),
            initial + zone * 2 + (standing.isInitial ? 1 : 0),
            tell + relation * 2 + (standing.isTelling ? 1 : 0),
            owned + (zone * 2 + (quote.isOwnedAfter ? 1 : 0)) * 2 + (quote.isOwnedBefore ? 1 : 0),
        ]
        if candidate.kind == .description {
            features.append(
                described + ((relation * 4 + standing.article) * 2 + (standing.hasRole ? 1 : 0)) * 2
                    + (standing.hasName ? 1 : 0)
            )
        } else {
            let tie = standing.isPossessive ? 2 : standing.isModifier ? 3 : standing.preposition > 1 ? 1 : 0
            features.append(bound + relation * 4 + tie)
        }
        if standing.isPossessive { features.append(flag) }
        if standing.isBracketed { features.append(flag + 1) }
        if standing.isSpent { features.append(flag + 2) }
        if standing.isWithin { features.append(flag + 4) }
        if candidate.entity == nil, candidate.kind != .description { features.append(flag + 3) }
        let values = [
            zone, relation, candidate.kind.rawValue, candidate.cueDistance, candidate.strength.rawValue,
            standing.order, standing.preposition, standing.spoke, min(standing.between, 2),
            Self.step(standing.distance, [1, 4, 9, 19]), quote.isWhole ? 1 : 0, quote.ending, quote.introduction,
            Self.step(standing.mentions, [1, 2, 4]), quote.isOwnedAfter ? 1 : 0, quote.isOwnedBefore ? 1 : 0,
            standing.isPossessive ? 2 : standing.isModifier ? 3 : standing.preposition > 1 ? 1 : 0,
            standing.isSpent ? 1 : 0, standing.isWithin ? 1 : 0,
            candidate.entity == nil ? (candidate.described == nil ? 0 : 2) : 1, standing.verb,
            standing.part.rawValue, candidate.leads ? 1 : 0,
            candidate.kind == .description
                ? (standing.hasName ? 3 : 1) + (standing.hasRole ? 1 : 0) : 0,
        ]
        pairs.append(values, to: &features)
        return features
    }

    /// The features of who spoke before, or of nobody.
    func features(_ sequel: Sequel, _ quote: Form) -> [Int] {
        let base = sequel.who * Gap.allCases.count + sequel.gap.rawValue
        let isNobody = sequel.who == 2
        var features =
            isNobody
            ? [
                lone + ((quote.isOwnedAfter ? 1 : 0) * 2 + (quote.isOwnedBefore ? 1 : 0)) * 2
                    + (quote.isWhole ? 1 : 0)
            ]
            : [
                gap + base * 2 + (quote.isWhole ? 1 : 0),
                gapBetween + base * 3 + min(sequel.between, 2),
                gapOwned + (base * 2 + (quote.isOwnedAfter ? 1 : 0)) * 2 + (quote.isOwnedBefore ? 1 : 0),
                gapStart + (base * 2 + (quote.startsWithCapital ? 1 : 0)) * 4 + quote.ending,
            ]
        if sequel.isWithin { features.append(flag + 4) }
        let values = [
            sequel.who, isNobody ? Gap.allCases.count : sequel.gap.rawValue, quote.isWhole ? 1 : 0,
            min(sequel.between, 2), quote.isOwnedAfter ? 1 : 0, quote.isOwnedBefore ? 1 : 0,
            quote.startsWithCapital ? 1 : 0, quote.ending, sequel.isWithin ? 1 : 0, quote.introduction,
            min(sequel.paragraphs, 3), sequel.told, min(sequel.candidates, 3), quote.opensParagraph ? 1 : 0,
            sequel.isKnown ? 1 : 0, min(sequel.speakers, 3), Self.step(sequel.sentences, [0, 1, 2, 4]),
            sequel.isAsked ? 1 : 0, sequel.isDominant ? 1 : 0,
        ]
        sequelPairs.append(values, to: &features)
        return features
    }

    /// The number of the first limit that a value does not pass.
    static func step(_ value: Int, _ limits: [Int]) -> Int {
        for (number, limit) in limits.enumerated() where value <= limit { return number }
        return limits.count
    }
}
