/// What all decoders and containers of one `decode` call share: the scanned input and its index.
///
/// Offsets come from cursors of this input, which the scan has checked; still every read is checked against the
/// input's end, since containers may outlive the call.
final class DecodingSession {
    /// The input; empty once the call has returned.
    private(set) var input: UnsafeRawBufferPointer
    let userInfo: [CodingUserInfoKey: any Sendable]
    private let index: [Extent]
    /// How deep calls of `init(from:)` stand inside one another, and may stand. The input's depth bounds it for all
    /// but types that decode themselves from the same item.
    private var level = 0
    private let maximumLevel: Int

    init(
        input: UnsafeRawBufferPointer,
        index: [Extent],
        limits: CBORDecoder.Limits,
        userInfo: [CodingUserInfoKey: any Sendable]
    ) {
        self.input = input
        self.index = index
        self.userInfo = userInfo
        maximumLevel = 4 * min(max(limits.maximumDepth, 0), 1 << 20) + 16
    }

    /// Forgets the input, which is not there any more when the call has returned.
    func expire() {
        input = UnsafeRawBufferPointer(start: nil, count: 0)
    }

    /// The head of an item.
    @inline(__always)
    func head(at cursor: Cursor) throws(CBORDecodingError) -> Head {
        guard let head = Head(input, at: cursor.offset) else { throw expired(cursor) }
        return head
    }

    private func expired(_ cursor: Cursor) -> CBORDecodingError {
        CBORDecodingError(
            .expiredDecoder,
            offset: cursor.offset,
            message: "A decoder was used after decoding had ended."
        )
    }

    /// The item behind an item, in constant time but for tags.
    @inline(__always)
    func skip(_ cursor: Cursor) -> Cursor {
        var offset = cursor.offset
        while let head = Head(input, at: offset) {
            switch head.major {
            case .unsigned, .negative, .simple:
                return Cursor(offset: head.next, ordinal: cursor.ordinal)
            case .bytes, .text:
                if head.isIndefinite { return skipExtent(cursor) }
                let end = head.next + Int(truncatingIfNeeded: head.argument)
                return Cursor(offset: end, ordinal: cursor.ordinal)
            case .array, .map:
                return skipExtent(cursor)
            case .tag:
                offset = head.next
            }
        }
        return cursor
    }

    @inline(__always)
    private func skipExtent(_ cursor: Cursor) -> Cursor {
        guard cursor.ordinal < index.count else { return cursor }
        let extent = index[cursor.ordinal]
        return Cursor(offset: Int(extent.end), ordinal: Int(extent.next))
    }

    /// Whether an item is null.
    @inline(__always)
    func isNull(at cursor: Cursor) -> Bool {
        cursor.offset < input.count && input[cursor.offset] == Simple.null
    }

    /// Runs one `init(from:)`, within the bound on how deep they may stand inside one another.
    func descend<T>(at cursor: Cursor, _ body: () throws -> T) throws -> T {
        guard level < maximumLevel else {
            throw CBORDecodingError(
                .tooDeep,
                offset: cursor.offset,
                message: "A type decodes itself without end."
            )
        }
        level += 1
        defer { level -= 1 }
        do {
            return try body()
        } catch {
            throw CBORDecodingError(wrapping: error, offset: cursor.offset)
        }
    }
}
