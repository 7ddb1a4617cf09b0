import NutgrafAnalysis

/// A text that was damaged on purpose, with what was done to it.
package struct DamagedText: Sendable {
    /// One thing that was done.
    package struct Unit: Sendable {
        /// What stands there now; half-open byte offsets into the damaged text.
        package var damaged: Range<Int>
        /// What stood there; half-open byte offsets into the clean text.
        package var clean: Range<Int>
    }

    /// The bytes before.
    package let clean: [UInt8]
    /// The bytes after.
    package private(set) var bytes: [UInt8] = []
    /// What was done, in order.
    package private(set) var units: [Unit] = []
    private var position = 0

    /// Starts at the beginning of a clean text.
    package init(_ clean: [UInt8]) {
        self.clean = clean
    }

    /// Copies the clean text up to `range` and puts something else in place of it.
    package mutating func replace(_ range: Range<Int>, with damage: [UInt8]) {
        bytes += clean[position..<range.lowerBound]
        units.append(Unit(damaged: bytes.count..<(bytes.count + damage.count), clean: range))
        bytes += damage
        position = range.upperBound
    }

    /// Copies the rest.
    package mutating func finish() {
        bytes += clean[position...]
        position = clean.count
    }

    /// The damaged text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
}
