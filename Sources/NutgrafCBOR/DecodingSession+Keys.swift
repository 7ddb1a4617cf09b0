extension DecodingSession {
    /// Whether a key is this text, byte for byte.
    @inline(__always)
    func isKey(_ cursor: Cursor, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let head = Head(input, at: cursor.offset), head.major == .text else { return false }
        if head.isIndefinite { return input.stringContent(at: cursor.offset).elementsEqual(utf8) }
        guard head.argument == UInt64(utf8.count) else { return false }
        let content = input.content(of: head)
        guard content.count == utf8.count else { return false }
        for position in 0..<utf8.count where content[position] != utf8[position] { return false }
        return true
    }

    /// Whether a scanned range has only ASCII. The break behind chunks is not, so chunked strings never count.
    func isASCII(from start: Int, to end: Int) -> Bool {
        guard start <= end, end <= input.count else { return false }
        return input[start..<end].allSatisfy { $0 < 0x80 }
    }

    /// Whether a key is this integer.
    func isKey(_ cursor: Cursor, _ integer: Int) -> Bool {
        guard let head = Head(input, at: cursor.offset) else { return false }
        switch head.major {
        case .unsigned: return integer >= 0 && head.argument == UInt64(integer)
        case .negative: return integer < 0 && head.argument == UInt64(~integer)
        default: return false
        }
    }
}
