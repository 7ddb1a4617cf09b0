extension ByteSink {
    /// Appends an integer between -2^64 and 2^64 - 1.
    ///
    /// - Returns: false, with nothing appended, when the integer is outside that range.
    @inline(__always)
    func append(integer: some FixedWidthInteger) -> Bool {
        if integer >= 0 {
            guard let argument = UInt64(exactly: integer) else { return false }
            appendHead(.unsigned, argument)
        } else {
            // The argument of a negative integer n is -1 - n, which is its bitwise complement.
            guard let argument = UInt64(exactly: ~integer) else { return false }
            appendHead(.negative, argument)
        }
        return true
    }

    func append(_ value: Bool) {
        append(value ? Simple.true : Simple.false)
    }

    func appendNull() {
        append(Simple.null)
    }

    func append(text: String) {
        var text = text
        text.withUTF8 { utf8 in
            appendHead(.text, UInt64(utf8.count))
            append(utf8)
        }
    }

    func append(byteString bytes: UnsafeBufferPointer<UInt8>) {
        appendHead(.bytes, UInt64(bytes.count))
        append(bytes)
    }

    /// Appends the shortest float that keeps the value.
    func append(_ value: Double) {
        let single = Float(value)
        guard Double(single) != value, !value.isNaN else { return append(single) }
        append(Simple.double)
        appendBigEndian(value.bitPattern)
    }

    /// Appends the shortest float that keeps the value.
    func append(_ value: Float) {
        let half = Float16(value)
        if value.isNaN {
            append(Simple.half)
            appendBigEndian(0x7e00 as UInt16)
        } else if Float(half) == value {
            append(Simple.half)
            appendBigEndian(half.bitPattern)
        } else {
            append(Simple.single)
            appendBigEndian(value.bitPattern)
        }
    }

    private func appendBigEndian(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.bigEndian) { bytes in
            for byte in bytes { append(byte) }
        }
    }
}
