/// Faces made of signs, such as `:-)`.
enum Emoticon {
    /// The byte behind the face that begins at `start`; `nil` where none does.
    ///
    /// - Parameter limit: the paragraph's end.
    static func end(at start: Int, in text: ByteText, limit: Int) -> Int? {
        guard start < limit, [0x3A, 0x3B, 0x3D].contains(text.byte(start)) else { return nil }
        var index = start + 1
        if text.byte(index) == 0x2D || text.byte(index) == 0x27 { index += 1 }
        guard index < limit, [0x29, 0x28, 0x44, 0x50, 0x70, 0x2F, 0x5D, 0x5B].contains(text.byte(index)) else {
            return nil
        }
        let mouth = text.byte(index)
        while index < limit, text.byte(index) == mouth { index += 1 }
        let next = Glyph(text.scalar(at: index).value)
        return index >= limit || next == .space || next == .newline ? index : nil
    }
}
