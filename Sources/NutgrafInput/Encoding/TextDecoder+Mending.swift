import NutgrafAnalysis

/// UTF-8 into which bytes of another encoding have come, as by pasting.
extension TextDecoder {
    /// Whether far more signs are well-formed UTF-8 than are not.
    static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
        var good = 0
        var bad = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
            } else if let length = sequenceLength(bytes, index) {
                good += 1
                index += length
            } else {
                bad += 1
                index += 1
            }
        }
        return good > 4 * bad
    }

    /// The text, with the bytes that are no UTF-8 read as Windows-1252.
    static func mended(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + 64)
        var index = 0
        while index < bytes.count {
            if let length = bytes[index] < 0x80 ? 1 : sequenceLength(bytes, index) {
                text += bytes[index..<(index + length)]
                index += length
            } else {
                let sign = Unicode.Scalar(CodePage.windows1252[Int(bytes[index]) - 0x80]) ?? "\u{FFFD}"
                text += Array(String(sign).utf8)
                index += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The length of the well-formed sequence of several bytes that begins at an index.
    private static func sequenceLength(_ bytes: [UInt8], _ index: Int) -> Int? {
        let length: Int
        switch bytes[index] {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return nil
        }
        guard index + length <= bytes.count,
            String(validating: bytes[index..<(index + length)], as: UTF8.self) != nil
        else { return nil }
        return length
    }
}
