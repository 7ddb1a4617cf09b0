extension ItemScanner {
    /// Begins an array or a map.
    ///
    /// - Returns: whether it is empty and so complete at once.
    mutating func open(_ head: Head, at start: Int) throws(CBORDecodingError) -> Bool {
        pendingTags += 1
        try checkDepth(at: start)
        let isMap = head.major == .map
        var remaining = 0
        if !head.isIndefinite {
            let itemsEach: UInt64 = isMap ? 2 : 1
            // Neither comparison can overflow: each divides the known number instead of multiplying the foreign one.
            guard head.argument <= UInt64(max(0, limits.maximumItems - items)) / itemsEach else {
                throw tooManyItems(at: start)
            }
            guard head.argument <= UInt64(input.count - offset) / itemsEach else {
                throw failure(
                    .truncated,
                    at: input.count,
                    "\(isMap ? "A map" : "An array") of \(head.argument) \(isMap ? "entries" : "elements") has fewer."
                )
            }
            remaining = Int(head.argument)
        }
        extents.append(
            Extent(
                end: UInt32(truncatingIfNeeded: offset),
                next: UInt32(truncatingIfNeeded: extents.count + 1)
            )
        )
        if remaining == 0, !head.isIndefinite { return true }
        depth += pendingTags
        stack.append(
            Open(
                extent: extents.count - 1,
                start: offset,
                isMap: isMap,
                isIndefinite: head.isIndefinite,
                levels: pendingTags,
                remaining: remaining,
                expectsKey: isMap,
                keyStart: offset
            )
        )
        pendingTags = 0
        return false
    }

    /// Ends the innermost array or map at a break.
    mutating func close(at start: Int) throws(CBORDecodingError) {
        guard let open = stack.last, open.isIndefinite, pendingTags == 0, open.expectsKey || !open.isMap
        else {
            throw failure(.malformed, at: start, "A break stands where no indefinite length can end.")
        }
        try pop()
    }

    /// Notes that an item has ended at the current offset, and with it the arrays and maps whose last one it was.
    ///
    /// - Returns: whether that was the outermost item.
    @inline(__always)
    mutating func complete() throws(CBORDecodingError) -> Bool {
        pendingTags = 0
        while let last = stack.indices.last {
            if stack[last].expectsKey {
                try completeKey(of: last)
                return false
            }
            stack[last].position += 1
            stack[last].keyStart = offset
            stack[last].expectsKey = stack[last].isMap
            if stack[last].isIndefinite { return false }
            stack[last].remaining -= 1
            if stack[last].remaining > 0 { return false }
            try pop()
        }
        return true
    }

    private mutating func pop() throws(CBORDecodingError) {
        guard let open = stack.last else { return }
        extents[open.extent] = Extent(
            end: UInt32(truncatingIfNeeded: offset),
            next: UInt32(truncatingIfNeeded: extents.count)
        )
        if open.isMap, !open.isSorted || open.hasUnusualKey { try checkDuplicates(of: open) }
        stack.removeLast()
        depth -= open.levels
    }
}
