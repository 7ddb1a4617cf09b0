import NutgrafAnalysis

/// Takes the keys of features but for those of families that are left out.
struct KeptFeatures: FeatureSink {
    /// The keys taken.
    var keys = FeatureKeys()
    private let isLeftOut: [Bool]

    /// Takes all features but those that rest on one of some families.
    init(without families: Set<FeatureFamily>) {
        let numbers = UInt64(TokenFeatures.Place.allCases.count + 1) << 8
        isLeftOut =
            families.isEmpty
            ? [] : (0..<numbers).map { !families.isDisjoint(with: FeatureTemplate($0)?.families ?? []) }
    }

    mutating func add(_ template: UInt64, _ value: UInt64) {
        if takes(template) { keys.add(template, value) }
    }

    mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64) {
        if takes(template) { keys.add(template, first, second) }
    }

    mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) {
        if takes(template) { keys.add(template, first, second, third) }
    }

    private func takes(_ template: UInt64) -> Bool { isLeftOut.isEmpty || !isLeftOut[Int(template)] }
}
