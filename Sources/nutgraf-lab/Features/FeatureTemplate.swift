import NutgrafAnalysis

/// What the templates of ``TokenFeatures`` and ``TagMemory`` look at, by their numbers.
struct FeatureTemplate {
    /// What is looked at, in words.
    let name: String
    /// What the values stand for.
    let values: [FeatureValue]
    /// What knowledge it rests on.
    let families: Set<FeatureFamily>

    /// The template of a number; `nil` where nobody has named it.
    init?(_ number: UInt64) {
        let place = number >> 8
        guard place > 0 else {
            guard let template = Self.together[number] else { return nil }
            self = template
            return
        }
        guard place <= UInt64(Self.places.count) else { return nil }
        let table = place == 1 ? Self.here : place < 4 ? Self.beside : Self.twoAway
        guard let template = table[number & 0xFF] else { return nil }
        name = template.name + Self.places[Int(place) - 1]
        values = template.values
        families = place == 1 ? template.families : template.families.union([.context])
    }

    private init(_ name: String, _ values: [FeatureValue], _ families: Set<FeatureFamily>) {
        self.name = name
        self.values = values
        self.families = families
    }

    /// The places of ``TokenFeatures/Place``, in order.
    private static let places = ["", " before", " behind", " two before", " two behind"]

    /// What is asked of the token's own word.
    private static let here: [UInt64: FeatureTemplate] = [
        0: .init("word", [.word], [.words]),
        1: .init("word as written", [.word], [.words]),
        2: .init("shape", [.shape], [.shapes]),
        3: .init("short shape", [.shape], [.shapes]),
        4: .init("writing", [.writing, .share], [.capitals]),
        5: .init("all lists", [.lists, .writing], [.lists]),
        7: .init("list", [.list, .writing], [.lists]),
        8: .init("cluster of 64", [.number, .writing], [.clusters]),
        9: .init("cluster of 256", [.number, .writing], [.clusters]),
        10: .init("cluster of 1024", [.number, .writing], [.clusters]),
        11: .init("cluster of 3000", [.number, .writing], [.clusters]),
        12: .init("cluster of 1024 however written", [.number], [.clusters]),
        13: .init("company", [.number, .writing], [.company]),
        14: .init("no cluster, shape", [.shape], [.clusters]),
        20: .init("beginning", [.beginning, .writing], [.affixes]),
        21: .init("beginning", [.beginning, .writing], [.affixes]),
        22: .init("ending", [.ending, .writing], [.affixes]),
        23: .init("ending", [.ending, .writing], [.affixes]),
        24: .init("beginning", [.beginning, .writing], [.affixes]),
        25: .init("ending", [.ending, .writing], [.affixes]),
        26: .init("ending", [.ending, .writing], [.affixes]),
        27: .init("length", [.number, .writing], [.shapes]),
    ]

    /// What is asked of the words directly before and behind it.
    private static let beside: [UInt64: FeatureTemplate] = [
        0: .init("word", [.word], [.words]),
        1: .init("shape", [.shape], [.shapes]),
        2: .init("ending", [.ending, .writing], [.affixes]),
        7: .init("list", [.list, .writing], [.lists]),
        8: .init("cluster of 64", [.number, .writing], [.clusters]),
        9: .init("cluster of 256", [.number, .writing], [.clusters]),
        10: .init("cluster of 1024", [.number], [.clusters]),
        13: .init("company", [.number], [.company]),
    ]

    /// What is asked of the words beyond these.
    private static let twoAway: [UInt64: FeatureTemplate] = [
        0: .init("word", [.word], [.words]),
        1: .init("shape", [.shape], [.shapes]),
        7: .init("list", [.list, .writing], [.lists]),
        9: .init("cluster of 256", [.number], [.clusters]),
        13: .init("company", [.number], [.company]),
    ]

    /// What looks at several words, at the sentence or at the text.
    private static let together: [UInt64: FeatureTemplate] = [
        1: .init("word before, word", [.word, .word], [.words, .context]),
        2: .init("word, word behind", [.word, .word], [.words, .context]),
        3: .init("word before, shape", [.word, .shape], [.words, .shapes, .context]),
        4: .init("word behind, shape", [.word, .shape], [.words, .shapes, .context]),
        5: .init("word before, shape, word behind", [.word, .shape, .word], [.words, .shapes, .context]),
        6: .init("two words before", [.word, .word, .writing], [.words, .context]),
        7: .init("two words behind", [.word, .word, .writing], [.words, .context]),
        8: .init("three shapes", [.shape, .shape, .shape], [.shapes, .context]),
        9: .init("cluster before, cluster", [.number, .number, .writings], [.clusters, .context]),
        10: .init("cluster, cluster behind", [.number, .number, .writings], [.clusters, .context]),
        11: .init("three clusters", [.clusters, .writing], [.clusters, .context]),
        12: .init("signs", [.signs, .writing, .share], [.signs]),
        13: .init("signs, shape", [.signs, .shape], [.signs]),
        14: .init("lists before, lists", [.lists, .lists, .writings], [.lists, .context]),
        15: .init("lists behind, lists", [.lists, .lists, .writings], [.lists, .context]),
        16: .init("phrases", [.phrases, .writing], [.phrases]),
        17: .init("phrase", [.phrase, .writing], [.phrases]),
        18: .init("phrase, word behind", [.phrase, .word], [.phrases, .context]),
        24: .init("case, word", [.writing, .word], [.letterCase]),
        25: .init("case, word before", [.writing, .word], [.letterCase, .context]),
        26: .init("case, word behind", [.writing, .word], [.letterCase, .context]),
        27: .init("case, company", [.writing, .number], [.letterCase, .company]),
        48: .init("last of the row", [.word, .number], [.words, .rows]),
        49: .init("last of the row, cluster", [.number, .number], [.clusters, .rows]),
        50: .init("last of the row, lists", [.lists, .number], [.lists, .rows]),
        51: .init("first of the row", [.word, .number], [.words, .rows]),
        52: .init("first and last of the row, lists", [.lists, .lists, .number], [.lists, .rows]),
        53: .init("place in the row, its length", [.number, .number, .share], [.rows]),
        54: .init("before the row", [.word, .number], [.words, .rows]),
        55: .init("behind the row", [.word, .number], [.words, .rows]),
        56: .init("before the row, company", [.number, .number], [.company, .rows]),
        57: .init("behind the row, company", [.number, .number], [.company, .rows]),
        58: .init("two words before the row", [.word, .word, .number], [.words, .rows]),
        59: .init("first and last of the row, clusters", [.number, .number, .number], [.clusters, .rows]),
        40: .init("elsewhere", [.tag, .number, .number], [.document]),
        41: .init("elsewhere, first pass", [.tag, .number, .tag], [.document]),
        42: .init("elsewhere of the word before, elsewhere, first pass", [.tag, .tag, .tag], [.document]),
        43: .init("elsewhere, elsewhere of the word behind, first pass", [.tag, .tag, .tag], [.document]),
        44: .init("elsewhere, look", [.tag, .number, .number], [.document]),
        64: .init("hidden word", [.word], [.words]),
        65: .init("hidden short shape", [.shape], [.shapes]),
        66: .init("hidden writing", [.writing, .share], [.capitals]),
        67: .init("hidden ending", [.ending, .writing], [.affixes]),
        68: .init("hidden cluster of 3000", [.number], [.clusters]),
        69: .init("hidden cluster of 1024", [.number], [.clusters]),
        70: .init("hidden cluster of 64", [.number, .writing], [.clusters]),
        71: .init("hidden company", [.number], [.company]),
        72: .init("hidden list", [.list], [.lists]),
    ]
}
