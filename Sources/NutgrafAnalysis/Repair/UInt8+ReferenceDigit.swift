extension UInt8 {
    /// What the byte is worth as a digit of a numeric character reference; `nil` where it is none.
    package func referenceDigit(isHexadecimal: Bool) -> UInt32? {
        switch self {
        case 0x30...0x39: UInt32(self) - 0x30
        case 0x61...0x66 where isHexadecimal: UInt32(self) - 0x61 + 10
        case 0x41...0x46 where isHexadecimal: UInt32(self) - 0x41 + 10
        default: nil
        }
    }
}
