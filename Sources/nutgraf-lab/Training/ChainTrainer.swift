import Glibc
import NutgrafAnalysis

/// Trains a conditional random field over chains of tags by stochastic gradients (AdaGrad).
///
/// Where a token may have several tags, the likelihood of all chains that fit is raised, so that what a corpus does
/// not mark is not taught as absent.
final class ChainTrainer {
    /// What can be set.
    struct Settings {
        var epochs = 12
        var rate: Float = 0.12
        /// How strongly weights are drawn to nought, a token.
        var decay: Float = 1e-5
        /// The share of a token's features that are left out at random.
        var dropout: Float = 0.15
        /// From which epoch on weights are averaged.
        var averageFrom = 6
        var seed: UInt64 = 1
        /// Transitions that stay as they are; where there are none they are learned.
        var transitions: [Float] = []
        /// How many properties of words there are for hidden units; 0 for no such units.
        var properties = 0
    }

    private let data: ChainData
    private let settings: Settings
    private let featureCount: Int
    /// The weights: ``TagLayout/lanes`` a feature, then the transitions.
    private let weights: UnsafeMutablePointer<Float>
    private let squares: UnsafeMutablePointer<Float>
    private let averages: UnsafeMutablePointer<Float>
    private let size: Int
    private var averaged: Float = 0
    private var random: SplitMix
    private let lattice = TagLattice()
    private let hidden: HiddenTrainer?
    /// Takes now and then the part of an epoch that is done, 0 to 1.
    var advance: (Double) -> Void = { _ in }

    /// Prepares the training of so many features.
    init(_ data: ChainData, features: Int, settings: Settings) {
        self.data = data
        self.settings = settings
        featureCount = features
        size = features * TagLayout.lanes + TagLayout.edges * TagLayout.edges
        weights = .allocate(capacity: size)
        squares = .allocate(capacity: size)
        averages = .allocate(capacity: size)
        weights.initialize(repeating: 0, count: size)
        squares.initialize(repeating: 1e-2, count: size)
        averages.initialize(repeating: 0, count: size)
        for (index, weight) in settings.transitions.enumerated() {
            weights[features * TagLayout.lanes + index] = weight
        }
        random = SplitMix(settings.seed)
        hidden =
            settings.properties > 0
            ? HiddenTrainer(data, properties: settings.properties, seed: settings.seed) : nil
    }

    deinit {
        weights.deallocate()
        squares.deallocate()
        averages.deallocate()
    }

    /// The averaged weights.
    var result: ChainWeights {
        let scale = averaged > 0 ? 1 / averaged : 1
        let source = averaged > 0 ? averages : weights
        return ChainWeights(
            rows: UnsafeBufferPointer(start: source, count: featureCount * TagLayout.lanes).map { $0 * scale },
            transitions: (featureCount * TagLayout.lanes..<size).map { source[$0] * scale },
            hidden: hidden?.result
        )
    }

    /// Goes through the data once for each epoch.
    ///
    /// - Parameter report: takes the epoch's number and the mean loss a token.
    func train(report: (Int, Double) -> Void) {
        for epoch in 0..<settings.epochs {
            var order = Array(data.sentences.indices)
            order.shuffle(using: &random)
            var loss = 0.0
            let slowness = 1 + 0.15 * Float(epoch)
            for (place, number) in order.enumerated() {
                loss += Double(learn(data.sentences[number], slowness: slowness))
                if place & 0x3FF == 0x3FF { advance(Double(place) / Double(order.count)) }
            }
            if epoch >= settings.averageFrom {
                for index in 0..<size { averages[index] += weights[index] }
                averaged += 1
                hidden?.average()
            }
            report(epoch, loss / Double(max(1, data.masks.count)))
        }
    }

    private var kept: [Int32] = []
    private var keptOffsets: [Int] = []

    private func learn(_ sentence: ChainData.Sentence, slowness: Float) -> Float {
        let count = sentence.tokens.count
        guard count > 0 else { return 0 }
        kept.removeAll(keepingCapacity: true)
        keptOffsets.removeAll(keepingCapacity: true)
        lattice.prepare(count)
        let bar = UInt64(Double(settings.dropout) * 65_536)
        let scale = 1 / (1 - settings.dropout)
        let lanes = TagLayout.lanes
        let rate = settings.rate / slowness
        hidden?.begin()
        for (place, token) in sentence.tokens.enumerated() {
            keptOffsets.append(kept.count)
            let row = lattice.scores + place * lanes
            for lane in 0..<lanes { row[lane] = 0 }
            for index in data.offsets[token]..<data.offsets[token + 1] {
                if bar > 0, random.next() & 0xFFFF < bar { continue }
                let feature = data.features[index]
                kept.append(feature)
                let weight = weights + Int(feature) * lanes
                for lane in 0..<lanes { row[lane] += weight[lane] }
            }
            for lane in 0..<lanes { row[lane] *= scale }
            hidden?.add(token, of: sentence.tokens, to: row)
            if !data.base.isEmpty {
                for lane in 0..<lanes { row[lane] += data.base[token * lanes + lane] }
            }
        }
        keptOffsets.append(kept.count)
        let transitions = weights + featureCount * lanes
        let loss = data.masks.withUnsafeBufferPointer { masks -> Float in
            guard let base = masks.baseAddress else { return 0 }
            return lattice.difference(base + sentence.tokens.lowerBound, transitions: transitions)
        }
        guard loss.isFinite else { return 0 }
        let weightOfSentence = sentence.weight
        for place in 0..<count {
            let gradient = lattice.gradient + place * lanes
            var largest: Float = 0
            for lane in 0..<lanes {
                gradient[lane] *= weightOfSentence
                largest = max(largest, abs(gradient[lane]))
            }
            guard largest > 1e-4 else { continue }
            for index in keptOffsets[place]..<keptOffsets[place + 1] {
                update(Int(kept[index]) * lanes, gradient, count: lanes, rate: rate, scale: scale)
            }
            if largest > 1e-3 { hidden?.learn(place, gradient, slowness: slowness) }
        }
        guard settings.transitions.isEmpty else { return loss * weightOfSentence }
        update(
            featureCount * lanes,
            lattice.transitionGradient,
            count: TagLayout.edges * TagLayout.edges,
            rate: rate,
            scale: weightOfSentence
        )
        return loss * weightOfSentence
    }

    @inline(__always)
    private func update(_ place: Int, _ gradient: UnsafePointer<Float>, count: Int, rate: Float, scale: Float) {
        let weight = weights + place
        let square = squares + place
        let decay = settings.decay
        for lane in 0..<count {
            let step = gradient[lane] * scale - decay * weight[lane]
            square[lane] += step * step
            weight[lane] += rate * step / square[lane].squareRoot()
        }
    }
}

/// What training gives.
struct ChainWeights {
    /// ``TagLayout/lanes`` numbers a feature.
    var rows: [Float]
    /// From each end to each start.
    var transitions: [Float]
    /// The hidden units, if some were trained.
    var hidden: HiddenWeights?
}

/// Random numbers that are the same everywhere for the same seed (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return FeatureHash.mix(state)
    }
}
