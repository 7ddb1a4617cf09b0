import NutgrafAnalysis
import Testing

@Suite("The hidden units of the tagger")
struct HiddenLayerTests {
    private static func memory(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(64, bytes.count), alignment: 64)
        memory.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[..<bytes.count])
    }

    private static func bytes(_ numbers: [Int16]) -> [UInt8] {
        numbers.flatMap { number in withUnsafeBytes(of: number.littleEndian) { Array($0) } }
    }

    /// Slots that lead from each key to the row of its number.
    private static func slots(_ keys: [UInt64]) -> [UInt8] {
        let count = keys.count * 2 + 1
        var slots: [UInt32] = Array(repeating: 0, count: count)
        for (number, key) in keys.enumerated() {
            var slot = FeatureHash.slot(key, UInt64(count))
            while slots[slot] != 0 { slot = (slot + 1) % count }
            let mark = UInt32(truncatingIfNeeded: key) & (1 << WeightTable.keyBits - 1)
            slots[slot] = UInt32(number + 1) << WeightTable.keyBits | mark
        }
        return slots.flatMap { slot in withUnsafeBytes(of: slot.littleEndian) { Array($0) } }
    }

    @Test("Units add up their words, stay between -1 and 1, and weigh in")
    func formula() throws {
        var random = SeededGenerator(seed: 11)
        let words = EntityModel.shared.words
        let traits = ["Harbour", "of", "Vardby", "and", "7"].map {
            WordTraits(form: $0, small: $0.lowercased(), letterCase: .normal, words: words)
        }
        var keys = FeatureKeys()
        defer { keys.deallocate() }
        var properties: [UInt64] = []
        var ofWord: [[UInt64]] = []
        for word in traits {
            keys.count = 0
            TokenFeatures.hidden(word, into: &keys)
            let own = (0..<keys.count).map { keys.keys[$0] }
            ofWord.append(own)
            for key in own where !properties.contains(key) { properties.append(key) }
        }
        let rows: [[Int8]] = properties.map { _ in
            (0..<HiddenLayer.width).map { _ -> Int8 in Int8.random(in: -40...40, using: &random) }
        }
        let biases: [Int16] = (0..<HiddenLayer.units).map { _ in Int16.random(in: -120...120, using: &random) }
        let most = HiddenLayer.largestWeight
        let weights: [Int16] = (0..<HiddenLayer.units * TagLayout.lanes).map { _ in
            Int16.random(in: -most...most, using: &random)
        }
        let slots = Self.memory(Self.slots(properties))
        let table = Self.memory(Array(rows.joined()).map { UInt8(bitPattern: $0) })
        let output = Self.memory(Self.bytes(biases + weights))
        let layer = HiddenLayer(
            slots: try #require(slots.baseAddress),
            slotCount: slots.count / 4,
            rows: try #require(table.baseAddress),
            rowCount: rows.count,
            output: try #require(output.baseAddress)
        )
        let sums = traits.map { word in
            let sum = UnsafeMutablePointer<Int16>.allocate(capacity: HiddenLayer.width)
            layer.addUp(word, keys: &keys, into: sum)
            return sum
        }
        defer { for sum in sums { sum.deallocate() } }
        let scores = UnsafeMutablePointer<Int16>.allocate(capacity: TagLayout.lanes)
        defer { scores.deallocate() }
        scores.initialize(repeating: 100, count: TagLayout.lanes)
        let units = HiddenLayer.units
        func sum(_ word: Int, at place: Int) -> UnsafePointer<Int16> { UnsafePointer(sums[word] + place * units) }
        let around = HiddenLayer.Words(
            here: sum(2, at: 0),
            before: sum(1, at: 1),
            behind: sum(3, at: 2),
            twoBefore: sum(0, at: 3),
            twoBehind: sum(4, at: 4)
        )
        layer.add(around, to: scores)
        var values: [Double] = biases.map { Double($0) }
        for (place, word) in [2, 1, 3, 0, 4].enumerated() {
            for key in ofWord[word] {
                let row = rows[try #require(properties.firstIndex(of: key))]
                for unit in 0..<units { values[unit] += Double(row[place * units + unit]) }
            }
        }
        let isHeld = values.map { abs($0) > Double(HiddenLayer.one) }
        #expect(isHeld.contains(true))
        #expect(isHeld.contains(false))
        for lane in 0..<TagLayout.lanes {
            var expected = 100.0
            for unit in 0..<units {
                let value = max(-1, min(1, values[unit] / Double(HiddenLayer.one)))
                expected += value * Double(weights[unit * TagLayout.lanes + lane]) / Double(HiddenLayer.weightOfOne)
            }
            // Each of the 32 products is rounded down to an eighth.
            #expect(abs(Double(scores[lane]) - expected) <= 2.6)
        }
    }

    /// The model in the binary with hidden units of these biases and weights, which know no words.
    private static func model(_ output: [Int16], isShort: Bool = false) throws -> EntityModel {
        var bytes = Array(EntityModel.shared.bytes.dropLast(EntityModel.checksumSize))
        func number(_ place: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) } }
        let frequent = number(16 + EntityModel.Part.frequentSums.rawValue * 8) - (isShort ? 1 : 0)
        let parts: [(EntityModel.Part, [UInt8])] = [
            (.hiddenSlots, [0, 0, 0, 0]), (.hiddenRows, []), (.hiddenOutput, Self.bytes(output)),
            (.frequentHidden, Array(repeating: 0, count: frequent * HiddenLayer.width * 2)),
        ]
        for (part, content) in parts {
            while bytes.count % 64 != 0 { bytes.append(0) }
            for (offset, value) in [(12, bytes.count), (16, content.count / part.stride)] {
                for byte in 0..<4 {
                    bytes[offset + part.rawValue * 8 + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte))
                }
            }
            bytes += content
        }
        return try EntityModel(memory(bytes + Array(repeating: 0, count: EntityModel.checksumSize)))
    }

    private static func tags(_ model: EntityModel) -> [UInt8] {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText("The harbour of Vardby was closed on Monday."), pace: &pace)
        return Tagger(model).tags(of: story, pace: &pace).story.tags
    }

    @Test("A model's hidden units decide with its features")
    func model() throws {
        var output: [Int16] = Array(repeating: 0, count: HiddenLayer.outputCount)
        #expect(try Self.tags(Self.model(output)).contains(UInt8(TagLayout.outside)))
        for unit in 0..<HiddenLayer.units {
            output[unit] = HiddenLayer.one
            output[HiddenLayer.units + unit * TagLayout.lanes + TagLayout.unit] = HiddenLayer.largestWeight
        }
        #expect(try Self.tags(Self.model(output)).allSatisfy { $0 == UInt8(TagLayout.unit) })
    }

    @Test("Hidden units that do not fit the rest of the model are refused")
    func faults() {
        let output: [Int16] = Array(repeating: 0, count: HiddenLayer.outputCount)
        #expect(throws: EntityModel.Fault.malformed) { try Self.model(Array(output.dropLast())) }
        #expect(throws: EntityModel.Fault.malformed) { try Self.model(output, isShort: true) }
    }
}
