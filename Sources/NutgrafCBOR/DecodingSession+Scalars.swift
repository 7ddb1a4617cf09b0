extension DecodingSession {
    func boolean(at cursor: Cursor) throws(CBORDecodingError) -> Bool {
        let head = try head(at: cursor)
        guard head.major == .simple, head.info == 20 || head.info == 21 else {
            throw mismatch(head, at: cursor, expected: "a boolean")
        }
        return head.info == 21
    }

    @inline(__always)
    func integer<Value: FixedWidthInteger>(at cursor: Cursor) throws(CBORDecodingError) -> Value {
        let head = try head(at: cursor)
        switch head.major {
        case .unsigned:
            if let value = Value(exactly: head.argument) { return value }
        case .negative:
            // A negative integer with argument n is -1 - n, the bitwise complement of n.
            if Value.isSigned, let value = Value(exactly: head.argument) { return ~value }
        default:
            throw mismatch(head, at: cursor, expected: "an integer")
        }
        throw CBORDecodingError(
            .numberOutOfRange,
            offset: cursor.offset,
            message: "\(head.kind.capitalizedFirst) does not fit \(Value.self)."
        )
    }

    func double(at cursor: Cursor) throws(CBORDecodingError) -> Double {
        let head = try head(at: cursor)
        guard head.major == .simple else { throw mismatch(head, at: cursor, expected: "a float") }
        switch head.info {
        case 25: return Double(Float16(bitPattern: UInt16(truncatingIfNeeded: head.argument)))
        case 26: return Double(Float(bitPattern: UInt32(truncatingIfNeeded: head.argument)))
        case 27: return Double(bitPattern: head.argument)
        default: throw mismatch(head, at: cursor, expected: "a float")
        }
    }

    func float(at cursor: Cursor) throws(CBORDecodingError) -> Float {
        let double = try double(at: cursor)
        let float = Float(double)
        if Double(float) == double || double.isNaN { return float }
        throw CBORDecodingError(
            .numberOutOfRange,
            offset: cursor.offset,
            message: "The float \(double) does not fit Float exactly."
        )
    }

    func text(at cursor: Cursor) throws(CBORDecodingError) -> String {
        let head = try head(at: cursor)
        guard head.major == .text else { throw mismatch(head, at: cursor, expected: "a text string") }
        guard head.isIndefinite else { return String(decoding: input.content(of: head), as: UTF8.self) }
        return String(decoding: input.stringContent(at: cursor.offset), as: UTF8.self)
    }

    func byteString(at cursor: Cursor) throws(CBORDecodingError) -> [UInt8] {
        let head = try head(at: cursor)
        guard head.major == .bytes else { throw mismatch(head, at: cursor, expected: "a byte string") }
        return input.stringContent(at: cursor.offset)
    }

    /// The item's own bytes, whatever it is.
    func encoded(at cursor: Cursor) throws(CBORDecodingError) -> EncodedCBOR {
        _ = try head(at: cursor)
        return EncodedCBOR(bytes: Array(input[cursor.offset..<skip(cursor).offset]))
    }

    /// The error for an item that is not what the type wants.
    func mismatch(_ head: Head, at cursor: Cursor, expected: String) -> CBORDecodingError {
        let code: CBORDecodingError.Code
        switch (head.major, head.info) {
        case (.tag, _): code = .unsupportedItem
        case (.simple, 20), (.simple, 21), (.simple, 25...27): code = .typeMismatch
        case (.simple, 22): code = .valueNotFound
        case (.simple, _): code = .unsupportedItem
        default: code = .typeMismatch
        }
        return CBORDecodingError(
            code,
            offset: cursor.offset,
            message: "Expected \(expected), found \(head.kind)."
        )
    }
}

extension String {
    /// The text with an upper-case first letter, to begin a sentence with.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
