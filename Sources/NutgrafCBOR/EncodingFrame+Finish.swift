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
        let order = buffer.sortEntries(from: firstEntry)
        switch order {
        case .hasDuplicates:
            throw CBOREncodingError(
                .duplicateKey,
                path: path,
                message: "The value gave one key of its map twice."
            )
        case .wasSorted where nested.isEmpty:
            buffer.bytes.insertHead(.map, UInt64(count), at: start)
        case .wasSorted, .isSorted:
            session.scratch.truncate(to: 0)
            session.scratch.appendHead(.map, UInt64(count))
            copyEntries(to: session.scratch)
            replaceWithScratch()
        }
        buffer.entries.removeLast(buffer.entries.count - firstEntry)
    }

    private func copyEntries(to scratch: ByteSink) {
        let bytes = buffer.bytes
        for entry in buffer.entries[firstEntry...] {
            scratch.append(bytes, from: entry.start, to: entry.end)
            if entry.nested >= 0 {
                let item = nested[entry.nested].frame.buffer.bytes
                scratch.append(item, from: 0, to: item.count)
            }
        }
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
}
