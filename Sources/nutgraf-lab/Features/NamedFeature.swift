import NutgrafAnalysis

/// A feature of a token with what it is made of.
struct NamedFeature {
    /// The number of its template.
    let template: UInt64
    /// Its values.
    let values: [UInt64]
    /// What the model knows it by.
    let key: UInt64

    /// The template and the values in words.
    func text(_ names: WordNames) -> String {
        guard let known = FeatureTemplate(template) else {
            return "template \(template) = " + values.map { String($0, radix: 16) }.joined(separator: ", ")
        }
        return known.name + " = "
            + zip(known.values, values).map { $0.text($1, names) }.joined(separator: ", ")
    }
}

/// Takes features with what they are made of.
struct NamedFeatures: FeatureSink {
    /// Those taken.
    var features: [NamedFeature] = []

    mutating func add(_ template: UInt64, _ value: UInt64) {
        let key = FeatureHash.key(template, value)
        features.append(NamedFeature(template: template, values: [value], key: key))
    }

    mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64) {
        let key = FeatureHash.key(template, first, second)
        features.append(NamedFeature(template: template, values: [first, second], key: key))
    }

    mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) {
        let key = FeatureHash.key(template, first, second, third)
        features.append(NamedFeature(template: template, values: [first, second, third], key: key))
    }
}
