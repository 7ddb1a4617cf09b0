import NutgrafAnalysis

/// Trains hidden units by the gradients of a chain's scores (AdaGrad).
///
/// The vectors of words and the matrices of their places are learned in the folded form in which they are read:
/// one row for each property of a word, ``HiddenLayer/width`` numbers.
final class HiddenTrainer {
    /// The share of units, and of a word's properties, that are left out at random.
    private static let unitDropout: Float = 0.1
    private static let propertyDropout: Float = 0.1
    private static let decay: Float = 1e-5
    /// How far a step of the properties' and of the units' weights goes.
    private static let rate: Float = 0.03
    private static let unitRate: Float = 0.05
    private static let units = HiddenLayer.units
    private static let lanes = TagLayout.lanes
    /// Where the words of the places stand, in the places' order.
    private static let distances = [0, -1, 1, -2, 2]

    private let data: ChainData
    /// The rows of the properties, then the units' weights, then their biases.
    private let weights: UnsafeMutablePointer<Float>
    private let squares: UnsafeMutablePointer<Float>
    private let averages: UnsafeMutablePointer<Float>
    private let size: Int
    private let output: Int
    private let biases: Int
    private var averaged: Float = 0
    private var random: SplitMix
    /// Where the rows begin that each token has added up, and for each token their first and the end.
    private var rows: [Int] = []
    private var rowOffsets: [Int] = []
    /// What the units of each token added up, and their values; a unit left out has the value 0 and no slope.
    private var values: [Float] = []
    private var slopes: [Float] = []
    private let slope: UnsafeMutablePointer<Float>

    /// Prepares the training of so many properties.
    init(_ data: ChainData, properties: Int, seed: UInt64) {
        self.data = data
        output = properties * HiddenLayer.width
        biases = output + Self.units * Self.lanes
        size = biases + Self.units
        weights = .allocate(capacity: size)
        squares = .allocate(capacity: size)
        averages = .allocate(capacity: size)
        slope = .allocate(capacity: Self.units)
        slope.initialize(repeating: 0, count: Self.units)
        squares.initialize(repeating: 1e-2, count: size)
        averages.initialize(repeating: 0, count: size)
        random = SplitMix(seed &+ 999)
        // Units that begin alike would stay alike.
        for index in 0..<size {
            let share = Float(random.next() >> 40) / Float(1 << 24)
            weights[index] = index < biases ? 0.2 * share - 0.1 : 0
        }
    }

    deinit {
        weights.deallocate()
        squares.deallocate()
        averages.deallocate()
        slope.deallocate()
    }

    /// Forgets the last sentence.
    func begin() {
        rows.removeAll(keepingCapacity: true)
        rowOffsets.removeAll(keepingCapacity: true)
        rowOffsets.append(0)
        values.removeAll(keepingCapacity: true)
        slopes.removeAll(keepingCapacity: true)
    }

    /// Adds what the units give to the next token's scores.
    func add(_ token: Int, of sentence: Range<Int>, to row: UnsafeMutablePointer<Float>) {
        let units = Self.units
        let sum = slope
        for unit in 0..<units { sum[unit] = 0 }
        let bar = UInt64(Self.propertyDropout * 65_536)
        for (place, distance) in Self.distances.enumerated() {
            let word = token + distance
            let properties =
                sentence.contains(word)
                ? data.properties[data.propertyOffsets[word]..<data.propertyOffsets[word + 1]] : data.edge[...]
            for property in properties where random.next() & 0xFFFF >= bar {
                let start = Int(property) * HiddenLayer.width + place * units
                rows.append(start)
                let weight = weights + start
                for unit in 0..<units { sum[unit] += weight[unit] }
            }
        }
        rowOffsets.append(rows.count)
        let unitBar = UInt64(Self.unitDropout * 65_536)
        let scale = 1 / (1 - Self.unitDropout)
        for unit in 0..<units {
            let value = sum[unit] / (1 - Self.propertyDropout) + weights[biases + unit]
            guard random.next() & 0xFFFF >= unitBar else {
                values.append(0)
                slopes.append(0)
                continue
            }
            let held = max(-1, min(1, value)) * scale
            values.append(held)
            slopes.append(abs(value) > 1 ? 0 : scale)
            let weight = weights + output + unit * Self.lanes
            for lane in 0..<Self.lanes { row[lane] += held * weight[lane] }
        }
    }

    /// Learns from the gradient of a token's scores.
    ///
    /// - Parameters:
    ///   - place: the token's place in the sentence.
    ///   - slowness: by what a step is shortened.
    func learn(_ place: Int, _ gradient: UnsafePointer<Float>, slowness: Float) {
        let units = Self.units
        let rate = Self.rate / slowness
        let unitRate = Self.unitRate / slowness
        for unit in 0..<units {
            let value = values[place * units + unit]
            let weight = weights + output + unit * Self.lanes
            var sum: Float = 0
            if slopes[place * units + unit] > 0 {
                for lane in 0..<Self.lanes { sum += weight[lane] * gradient[lane] }
            }
            slope[unit] = sum * slopes[place * units + unit]
            guard value != 0 else { continue }
            let square = squares + output + unit * Self.lanes
            for lane in 0..<Self.lanes {
                let step = gradient[lane] * value - Self.decay * weight[lane]
                square[lane] += step * step
                weight[lane] += unitRate * step / square[lane].squareRoot()
            }
        }
        update(biases, rate: rate)
        for unit in 0..<units { slope[unit] /= 1 - Self.propertyDropout }
        for index in rowOffsets[place]..<rowOffsets[place + 1] { update(rows[index], rate: rate) }
    }

    @inline(__always)
    private func update(_ start: Int, rate: Float) {
        let weight = weights + start
        let square = squares + start
        for unit in 0..<Self.units {
            let step = slope[unit]
            square[unit] += step * step
            weight[unit] += rate * step / square[unit].squareRoot()
        }
    }

    /// Takes the weights as they are into the average.
    func average() {
        for index in 0..<size { averages[index] += weights[index] }
        averaged += 1
    }

    /// The averaged weights.
    var result: HiddenWeights {
        let scale = averaged > 0 ? 1 / averaged : 1
        let source = averaged > 0 ? averages : weights
        return HiddenWeights(
            rows: (0..<output).map { source[$0] * scale },
            output: (output..<biases).map { source[$0] * scale },
            biases: (biases..<size).map { source[$0] * scale }
        )
    }
}

/// What the training of hidden units gives.
struct HiddenWeights {
    /// ``HiddenLayer/width`` numbers a property.
    var rows: [Float]
    /// ``TagLayout/lanes`` numbers a unit.
    var output: [Float]
    /// A number a unit.
    var biases: [Float]
}
