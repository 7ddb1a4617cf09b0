/// Turns a file's bytes into text: by its byte order mark, by what it declares, or by what it looks like.
enum TextDecoder {
    /// Decodes a text.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - declared: The encoding that the file says it has; a byte order mark goes before it, and UTF-8 that is valid
    ///     is UTF-8 whatever is declared.
    /// - Returns: The text without its byte order mark.
    /// - Throws: ``InputFault`` with `binary` or `encoding`.
    static func text(of bytes: [UInt8], declared: String? = nil) throws(InputFault) -> String {
        if let sort = BinaryFormat.named(bytes) { throw .binary(sort) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            // Behind its mark the text is read as without one: a few bytes may have come from elsewhere.
            return try unmarked(Array(bytes.dropFirst(3)), declared: nil)
        }
        if let (encoding, length) = mark(of: bytes) { return try unicode(bytes[length...], encoding) }
        if let encoding = unmarkedUTF16(bytes) { return try unicode(bytes[...], encoding) }
        return try unmarked(bytes, declared: declared)
    }

    /// The text of bytes that are UTF-8, or of an encoding with ASCII in it.
    private static func unmarked(_ bytes: [UInt8], declared: String?) throws(InputFault) -> String {
        guard !bytes.contains(0) else {
            throw InputFault(.binary, "holds zero bytes, so it is no text; give its text")
        }
        if let text = String(validating: bytes, as: UTF8.self) { return try checked(text) }
        if let declared = try declared.flatMap({ name throws(InputFault) in try TextEncoding.named(name) }),
            let table = declared.table
        {
            return try checked(decoded(bytes[...], table))
        }
        if isMostlyUTF8(bytes) { return try checked(mended(bytes)) }
        guard let encoding = EncodingDetector(bytes).encoding(), let table = encoding.table else {
            throw InputFault(
                .encoding,
                "neither UTF-8 nor another encoding that can be recognised; convert it first: "
                    + "iconv -f ENCODING -t UTF-8"
            )
        }
        return try checked(decoded(bytes[...], table))
    }

    /// The text of bytes that are one sign each.
    static func decoded(_ bytes: ArraySlice<UInt8>, _ table: [UInt32]) -> String {
        let signs = table.map { value in
            Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 { text.append(byte) } else { text += signs[Int(byte) - 0x80] }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The encoding of a byte order mark of UTF-16 or UTF-32, and its length.
    private static func mark(of bytes: [UInt8]) -> (TextEncoding, Int)? {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32LittleEndian, 4) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BigEndian, 4) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        return bytes.starts(with: [0xFE, 0xFF]) ? (.utf16BigEndian, 2) : nil
    }

    /// UTF-16 of a Latin script without a mark: every other byte of its beginning is zero.
    private static func unmarkedUTF16(_ bytes: [UInt8]) -> TextEncoding? {
        let start = bytes.prefix(1024)
        guard bytes.count % 2 == 0, start.count >= 16 else { return nil }
        let even = stride(from: 0, to: start.count, by: 2).count { start[$0] == 0 }
        let odd = stride(from: 1, to: start.count, by: 2).count { start[$0] == 0 }
        let half = start.count / 2
        if odd * 10 >= half * 8, even * 20 <= half { return .utf16LittleEndian }
        return even * 10 >= half * 8 && odd * 20 <= half ? .utf16BigEndian : nil
    }

    private static func unicode(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) throws(InputFault) -> String {
        let text: String?
        switch encoding {
        case .utf16LittleEndian, .utf16BigEndian:
            let isBig = encoding == .utf16BigEndian
            text = bytes.count % 2 == 0 ? String(validating: units(bytes, size: 2, isBig), as: UTF16.self) : nil
        case .utf32LittleEndian, .utf32BigEndian:
            let isBig = encoding == .utf32BigEndian
            text = bytes.count % 4 == 0 ? String(validating: units(bytes, size: 4, isBig), as: UTF32.self) : nil
        default:
            text = String(validating: bytes, as: UTF8.self)
        }
        guard let text else {
            throw InputFault(
                .encoding,
                "begins as \(encoding.rawValue) but is not valid; correct it or convert it from what it is"
            )
        }
        return try checked(text)
    }

    private static func units<Unit: FixedWidthInteger>(
        _ bytes: ArraySlice<UInt8>,
        size: Int,
        _ isBig: Bool
    ) -> [Unit] {
        stride(from: bytes.startIndex, to: bytes.endIndex, by: size).map { start in
            var unit: Unit = 0
            for offset in 0..<size {
                unit |= Unit(bytes[start + offset]) << Unit(8 * (isBig ? size - 1 - offset : offset))
            }
            return unit
        }
    }

    /// A text in which nothing but printable signs stands, more or less.
    private static func checked(_ text: String) throws(InputFault) -> String {
        let controls = text.utf8.count { $0 < 0x20 && !(0x08...0x0D).contains($0) && $0 != 0x1B || $0 == 0x7F }
        guard controls * 50 <= text.utf8.count else {
            throw InputFault(.binary, "holds control characters, so it is no text; give its text")
        }
        return text
    }
}

extension InputFault {
    /// A file that is no text, but a known other thing.
    static func binary(_ sort: String) -> InputFault {
        InputFault(.binary, "\(sort), no text; save its text as .txt or .html and give that")
    }
}
