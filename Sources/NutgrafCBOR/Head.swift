/// The first bytes of an item: its major type and its argument (RFC 8949 section 3).
struct Head {
    let major: MajorType
    /// The lower five bits of the first byte.
    let info: UInt8
    /// The number those bits, or the bytes behind them, stand for; zero for 28 to 31.
    let argument: UInt64
    /// Where the content begins.
    let next: Int

    /// Reads the head at an offset, or returns nil when the input ends inside it.
    @inline(__always)
    init?(_ input: UnsafeRawBufferPointer, at offset: Int) {
        guard offset < input.count else { return nil }
        let initial = input[offset]
        guard let major = MajorType(rawValue: initial >> 5) else { return nil }
        self.major = major
        info = initial & 0x1f
        let start = offset + 1
        if info < 24 || info > 27 {
            argument = info < 24 ? UInt64(info) : 0
            next = start
            return
        }
        let length = 1 << Int(info - 24)
        guard input.count - start >= length else { return nil }
        switch info {
        case 24:
            argument = UInt64(input[start])
        case 25:
            argument = UInt64(UInt16(bigEndian: input.loadUnaligned(fromByteOffset: start, as: UInt16.self)))
        case 26:
            argument = UInt64(UInt32(bigEndian: input.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
        default:
            argument = UInt64(bigEndian: input.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        }
        next = start + length
    }

    /// Whether the length of a string, array or map is indefinite, or, in major type 7, this is a break.
    var isIndefinite: Bool { info == 31 }

    /// Whether a shorter head would say the same.
    var isNonShortest: Bool {
        switch (major, info) {
        case (.simple, 26):
            FloatWidth.singleFitsHalf(UInt32(truncatingIfNeeded: argument))
        case (.simple, 27):
            FloatWidth.doubleFitsSingle(argument)
        case (.simple, _):
            false
        case (_, 24):
            argument < 24
        case (_, 25):
            argument <= 0xff
        case (_, 26):
            argument <= 0xffff
        case (_, 27):
            argument <= 0xffff_ffff
        default:
            false
        }
    }

    /// What the item is, for people.
    var kind: String {
        switch major {
        case .unsigned: "the integer \(argument)"
        case .negative:
            argument == .max ? "the integer -18446744073709551616" : "the integer -\(argument + 1)"
        case .bytes: "a byte string"
        case .text: "a text string"
        case .array: "an array"
        case .map: "a map"
        case .tag: "tag \(argument)"
        case .simple:
            switch info {
            case 20, 21: "a boolean"
            case 22: "null"
            case 23: "undefined"
            case 25...27: "a float"
            default: "simple value \(argument)"
            }
        }
    }
}
