extension ItemScanner {
    /// Passes over a string's content, checking its length and, for text, its UTF-8.
    @inline(__always)
    mutating func scanString(_ head: Head, at start: Int) throws(CBORDecodingError) {
        if head.isIndefinite {
            try scanChunks(of: head.major, at: start)
            return
        }
        try scanContent(of: head, total: head.argument, at: start)
    }

    /// Passes over the content of a string of definite length.
    ///
    /// - Parameter total: the length of the whole string that this one is, or is the last chunk of.
    @inline(__always)
    private mutating func scanContent(of head: Head, total: UInt64, at start: Int) throws(CBORDecodingError) {
        guard total <= UInt64(max(0, limits.maximumStringLength)) else {
            throw failure(
                .stringTooLong,
                at: start,
                "A string has \(total) bytes; the limit is \(limits.maximumStringLength)."
            )
        }
        guard head.argument <= UInt64(input.count - offset) else {
            throw failure(
                .truncated,
                at: input.count,
                "The input ends inside a string of \(head.argument) bytes."
            )
        }
        let end = offset + Int(head.argument)
        if head.major == .text, let invalid = input.firstInvalidUTF8(offset..<end) {
            throw failure(.invalidUTF8, at: invalid, "A text string is not valid UTF-8.")
        }
        offset = end
    }

    /// Passes over a string of indefinite length: chunks of definite length up to a break (RFC 8949 section 3.2.3).
    private mutating func scanChunks(of major: MajorType, at start: Int) throws(CBORDecodingError) {
        let extent = extents.count
        extents.append(Extent(end: 0, next: UInt32(truncatingIfNeeded: extent + 1)))
        var total: UInt64 = 0
        while true {
            let chunk = offset
            guard let head = Head(input, at: chunk) else {
                throw failure(
                    .truncated,
                    at: input.count,
                    "The input ends inside a string of indefinite length."
                )
            }
            offset = head.next
            if head.major == .simple, head.isIndefinite { break }
            guard head.major == major, head.info < 28 else {
                throw failure(
                    .malformed,
                    at: chunk,
                    "A string of indefinite length has a chunk of another kind."
                )
            }
            if !options.allowsNonShortestForms, head.isNonShortest {
                throw failure(.nonShortestForm, at: chunk, "A number is not in its shortest form.")
            }
            items += 1
            if items > limits.maximumItems { throw tooManyItems(at: chunk) }
            let (sum, overflows) = total.addingReportingOverflow(head.argument)
            total = overflows ? .max : sum
            try scanContent(of: head, total: total, at: start)
        }
        extents[extent].end = UInt32(truncatingIfNeeded: offset)
    }
}
