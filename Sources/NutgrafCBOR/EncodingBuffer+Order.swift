extension EncodingBuffer {
    /// What sorting a map's entries found.
    enum Order {
        case wasSorted, isSorted, hasDuplicates
    }

    /// Sorts the entries from a position on bytewise by their encoded keys (RFC 8949 section 4.2.1).
    func sortEntries(from first: Int) -> Order {
        guard entries.count - first > 1 else { return .wasSorted }
        let bytes = bytes
        return entries.withUnsafeMutableBufferPointer { all in
            Self.sort(UnsafeMutableBufferPointer(rebasing: all[first...]), by: bytes)
        }
    }

    private static func sort(_ entries: UnsafeMutableBufferPointer<Entry>, by bytes: ByteSink) -> Order {
        var sorted = 1
        while sorted < entries.count, isBefore(entries[sorted - 1], entries[sorted], bytes) {
            sorted += 1
        }
        if sorted == entries.count { return .wasSorted }
        if entries.count > longestInsertion {
            var entries = entries
            entries.sort { isBefore($0, $1, bytes) }
        } else {
            for position in sorted..<entries.count { insert(position, into: entries, by: bytes) }
        }
        // No encoded key is the beginning of another one, so neither before nor behind means equal.
        for position in 1..<entries.count where !isBefore(entries[position - 1], entries[position], bytes) {
            return .hasDuplicates
        }
        return .isSorted
    }

    /// A struct's few keys are sorted faster by insertion.
    private static var longestInsertion: Int { 16 }

    private static func insert(
        _ position: Int,
        into entries: UnsafeMutableBufferPointer<Entry>,
        by bytes: ByteSink
    ) {
        let entry = entries[position]
        var target = position
        while target > 0, isBefore(entry, entries[target - 1], bytes) {
            entries[target] = entries[target - 1]
            target -= 1
        }
        entries[target] = entry
    }

    @inline(__always)
    private static func isBefore(_ first: Entry, _ second: Entry, _ bytes: ByteSink) -> Bool {
        if first.prefix != second.prefix { return first.prefix < second.prefix }
        return bytes.compare(first.start..<first.keyEnd, second.start..<second.keyEnd) < 0
    }
}
