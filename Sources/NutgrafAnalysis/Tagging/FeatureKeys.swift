/// The keys of a token's features, in memory that is used again for every token.
package struct FeatureKeys: FeatureSink {
    /// Room for ``capacity`` keys.
    package let keys: UnsafeMutablePointer<UInt64>
    /// Room for the first slot of each key in a ``WeightTable``.
    let slots: UnsafeMutablePointer<UInt32>
    /// Room for the rows of weights that are found.
    let rows: UnsafeMutablePointer<UnsafePointer<Int8>>
    /// How many there are.
    package var count = 0

    /// More features than a token can have.
    package static let capacity = 256

    /// Allocates room; ``deallocate()`` gives it back.
    package init() {
        keys = .allocate(capacity: Self.capacity)
        keys.initialize(repeating: 0, count: Self.capacity)
        slots = .allocate(capacity: Self.capacity)
        rows = .allocate(capacity: Self.capacity)
    }

    /// Gives the room back.
    package func deallocate() {
        keys.deallocate()
        slots.deallocate()
        rows.deallocate()
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
