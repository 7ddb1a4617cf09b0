/// Takes the features of tokens: each is a template, which says what is looked at, with one to three values.
///
/// ``FeatureKeys`` takes them for the tagger, and knows nothing but their keys afterwards; others may keep what they
/// are made of, or leave some out.
package protocol FeatureSink {
    /// Takes a feature with one value.
    mutating func add(_ template: UInt64, _ value: UInt64)
    /// Takes a feature with two values.
    mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64)
    /// Takes a feature with three values.
    mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64)
}
