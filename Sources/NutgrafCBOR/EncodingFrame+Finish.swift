extension EncodingFrame {
    /// Completes the item: its head, its nested containers, and the order of a map's keys.
    func finish() throws(CBOREncodingError) {
        if let failure = session.failure { throw failure }
        switch shape {
        case .none:
            throw CBOREncodingError(.nothingEncoded, path: path, message: "The value wrote nothing.")
        case .single:
            break
        case .array:
            try finishArray()
        case .map:
            try finishMap()
        }
        buffer.current = 0
    }

    private func finishArray() throws(CBOREncodingError) {
        if nested.isEmpty {
            buffer.bytes.insertHead(.array, UInt64(count), at: start)
            return
        }
        try finishNested()
        session.scratch.truncate(to: 0)
        session.scratch.appendHead(.array, UInt64(count))
        var position = start + 1
        for item in nested {
            session.scratch.append(buffer.bytes, from: position, to: item.position)
            session.scratch.append(item.frame.buffer.bytes, from: 0, to: item.frame.buffer.bytes.count)
            position = item.position
        }
        session.scratch.append(buffer.bytes, from: position, to: buffer.bytes.count)
        replaceWithScratch()
    }

    private func finishMap() throws(CBOREncodingError) {
        try finishNested()
        let wasSorted = sortEntries()
        try checkDuplicates()
        if wasSorted && nested.isEmpty {
            buffer.bytes.insertHead(.map, UInt64(count), at: start)
        } else {
            session.scratch.truncate(to: 0)
            session.scratch.appendHead(.map, UInt64(count))
            for entry in buffer.entries[firstEntry...] {
                session.scratch.append(buffer.bytes, from: entry.start, to: entry.end)
                if entry.nested >= 0 {
                    let item = nested[entry.nested].frame.buffer
                    session.scratch.append(item.bytes, from: 0, to: item.bytes.count)
                }
            }
            replaceWithScratch()
        }
        buffer.entries.removeLast(buffer.entries.count - firstEntry)
    }

    private func replaceWithScratch() {
        nested = []
        buffer.bytes.truncate(to: start)
        buffer.bytes.append(session.scratch, from: 0, to: session.scratch.count)
    }

    /// Finishes nested frames; the depth limit bounds how far this goes down.
    private func finishNested() throws(CBOREncodingError) {
        for item in nested { try item.frame.finish() }
    }

    /// Sorts this frame's entries bytewise by their encoded keys.
    ///
    /// - Returns: whether they were in order.
    private func sortEntries() -> Bool {
        let first = firstEntry
        let end = buffer.entries.count
        guard end - first > 1 else { return true }
        var position = first + 1
        while position < end, !isBefore(buffer.entries[position], buffer.entries[position - 1]) {
            position += 1
        }
        if position == end { return true }
        var entries = buffer.entries
        buffer.entries = []
        if end - first <= 16 {
            for unsorted in position..<end {
                let entry = entries[unsorted]
                var target = unsorted
                while target > first, isBefore(entry, entries[target - 1]) {
                    entries[target] = entries[target - 1]
                    target -= 1
                }
                entries[target] = entry
            }
        } else {
            entries.withUnsafeMutableBufferPointer { all in
                var own = UnsafeMutableBufferPointer(rebasing: all[first..<end])
                own.sort(by: isBefore)
            }
        }
        buffer.entries = entries
        return false
    }

    private func isBefore(_ first: EncodingBuffer.Entry, _ second: EncodingBuffer.Entry) -> Bool {
        if first.prefix != second.prefix { return first.prefix < second.prefix }
        return buffer.bytes.compare(first.start..<first.keyEnd, second.start..<second.keyEnd) < 0
    }

    /// Refuses equal neighbours; no encoded key is the beginning of another one, so equal bytes are equal keys.
    private func checkDuplicates() throws(CBOREncodingError) {
        var position = firstEntry + 1
        while position < buffer.entries.count {
            if !isBefore(buffer.entries[position - 1], buffer.entries[position]) {
                throw CBOREncodingError(
                    .duplicateKey,
                    path: path,
                    message: "The value gave one key of its map twice."
                )
            }
            position += 1
        }
    }
}
