extension UInt8 {
    /// Whether the byte is a letter of ASCII.
    @inline(__always)
    package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// Whether the byte is a digit of ASCII.
    @inline(__always)
    package var isASCIIDigit: Bool { self &- 0x30 < 10 }

    /// Whether the byte is a small letter of ASCII.
    @inline(__always)
    package var isASCIISmall: Bool { self &- 0x61 < 26 }

    /// Whether the byte is a capital of ASCII.
    @inline(__always)
    package var isASCIICapital: Bool { self &- 0x41 < 26 }
}
