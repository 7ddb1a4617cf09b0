/// A text as its UTF-8 bytes, the form in which every stage reads it.
package struct ByteText: Sendable {
    /// The bytes; always valid UTF-8.
    package let bytes: [UInt8]

    /// Takes bytes that are valid UTF-8.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Takes the bytes of a string.
    package init(_ string: String) {
        bytes = Array(string.utf8)
    }

    /// How many bytes there are.
    package var count: Int { bytes.count }

    /// The part in a range of bytes.
    package func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The byte at an index, or 0 outside the text.
    package func byte(_ index: Int) -> UInt8 {
        index >= 0 && index < bytes.count ? bytes[index] : 0
    }

    /// The first place in a range at which a wanted byte stands; the range's end where there is none.
    @inline(__always)
    func place(in range: Range<Int>, of isWanted: (UInt8) -> Bool) -> Int {
        let range = range.clamped(to: bytes.indices)
        return bytes.withUnsafeBufferPointer { bytes in
            var index = range.lowerBound
            while index < range.upperBound, !isWanted(bytes[index]) { index += 1 }
            return index
        }
    }

    /// Whether `pattern` stands at an index.
    package func has(_ pattern: [UInt8], at index: Int) -> Bool {
        guard index >= 0, index + pattern.count <= bytes.count else { return false }
        for offset in 0..<pattern.count where bytes[index + offset] != pattern[offset] {
            return false
        }
        return true
    }

    /// The scalar that begins at an index, and its length in bytes; U+0000 outside the text.
    @inline(__always)
    package func scalar(at index: Int) -> (value: UInt32, length: Int) {
        let first = byte(index)
        return first < 0x80 ? (UInt32(first), 1) : wideScalar(at: index, first)
    }

    private func wideScalar(at index: Int, _ first: UInt8) -> (value: UInt32, length: Int) {
        if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | continuation(index + 1), 2) }
        if first < 0xF0 {
            return (UInt32(first & 0x0F) << 12 | continuation(index + 1) << 6 | continuation(index + 2), 3)
        }
        return (
            UInt32(first & 0x07) << 18 | continuation(index + 1) << 12 | continuation(index + 2) << 6
                | continuation(index + 3), 4
        )
    }

    /// The scalar that ends before an index, and its length in bytes; U+0000 at the beginning.
    package func scalar(before index: Int) -> (value: UInt32, length: Int) {
        var start = index - 1
        while start > 0, byte(start) & 0xC0 == 0x80 { start -= 1 }
        guard start >= 0 else { return (0, 0) }
        return (scalar(at: start).value, index - start)
    }

    private func continuation(_ index: Int) -> UInt32 { UInt32(byte(index) & 0x3F) }
}
