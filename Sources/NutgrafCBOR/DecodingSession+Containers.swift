extension DecodingSession {
    /// The first element of an array, and how many it has.
    func openArray(at cursor: Cursor) throws(CBORDecodingError) -> (first: Cursor, count: Int) {
        let head = try head(at: cursor)
        guard head.major == .array else { throw mismatch(head, at: cursor, expected: "an array") }
        return contents(of: head, at: cursor, itemsEach: 1)
    }

    /// The first key of a map, and how many entries it has.
    func openMap(at cursor: Cursor) throws(CBORDecodingError) -> (first: Cursor, count: Int) {
        let head = try head(at: cursor)
        guard head.major == .map else { throw mismatch(head, at: cursor, expected: "a map") }
        return contents(of: head, at: cursor, itemsEach: 2)
    }

    private func contents(of head: Head, at cursor: Cursor, itemsEach: Int) -> (first: Cursor, count: Int) {
        let first = Cursor(offset: head.next, ordinal: cursor.ordinal + 1)
        guard head.isIndefinite else { return (first, Int(truncatingIfNeeded: head.argument)) }
        // An indefinite length is counted: up to the byte before the end, which is the break.
        let end = skip(cursor).offset - 1
        var count = 0
        var item = first
        while item.offset < end {
            item = skip(item)
            count += 1
        }
        return (first, count / itemsEach)
    }

    /// The way from the outermost item to the innermost one that has the byte at `target`.
    ///
    /// Takes a walk over the elements before it, so it is for errors and for those who ask for a coding path.
    func path(to target: Int) -> [PathElement] {
        var path: [PathElement] = []
        var cursor = Cursor()
        while let next = child(of: cursor, at: target) {
            path.append(next.element)
            cursor = next.cursor
        }
        return path
    }

    private func child(of parent: Cursor, at target: Int) -> (element: PathElement, cursor: Cursor)? {
        var parent = parent
        while let head = Head(input, at: parent.offset), head.major == .tag {
            parent = Cursor(offset: head.next, ordinal: parent.ordinal)
        }
        guard let head = Head(input, at: parent.offset), target >= head.next else { return nil }
        guard head.major == .array || head.major == .map else { return nil }
        let isMap = head.major == .map
        var (item, count) = contents(of: head, at: parent, itemsEach: isMap ? 2 : 1)
        for position in 0..<count {
            let key = item
            if isMap {
                item = skip(item)
                if target < item.offset { return nil }
            }
            let next = skip(item)
            if target < next.offset {
                return (isMap ? PathElement(key: key.offset, in: input) : .index(position), item)
            }
            item = next
        }
        return nil
    }
}
