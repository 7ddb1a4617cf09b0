/// Something that stands at a place in the analysed text.
///
/// `start` and `end` are UTF-8 byte offsets, half-open, on scalar boundaries.
public protocol TextSpan {
    /// The first byte.
    var start: Int { get }
    /// The byte after the last one.
    var end: Int { get }
}

extension TextSpan {
    /// The UTF-8 byte offsets as a range.
    public var range: Range<Int> { start..<max(start, end) }

    /// The part of `text` that this span covers, or `nil` where it does not lie within `text` on scalar
    /// boundaries.
    ///
    /// Takes time in proportion to the length of the span.
    public func substring(of text: String) -> Substring? {
        guard let indices = indices(in: text) else { return nil }
        return text[indices]
    }

    /// The span in Unicode scalars (as Python counts), or `nil` where it does not lie within `text`.
    ///
    /// Takes time in proportion to the position of the span.
    public func unicodeScalarOffsets(in text: String) -> Range<Int>? {
        guard let indices = indices(in: text) else { return nil }
        let scalars = text.unicodeScalars
        let start = scalars.distance(from: scalars.startIndex, to: indices.lowerBound)
        return start..<(start + scalars.distance(from: indices.lowerBound, to: indices.upperBound))
    }

    /// The span in UTF-16 code units (as JavaScript, Java and Foundation count), or `nil` where it does not
    /// lie within `text`.
    ///
    /// Takes time in proportion to the position of the span.
    public func utf16Offsets(in text: String) -> Range<Int>? {
        guard let indices = indices(in: text) else { return nil }
        let units = text.utf16
        let start = units.distance(from: units.startIndex, to: indices.lowerBound)
        return start..<(start + units.distance(from: indices.lowerBound, to: indices.upperBound))
    }

    private func indices(in text: String) -> Range<String.Index>? {
        let utf8 = text.utf8
        guard start >= 0, end >= start,
            let lower = utf8.index(utf8.startIndex, offsetBy: start, limitedBy: utf8.endIndex),
            let upper = utf8.index(lower, offsetBy: end - start, limitedBy: utf8.endIndex),
            String.Index(lower, within: text.unicodeScalars) != nil,
            String.Index(upper, within: text.unicodeScalars) != nil
        else { return nil }
        return lower..<upper
    }
}
