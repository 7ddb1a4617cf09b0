/// Copies a text piece by piece, noting what is changed on the way.
package struct TextEditor {
    private let source: ByteText
    private var output: [UInt8] = []
    private var edits: [Edit] = []
    private var position = 0
    /// The reasons of the last edit, each once.
    private var reasons: [String] = []

    /// Starts at the beginning of a text.
    package init(_ source: ByteText) {
        self.source = source
    }

    /// Copies up to `range` as it is and puts `replacement` in place of it.
    ///
    /// - Parameter range: of the source, on scalar boundaries, not before the last one given.
    package mutating func replace(_ range: Range<Int>, with replacement: [UInt8], reason: String) {
        if output.isEmpty { output.reserveCapacity(source.count) }
        output += source.bytes[position..<range.lowerBound]
        let start = output.count
        output += replacement
        position = range.upperBound
        let original = source.string(range)
        if let last = edits.indices.last, edits[last].end == start {
            edits[last].end = output.count
            edits[last].original += original
            if !reasons.contains(reason) {
                reasons.append(reason)
                edits[last].reason += ", " + reason
            }
        } else {
            edits.append(Edit(start: start, end: output.count, original: original, reason: reason))
            reasons = [reason]
        }
    }

    /// Copies the rest and gives the whole.
    package consuming func finish() -> EditedText {
        guard position > 0 || !edits.isEmpty else { return EditedText(text: source) }
        output += source.bytes[position...]
        return EditedText(text: ByteText(output), edits: edits)
    }
}
