/// The keys of tokens' features, in memory that is used again for all tokens.
package struct FeatureKeys: FeatureSink {
    /// The keys.
    package let keys: UnsafeMutablePointer<UInt64>
    /// Room for the rows of weights that are found for them.
    let rows: UnsafeMutablePointer<UnsafePointer<Int8>?>
    /// For each token of a batch, where its keys end, later where its rows end.
    let ends: UnsafeMutablePointer<Int>
    /// How many keys there are.
    package var count = 0

    /// More features than a token can have.
    package static let capacity = 256
    /// So many tokens are looked up together, that the waits for memory overlap.
    static let batch = 16

    /// Allocates room; ``deallocate()`` gives it back.
    package init() {
        keys = .allocate(capacity: Self.capacity * Self.batch)
        rows = .allocate(capacity: Self.capacity * Self.batch)
        ends = .allocate(capacity: Self.batch)
    }

    /// Gives the room back.
    package func deallocate() {
        keys.deallocate()
        rows.deallocate()
        ends.deallocate()
    }

    /// Adds a key.
    @inline(__always)
    package mutating func add(_ key: UInt64) {
        keys[count] = key
        count += 1
    }

    @inline(__always)
    package mutating func add(_ template: UInt64, _ value: UInt64) {
        add(FeatureHash.key(template, value))
    }

    @inline(__always)
    package mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64) {
        add(FeatureHash.key(template, first, second))
    }

    @inline(__always)
    package mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) {
        add(FeatureHash.key(template, first, second, third))
    }
}
