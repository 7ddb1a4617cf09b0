/// The features of words that may say what a person is.
struct RoleFeatures {
    /// The one numbering; making it takes longer than reading an article.
    static let shared = RoleFeatures()
    /// The names of all features.
    static var names: [String] { shared.table.names }

    /// What is known of a candidate.
    struct Standing {
        /// Where the word stands that the others describe.
        enum Head: Int, CaseIterable {
            /// It is a word for what somebody is.
            case head
            /// It is not, but the last word is one.
            case last
            /// Another word is one.
            case within
            case none
        }

        var head = Head.none
        /// The number of the head's ending among ``RoleFeatures/endings``.
        var ending = 0
        var left = RoleSort.edge
        var sorts: [RoleSort] = []
        var next = RoleSort.edge
        /// What follows the name.
        var behindName = RoleSort.edge
        var isPlainTitle = false
        var isPlural = false
        /// Whether it begins with an age: "30-year-old".
        var isAged = false
    }

    /// Endings of words for what somebody is; the last but one is that of plurals, the last any other.
    static let endings = ["er", "or", "ist", "ian", "ant", "ent", "man", "woman", "s", "none"]
    private static let telling: [RoleSort] = [
        .who, .auxiliary, .verb, .past, .gerund, .a, .the, .owner, .preposition, .but, .day, .small, .speech, .adverb,
        .capital, .dash,
    ]

    private let table: FeatureTable
    private let rule, place, ending, pair, left, first, commas, length, head, mention, last, next, tail, joints,
        onward: Int
    private let clitic, person, within, plain, single, plural, behind, number, nobody: Int

    private init() {
        var table = FeatureTable()
        let places = RoleCandidate.Place.allNames
        let sides = ["before", "behind"]
        let sorts = RoleSort.allNames
        let heads = Standing.Head.allNames
        rule = table.add("rule", places, RoleCandidate.Agreement.allNames)
        place = table.add("place", places)
        ending = table.add("ending", Self.endings, heads, sides)
        pair = table.add("begins", sorts, sorts)
        left = table.add("left", places, sorts)
        first = table.add("first", places, sorts)
        commas = table.add("commas", sides, ["0", "1", "2", "3+"], ["and 0", "and 1", "and 2+"])
        length = table.add("length", sides, ["1", "2", "3", "4", "6", "9", "13", "more"])
        head = table.add("head", places, heads)
        mention = table.add("mention", places, ["0", "1", "2", "more"], ["short", "full"])
        last = table.add("ends", sorts, sorts)
        next = table.add("next", places, sorts)
        tail = table.add("tail", sorts, ["0", "1", "2+"])
        joints = table.add("joints", sides, ["0", "1", "2", "3+"])
        onward = table.add("onward", sorts, ["0", "1", "2+"], ["bare", "comma"])
        clitic = table.add("possessor", sides, sorts)
        person = table.add("person", sides)
        within = table.add("within", sides, Self.telling.map { "\($0)" })
        plain = table.add("title", places)
        single = table.add("single", places, sorts)
        plural = table.add("plural")
        behind = table.add("behind name", places, sorts)
        number = table.add("number", sides, ["no age", "age"])
        nobody = table.add("nothing", ["any", "1", "2", "3", "more"])
        self.table = table
    }

    /// The features of a candidate.
    func features(of candidate: RoleCandidate, _ standing: Standing) -> [Int] {
        let sorts = RoleSort.allCases.count
        let place = candidate.place.rawValue
        let side = candidate.place.isBefore ? 0 : 1
        let first = standing.sorts.first ?? .edge
        let last = standing.sorts.last ?? .edge
        let sort = (first: Int(first.rawValue), last: Int(last.rawValue), left: Int(standing.left.rawValue))
        // A bit for each sort that is among them.
        var present: UInt64 = 0
        var (commas, joints, ands) = (0, 0, 0)
        for sort in standing.sorts {
            present |= 1 << UInt64(sort.rawValue)
            switch sort {
            case .comma: commas += 1
            case .of, .for, .joint: joints += 1
            case .and: ands += 1
            default: break
            }
        }
        func has(_ sort: RoleSort) -> Bool { present >> UInt64(sort.rawValue) & 1 != 0 }
        var features: [Int] = []
        features.reserveCapacity(32)
        features += [
            rule + place * RoleCandidate.Agreement.allCases.count + candidate.agreement.rawValue,
            self.place + place,
            ending + (standing.ending * 4 + standing.head.rawValue) * 2 + side,
            left + place * sorts + sort.left,
            self.first + place * sorts + sort.first,
            self.commas + (side * 4 + min(commas, 3)) * 3 + min(ands, 2),
            length + side * 8 + SpeakerFeatures.step(standing.sorts.count, [1, 2, 3, 4, 6, 9, 13]),
            head + place * 4 + standing.head.rawValue,
            mention + (place * 4 + min(candidate.order, 3)) * 2 + (candidate.name.count > 1 ? 1 : 0),
            next + place * sorts + Int(standing.next.rawValue),
            self.joints + side * 4 + min(joints, 3),
        ]
        if side == 0 {
            features.append(pair + sort.left * sorts + sort.first)
            features.append(behind + place * sorts + Int(standing.behindName.rawValue))
        } else {
            features.append(self.last + sort.last * sorts + Int(standing.next.rawValue))
            features.append(tail + sort.last * 3 + min(joints, 2))
            features.append(onward + (Int(standing.next.rawValue) * 3 + min(joints, 2)) * 2 + min(commas, 1))
        }
        if has(.clitic) { features.append(clitic + side * sorts + sort.left) }
        if has(.person) { features.append(person + side) }
        for (number, sort) in Self.telling.enumerated() where has(sort) {
            features.append(within + side * Self.telling.count + number)
        }
        if standing.isPlainTitle { features.append(plain + place) }
        if standing.sorts.count == 1 { features.append(single + place * sorts + sort.first) }
        if standing.isPlural, candidate.place == .before { features.append(plural) }
        if first == .number { features.append(number + side * 2 + (standing.isAged ? 1 : 0)) }
        return features
    }

    /// The features of no role, for a person of so many mentions.
    func features(nothing mentions: Int) -> [Int] { [nobody, nobody + min(max(mentions, 1), 4)] }
}
