/// A text with the list of its changes, so that the text it was made from can be had back.
package struct EditedText: Sendable {
    /// The text after all changes.
    package var text: ByteText
    /// The changes, in order, none touching another.
    package var edits: [Edit]

    /// Takes a text and its changes.
    package init(text: ByteText, edits: [Edit] = []) {
        self.text = text
        self.edits = edits
    }

    /// The text that was changed into this one, up to a place in this one.
    ///
    /// - Parameter limit: a byte offset that lies within no edit.
    package func original(upTo limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var position = 0
        for edit in edits where edit.end <= limit {
            guard edit.start >= position else { break }
            bytes += text.bytes[position..<edit.start]
            bytes += edit.original.utf8
            position = edit.end
        }
        if position < limit { bytes += text.bytes[position..<min(limit, text.count)] }
        return bytes
    }

    /// The same with everything before a place taken out, as one more edit.
    ///
    /// - Returns: `nil` where the place lies within an edit.
    package func removingPrefix(_ length: Int, reason: String) -> EditedText? {
        var reasons = [reason]
        var kept: [Edit] = []
        for edit in edits {
            if edit.start > length {
                var moved = edit
                moved.start -= length
                moved.end -= length
                kept.append(moved)
                continue
            }
            guard edit.end <= length else { return nil }
            if !reasons.contains(edit.reason) { reasons.append(edit.reason) }
        }
        let removed = Edit(
            start: 0,
            end: 0,
            original: String(decoding: original(upTo: length), as: UTF8.self),
            reason: reasons.joined(separator: ", ")
        )
        return EditedText(text: ByteText(Array(text.bytes[length...])), edits: [removed] + kept)
    }
}
