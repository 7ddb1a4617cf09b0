import NutgrafAnalysis

/// Leads places of the analysed text back to the submitted one.
struct OffsetMap {
    private let edits: [Edit]

    /// Takes an analysis's edits.
    init(_ edits: [Edit]) {
        self.edits = edits
    }

    /// The place in the submitted text of a place in the analysed one that lies in no edit.
    ///
    /// - Parameter isEnd: whether the place ends a range; what was taken out there comes after it.
    func submitted(_ offset: Int, isEnd: Bool) -> Int {
        var shift = 0
        for edit in edits {
            if edit.end > offset || isEnd && edit.end == offset && edit.start == edit.end { break }
            shift += edit.original.utf8.count - (edit.end - edit.start)
        }
        return offset + shift
    }
}
