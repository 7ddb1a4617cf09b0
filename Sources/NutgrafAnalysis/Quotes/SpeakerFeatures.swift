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
    /// The names of all features.
    static var names: [String] { shared.table.names }

    private let table: FeatureTable
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
        var table = FeatureTable()
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
        self.table = table
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
        return features
    }

    /// The features of who spoke before.
    func features(
        sequel isAlternate: Bool,
        _ gap: Gap,
        between: Int,
        isWithin: Bool,
        _ quote: Form
    ) -> [Int] {
        let base = (isAlternate ? Gap.allCases.count : 0) + gap.rawValue
        let features = [
            self.gap + base * 2 + (quote.isWhole ? 1 : 0),
            gapBetween + base * 3 + min(between, 2),
            gapOwned + (base * 2 + (quote.isOwnedAfter ? 1 : 0)) * 2 + (quote.isOwnedBefore ? 1 : 0),
            gapStart + (base * 2 + (quote.startsWithCapital ? 1 : 0)) * 4 + quote.ending,
        ]
        return isWithin ? features + [flag + 4] : features
    }

    /// The features of nobody.
    func features(nobody quote: Form) -> [Int] {
        [
            lone + ((quote.isOwnedAfter ? 1 : 0) * 2 + (quote.isOwnedBefore ? 1 : 0)) * 2
                + (quote.isWhole ? 1 : 0)
        ]
    }

    /// The number of the first limit that a value does not pass.
    static func step(_ value: Int, _ limits: [Int]) -> Int {
        for (number, limit) in limits.enumerated() where value <= limit { return number }
        return limits.count
    }
}
