import NutgrafAnalysis

/// What the model will know of words, gathered from lists, clusters and raw text.
struct WordKnowledge {
    /// The records of words in lower case.
    private(set) var records: [String: WordRecord]
    /// The listed phrases.
    private(set) var phrases: [UInt64: UInt32]

    /// Takes what is known of words in lower case, and the lists that have a phrase.
    init(records: [String: WordRecord] = [:], phrases: [UInt64: UInt32] = [:]) {
        self.records = records
        self.phrases = phrases
    }

    /// Gathers.
    ///
    /// - Parameters:
    ///   - clusters: the file of word clusters.
    ///   - gazetteers: the lists.
    ///   - counts: how often each word in lower case stands within sentences capitalised and not.
    ///   - company: each word's cluster by the words it stands between.
    init(
        clusters: String,
        gazetteers: Gazetteers,
        counts: [String: (small: Int, capital: Int)],
        company: [String: UInt16]
    ) throws {
        records = [:]
        phrases = gazetteers.phrases
        for line in String(decoding: try TextFile.bytes(clusters), as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: "\t")
            guard fields.count == 5, let coarse = UInt8(fields[1]), let middle = UInt8(fields[2]),
                let fine = UInt16(fields[3]), let finest = UInt16(fields[4])
            else { continue }
            var record = records[String(fields[0])] ?? WordRecord()
            record.coarse = coarse
            record.middle = middle
            record.fine = fine
            record.finest = finest
            record.bits |= WordTrait.clustered
            records[String(fields[0])] = record
        }
        for (word, bits) in gazetteers.words { records[word, default: WordRecord()].bits |= bits }
        for (word, length) in gazetteers.longest {
            records[word, default: WordRecord()].bits |= UInt32(max(0, min(length - 1, 7))) << 28
        }
        for (word, count) in counts where count.small + count.capital > 1 {
            let share = Double(count.capital) / Double(count.small + count.capital)
            let bucket = 1 + min(6, Int(share * 6.999))
            records[word, default: WordRecord()].bits |= UInt32(bucket) << 24
        }
        for (word, cluster) in company { records[word, default: WordRecord()].company = cluster }
        for word in records.keys { records[word]?.bits |= Self.bits(of: word) }
    }

    /// What the analyser's own lists say of a word.
    private static func bits(of word: String) -> UInt32 {
        let capitalized = word.prefix(1).uppercased() + word.dropFirst()
        let classes = Lexicon.shared.classes(form: capitalized, lower: word)
        var bits: UInt32 = 0
        for (group, bit) in Self.groups where classes.has(group) { bits |= bit }
        if classes.has([.month, .weekday]) { bits |= WordTrait.calendar }
        for name in [capitalized, word.uppercased()] {
            guard let known = Lexicon.shared.name(name) else { continue }
            switch known.kind {
            case .group: bits |= WordTrait.demonym
            case .organization: bits |= WordTrait.organization
            case .location:
                bits |=
                    known.rank == .country
                    ? WordTrait.country : known.rank == .capital ? WordTrait.capital : WordTrait.city
            default: break
            }
        }
        return bits
    }

    private static let groups: [(WordClass, UInt32)] = [
        (.honorific, WordTrait.honorific), (.role, WordTrait.role), (.roleModifier, WordTrait.roleModifier),
        (.organization, WordTrait.organizationWord), (.organizationLead, WordTrait.organizationLead),
        (.facility, WordTrait.facilityWord), (.place, WordTrait.placeWord), (.placeLead, WordTrait.placeLead),
        (.connector, WordTrait.connector), (.placePreposition, WordTrait.placePreposition),
        (.speech, WordTrait.speech), (.ordinary, WordTrait.ordinary), (.stop, WordTrait.stop),
        (.forename, WordTrait.forename),
    ]

    /// The table of words, as ``WordTable`` reads it.
    var wordTable: [UInt8] {
        var table = SlotTable(count: records.count * 8 / 7 + 1, stride: WordTable.stride)
        for word in records.keys.sorted() {
            guard let record = records[word] else { continue }
            let number = FeatureHash.word(word)
            var bytes = SlotTable.bytes(WordTable.mark(number))
            bytes += [record.coarse, record.middle]
            bytes += SlotTable.bytes(record.fine) + SlotTable.bytes(record.finest) + SlotTable.bytes(record.company)
            bytes += SlotTable.bytes(record.bits)
            table.insert(bytes, at: FeatureHash.slot(number, UInt64(table.count)))
        }
        return table.bytes
    }

    /// The table of phrases, as ``PhraseTable`` reads it.
    var phraseTable: [UInt8] {
        var table = SlotTable(count: phrases.count * 3 / 2 + 1, stride: 4)
        for phrase in phrases.keys.sorted() {
            let lists = phrases[phrase] ?? 0
            table.insert(
                SlotTable.bytes(UInt32(truncatingIfNeeded: phrase & 0xFF_FFFF) | lists << 24),
                at: FeatureHash.slot(phrase, UInt64(table.count))
            )
        }
        return table.bytes
    }
}

/// A table with open addressing in the making; slots of nought are empty.
struct SlotTable {
    private(set) var bytes: [UInt8]
    /// How many slots there are.
    let count: Int
    private let stride: Int
    private var isTaken: [Bool]

    /// Makes an empty table.
    init(count: Int, stride: Int) {
        self.count = count
        self.stride = stride
        bytes = Array(repeating: 0, count: count * stride)
        isTaken = Array(repeating: false, count: count)
    }

    /// Puts a slot into the first empty place from `home` on; there must be one.
    mutating func insert(_ slot: [UInt8], at home: Int) {
        var place = home
        while isTaken[place] { place = place + 1 == count ? 0 : place + 1 }
        isTaken[place] = true
        bytes.replaceSubrange(place * stride..<place * stride + slot.count, with: slot)
    }

    /// A number's bytes, the lowest first.
    static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
