extension Analysis {
    /// The text as it was submitted: ``text`` with all ``edits`` undone.
    ///
    /// Takes time in proportion to the length of the text. Edits that do not lie in the text, as in an analysis
    /// from elsewhere, are passed over.
    public var submittedText: String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        for edit in edits where edit.start >= position && edit.end >= edit.start && edit.end <= bytes.count {
            result += bytes[position..<edit.start]
            result += edit.original.utf8
            position = edit.end
        }
        result += bytes[position...]
        return String(decoding: result, as: UTF8.self)
    }
}
