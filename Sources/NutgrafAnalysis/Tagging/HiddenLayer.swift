import CNutgrafModel

/// A layer of hidden units between the words around a token and its tags, read in place.
///
/// Each property of a word (``TokenFeatures/hidden(_:into:)``) has a signed byte for each unit and
/// ``TokenFeatures/Place``, so that what a word gives to the units is added up once for each different word. A unit
/// adds up its five words, is held between -1 and 1, and adds its weights to the scores of the token's tags. The
/// vectors of the properties are folded together with a matrix for each place (Chen and Manning 2014).
///
/// Slots of 4 bytes, filled by open addressing, lead from a property's key to its bytes, as in ``WeightTable``.
/// Behind them lie `Int16`: a bias for each unit, then for each unit a weight for each of the ``TagLayout/lanes``.
package struct HiddenLayer: Sendable {
    private let table: WeightTable
    private let output: ModelMemory

    /// How many units there are.
    package static let units = 32
    /// How many numbers a property, or a word, has: ``units`` for each ``TokenFeatures/Place``.
    package static let width = TokenFeatures.Place.allCases.count * units
    /// What one is in the bytes and the biases; no unit goes beyond.
    package static let one: Int16 = 128
    /// What a score of one is in the weights of a unit.
    package static let weightOfOne: Float = 32
    /// The largest weight: the sum of all units cannot overflow.
    package static let largestWeight: Int16 = 4_095
    /// How many numbers stand behind the bytes.
    package static let outputCount = units + units * TagLayout.lanes

    /// Takes memory with slots, bytes and the numbers behind them.
    package init(
        slots: UnsafeRawPointer,
        slotCount: Int,
        rows: UnsafeRawPointer,
        rowCount: Int,
        output: UnsafeRawPointer
    ) {
        table = WeightTable(slots: slots, slotCount: slotCount, rows: rows, rowCount: rowCount, width: Self.width)
        self.output = ModelMemory(output)
    }

    /// Whether the search for a property ends.
    var hasEmptySlot: Bool { table.hasEmptySlot }

    /// Adds up what a word gives to the units in each place.
    ///
    /// - Parameter sum: room for ``width`` numbers.
    package func addUp(_ word: WordTraits, keys: inout FeatureKeys, into sum: UnsafeMutablePointer<Int16>) {
        for unit in 0..<Self.width { sum[unit] = 0 }
        keys.count = 0
        TokenFeatures.hidden(word, into: &keys)
        table.fetch(keys, from: 0)
        let found = table.find(keys, 0..<keys.count, from: 0)
        for unit in stride(from: 0, to: Self.width, by: TagLayout.lanes) {
            nutgraf_add_rows(keys.rows, found, unit, sum + unit)
        }
    }

    /// The sums of the words around a token, ``units`` numbers each, each in its own place.
    package struct Words {
        package var here: UnsafePointer<Int16>
        package var before: UnsafePointer<Int16>
        package var behind: UnsafePointer<Int16>
        package var twoBefore: UnsafePointer<Int16>
        package var twoBehind: UnsafePointer<Int16>

        /// Takes the sums.
        package init(
            here: UnsafePointer<Int16>,
            before: UnsafePointer<Int16>,
            behind: UnsafePointer<Int16>,
            twoBefore: UnsafePointer<Int16>,
            twoBehind: UnsafePointer<Int16>
        ) {
            self.here = here
            self.before = before
            self.behind = behind
            self.twoBefore = twoBefore
            self.twoBehind = twoBehind
        }
    }

    /// Adds what the units give to a token's scores.
    @inline(__always)
    package func add(_ words: Words, to scores: UnsafeMutablePointer<Int16>) {
        nutgraf_add_units(
            words.here,
            words.before,
            words.behind,
            words.twoBefore,
            words.twoBehind,
            output.start.assumingMemoryBound(to: Int16.self),
            Self.one,
            scores
        )
    }
}
