extension EditedText {
    /// This text with another round of changes, as one list of changes from the first text to the last.
    ///
    /// Changes that overlap or touch become one. Takes time in proportion to the changes and what they cover.
    ///
    /// - Parameter next: this text after the other round.
    package func followed<Failure>(
        by next: EditedText,
        pace: inout Pace<Failure>
    ) throws(Failure) -> EditedText {
        guard !next.edits.isEmpty else { return self }
        guard !edits.isEmpty else { return next }
        var merger = EditMerger(middle: text, first: edits, second: next.edits)
        return EditedText(text: next.text, edits: try merger.merged(pace: &pace))
    }
}

/// Makes one list of changes of two that follow each other.
private struct EditMerger {
    /// The text between the two rounds.
    let middle: ByteText
    /// The changes that led to it, with ranges into it.
    let first: [Edit]
    /// The changes made to it, with ranges into the text after them.
    let second: [Edit]

    private var nextFirst = 0
    private var nextSecond = 0
    /// How much further a place lies in the middle text than in the last one, before the next second change.
    private var shift = 0
    private var result: [Edit] = []

    init(middle: ByteText, first: [Edit], second: [Edit]) {
        self.middle = middle
        self.first = first
        self.second = second
    }

    mutating func merged<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [Edit] {
        result.reserveCapacity(first.count + second.count)
        while nextFirst < first.count || nextSecond < second.count {
            let done = nextFirst + nextSecond
            mergeGroup()
            try pace.spend(16 * (nextFirst + nextSecond - done))
        }
        return result
    }

    /// The range in the middle text of the second change that comes next.
    private var secondRange: Range<Int>? {
        guard nextSecond < second.count else { return nil }
        let edit = second[nextSecond]
        let start = edit.start + shift
        return start..<(start + edit.original.utf8.count)
    }

    private var firstRange: Range<Int>? {
        nextFirst < first.count ? first[nextFirst].start..<first[nextFirst].end : nil
    }

    /// Merges all changes that overlap or touch the next one.
    private mutating func mergeGroup() {
        let start = min(firstRange?.lowerBound ?? Int.max, secondRange?.lowerBound ?? Int.max)
        var end = start
        var original: [UInt8] = []
        // Up to where the middle text is undone in `original`.
        var position = start
        let lastStart = start - shift
        var reasons: [String] = []
        while true {
            if let range = firstRange, range.lowerBound <= end {
                original += middle.bytes[position..<range.lowerBound]
                original += first[nextFirst].original.utf8
                Self.add(first[nextFirst].reason, to: &reasons)
                position = range.upperBound
                end = max(end, range.upperBound)
                nextFirst += 1
            } else if let range = secondRange, range.lowerBound <= end {
                let edit = second[nextSecond]
                Self.add(edit.reason, to: &reasons)
                shift += range.count - (edit.end - edit.start)
                end = max(end, range.upperBound)
                nextSecond += 1
            } else {
                break
            }
        }
        original += middle.bytes[position..<end]
        result.append(
            Edit(
                start: lastStart,
                end: end - shift,
                original: String(decoding: original, as: UTF8.self),
                reason: reasons.joined(separator: ", ")
            )
        )
    }

    private static func add(_ reason: String, to reasons: inout [String]) {
        if reasons.contains(reason) { return }
        // Most have one part, which need not be looked for.
        guard reason.utf8.contains(UInt8(ascii: ",")) else {
            reasons.append(reason)
            return
        }
        for part in reason.split(separator: ", ").map(String.init) where !reasons.contains(part) {
            reasons.append(part)
        }
    }
}
