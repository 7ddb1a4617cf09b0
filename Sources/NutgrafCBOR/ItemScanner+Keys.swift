extension ItemScanner {
    /// Compares a key that has ended at the current offset with the one before it.
    ///
    /// Keys in rising order, as deterministic encoders write them, need no further check; other maps are checked
    /// when they end.
    mutating func completeKey(of last: Int) throws(CBORDecodingError) {
        // A key's start is where the last value, or the map's head, ended.
        let key = stack[last].keyStart..<offset
        let previous = stack[last].key
        if stack[last].isSorted, !previous.isEmpty {
            let order = input.compare(previous, key)
            if order == 0 { throw duplicate(key) }
            stack[last].isSorted = order < 0
        }
        if options != CBORDecoder.Options(), isUnusual(key.lowerBound) { stack[last].hasUnusualKey = true }
        stack[last].key = key
        stack[last].expectsKey = false
    }

    /// Looks for equal keys in a map that has ended, by sorting them: hashing strangers' keys would invite collisions.
    func checkDuplicates(of open: Open) throws(CBORDecodingError) {
        let session = DecodingSession(input: input, index: extents, limits: limits, userInfo: [:])
        var keys: [Range<Int>] = []
        keys.reserveCapacity(open.position)
        var cursor = Cursor(offset: open.start, ordinal: open.extent + 1)
        for _ in 0..<open.position {
            let value = session.skip(cursor)
            keys.append(cursor.offset..<value.offset)
            cursor = session.skip(value)
        }
        if open.hasUnusualKey {
            try checkUnusualDuplicates(keys)
            return
        }
        keys.sort { input.compare($0, $1) < 0 }
        for (first, second) in zip(keys, keys.dropFirst()) where input.compare(first, second) == 0 {
            throw duplicate(first.lowerBound < second.lowerBound ? second : first)
        }
    }

    /// Compares keys by what they say: text, bytes and integers as they would be in their shortest form, everything
    /// else by its bytes.
    private func checkUnusualDuplicates(_ keys: [Range<Int>]) throws(CBORDecodingError) {
        var plain = keys.map { (range: $0, bytes: shortest($0)) }
        plain.sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        for (first, second) in zip(plain, plain.dropFirst()) where first.bytes == second.bytes {
            throw duplicate(first.range.lowerBound < second.range.lowerBound ? second.range : first.range)
        }
    }

    private func duplicate(_ key: Range<Int>) -> CBORDecodingError {
        failure(
            .duplicateKey,
            at: key.lowerBound,
            "The map has the key \([PathElement(key: key.lowerBound, in: input)].rendered) twice."
        )
    }

    private func isUnusual(_ offset: Int) -> Bool {
        guard let head = Head(input, at: offset) else { return false }
        switch head.major {
        case .unsigned, .negative: return head.isNonShortest
        case .bytes, .text: return head.isIndefinite || head.isNonShortest
        case .array, .map, .tag, .simple: return false
        }
    }

    private func shortest(_ key: Range<Int>) -> [UInt8] {
        let sink = ByteSink(capacity: key.count + 9)
        guard let head = Head(input, at: key.lowerBound) else { return [] }
        switch head.major {
        case .unsigned, .negative:
            sink.appendHead(head.major, head.argument)
        case .bytes, .text:
            let content = input.stringContent(at: key.lowerBound)
            sink.appendHead(head.major, UInt64(content.count))
            content.withUnsafeBufferPointer { sink.append($0) }
        case .array, .map, .tag, .simple:
            return Array(input[key])
        }
        return sink.withBytes { Array($0) }
    }
}

extension PathElement {
    /// The element for the value of the key that begins at an offset.
    init(key offset: Int, in input: UnsafeRawBufferPointer) {
        guard let head = Head(input, at: offset) else {
            self = .other
            return
        }
        switch head.major {
        case .text:
            self = .name(String(decoding: input.stringContent(at: offset), as: UTF8.self))
        case .unsigned:
            self = Int(exactly: head.argument).map(PathElement.index) ?? .other
        case .negative:
            self = Int(exactly: head.argument).map { .index(-1 - $0) } ?? .other
        case .bytes, .array, .map, .tag, .simple:
            self = .other
        }
    }
}
