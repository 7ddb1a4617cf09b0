import CNutgrafModel

/// The trained model of the tagger, read in place.
///
/// The file is little-endian. A header of 128 bytes: the letters `NGENTITY`, the version, then of each part the
/// place of its first byte (a multiple of 64) and how many slots, rows or numbers it has, all `UInt32`: the words
/// (``WordTable``), the phrases (``PhraseTable``), the slots of the features, their rows (``WeightTable``) and the
/// transitions (17 times 17 `Int16`, from ends to starts as ``TagLayout`` numbers them), the curve of
/// confidence, the sums of frequent words (``FrequentWords``), and the slots, rows and output of the hidden units
/// (``HiddenLayer``) with what frequent words give to them; a model without hidden units has noughts there. The
/// last 32 bytes of the file are the SHA-256 of everything before.
package struct EntityModel: Sendable {
    private let memory: ModelMemory
    private let size: Int

    /// The words that the model knows.
    package let words: WordTable
    /// The listed names that the model knows.
    package let phrases: PhraseTable
    /// The weights of the features.
    package let features: WeightTable
    /// What the features of frequent words weigh.
    package let frequentWords: FrequentWords
    /// The hidden units, where the model has some.
    package let hidden: HiddenLayer?
    private let transitionMemory: ModelMemory
    /// What the words of earlier texts weigh.
    private(set) var wordSums = WordSumCache()
    /// What a margin is worth: the offset and the slope of a logistic curve, in millionths.
    package let curve: (offset: Int32, slope: Int32)

    /// The letters that a model's file begins with.
    package static let letters = Array("NGENTITY".utf8)
    /// The version of the layout.
    package static let version: UInt32 = 1
    /// The bytes of the header.
    package static let headerSize = 128
    /// The bytes of the checksum at the end.
    package static let checksumSize = 32

    /// The parts of the file, in order.
    package enum Part: Int, CaseIterable, Sendable {
        case words, phrases, slots, rows, transitions, curve, frequentSlots, frequentSums
        case hiddenSlots, hiddenRows, hiddenOutput, frequentHidden

        /// The first part that a model may lack.
        package static let optional = Part.hiddenSlots

        /// The bytes of one slot, row or number.
        package var stride: Int {
            switch self {
            case .words: WordTable.stride
            case .phrases, .slots, .curve, .hiddenSlots: 4
            case .rows: TagLayout.lanes
            case .transitions, .hiddenOutput: 2
            case .hiddenRows: HiddenLayer.width
            case .frequentHidden: HiddenLayer.width * 2
            case .frequentSlots: 8
            case .frequentSums: FrequentWords.width * 2
            }
        }
    }

    /// Why a file is no model.
    package enum Fault: Error, Equatable, CustomStringConvertible {
        /// It does not begin with the letters of a model.
        case notAModel
        /// It has the layout of another version.
        case wrongVersion(UInt32)
        /// It ends too early, or a part lies outside it.
        case truncated
        /// A table has no empty slot, or too few numbers.
        case malformed

        /// What is wrong, for people.
        package var description: String {
            switch self {
            case .notAModel: "it does not begin as a model does"
            case .wrongVersion(let version):
                "its layout has version \(version), and version \(EntityModel.version) is read here"
            case .truncated: "it ends too early, or its header is damaged"
            case .malformed: "its tables do not fit each other"
            }
        }
    }

    /// Takes a model's bytes, which must stay where they are.
    ///
    /// - Throws: ``Fault``.
    package init(_ bytes: UnsafeRawBufferPointer) throws(Fault) {
        guard let base = bytes.baseAddress, bytes.count >= Self.letters.count,
            Self.letters.indices.allSatisfy({ bytes[$0] == Self.letters[$0] })
        else { throw .notAModel }
        guard bytes.count >= Self.headerSize + Self.checksumSize else { throw .truncated }
        func number(_ place: Int) -> Int {
            Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
        }
        guard number(8) == Int(Self.version) else { throw .wrongVersion(UInt32(number(8))) }
        var places: [(start: UnsafeRawPointer, count: Int)] = []
        for part in Part.allCases {
            let start = number(12 + part.rawValue * 8)
            let count = number(16 + part.rawValue * 8)
            guard start % 64 == 0, start >= Self.headerSize || count == 0 && part.rawValue >= Part.optional.rawValue,
                start + count * part.stride <= bytes.count - Self.checksumSize
            else { throw .truncated }
            places.append((base + start, count))
        }
        func place(_ part: Part) -> (start: UnsafeRawPointer, count: Int) { places[part.rawValue] }
        guard place(.transitions).count == TagLayout.edges * TagLayout.edges,
            place(.curve).count == 2, place(.slots).count > place(.rows).count
        else { throw .malformed }
        memory = ModelMemory(base)
        size = bytes.count
        words = WordTable(place(.words).start, count: place(.words).count)
        phrases = PhraseTable(place(.phrases).start, count: place(.phrases).count)
        features = WeightTable(
            slots: place(.slots).start,
            slotCount: place(.slots).count,
            rows: place(.rows).start,
            rowCount: place(.rows).count
        )
        guard features.hasEmptySlot else { throw .malformed }
        let hasHidden = place(.hiddenOutput).count > 0
        guard
            !hasHidden
                || place(.hiddenOutput).count == HiddenLayer.outputCount
                    && place(.hiddenSlots).count > place(.hiddenRows).count
                    && place(.frequentHidden).count == place(.frequentSums).count
        else { throw .malformed }
        hidden =
            hasHidden
            ? HiddenLayer(
                slots: place(.hiddenSlots).start,
                slotCount: place(.hiddenSlots).count,
                rows: place(.hiddenRows).start,
                rowCount: place(.hiddenRows).count,
                output: place(.hiddenOutput).start
            ) : nil
        guard hidden?.hasEmptySlot != false else { throw .malformed }
        frequentWords = FrequentWords(
            slots: place(.frequentSlots).start,
            slotCount: place(.frequentSlots).count,
            sums: place(.frequentSums).start,
            sumCount: place(.frequentSums).count,
            hidden: place(.frequentHidden).start
        )
        transitionMemory = ModelMemory(place(.transitions).start)
        let curve = place(.curve).start
        self.curve = (
            Int32(littleEndian: curve.load(as: Int32.self)),
            Int32(littleEndian: curve.load(fromByteOffset: 4, as: Int32.self))
        )
    }

    /// The model in the binary.
    package static let shared: EntityModel = {
        var length = 0
        let start = nutgraf_model_entities(&length)
        do {
            return try EntityModel(UnsafeRawBufferPointer(start: start, count: length))
        } catch {
            // Nothing from outside leads here: the bytes are constants of this very program, the same in each run, and
            // every test that analyses anything reads them. A program whose own bytes are wrong can promise nothing.
            fatalError("The model of entities in the binary cannot be read: \(error).")
        }
    }()

    /// The model as it is before it has read anything.
    package var unused: EntityModel {
        var model = self
        model.wordSums = WordSumCache()
        return model
    }

    /// The weights of the transitions: from each end to each start.
    package var transitions: UnsafePointer<Int16> { transitionMemory.start.assumingMemoryBound(to: Int16.self) }

    /// The bytes of the whole file.
    package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory.start, count: size) }

    /// The checksum at the end of the file.
    package var checksum: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes.suffix(Self.checksumSize)) }
}
