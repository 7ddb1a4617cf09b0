/// Finds the values of a map's keys in the input itself, without a table.
///
/// A search goes round from the entry found last. Reading keys in the order they have in the input, as dictionaries
/// do, is linear; a struct's few keys cost at most one round each.
final class MapReader {
    let session: DecodingSession
    private let map: Cursor
    private let first: Cursor
    private let count: Int
    private let style: KeyStyle
    /// Where the next search begins: an entry's key and its position.
    private var hint: Cursor
    private var hintPosition = 0

    init(session: DecodingSession, map: Cursor, style: KeyStyle) throws(CBORDecodingError) {
        self.session = session
        self.map = map
        self.style = style
        (first, count) = try session.openMap(at: map)
        hint = first
    }

    var codingPath: [any CodingKey] { session.path(to: map.offset).map(\.codingKey) }

    /// The value of a key, or nil where the map does not have it.
    func find(_ key: some CodingKey) -> Cursor? {
        switch style {
        case .integer:
            guard let integer = key.intValue else { return nil }
            return search { session.isKey($0, integer) }
        case .text:
            var name = key.stringValue
            return name.withUTF8 { utf8 in search { session.isKey($0, utf8) } }
        }
    }

    @inline(__always)
    private func search(_ matches: (Cursor) -> Bool) -> Cursor? {
        var cursor = hint
        var position = hintPosition
        for _ in 0..<count {
            if position == count {
                cursor = first
                position = 0
            }
            let value = session.skip(cursor)
            if matches(cursor) {
                hint = cursor
                hintPosition = position
                return value
            }
            cursor = session.skip(value)
            position += 1
        }
        return nil
    }

    /// The value of a key that must be there.
    func value(of key: some CodingKey) throws(CBORDecodingError) -> Cursor {
        if let cursor = find(key) { return cursor }
        _ = try session.head(at: map)
        let element = PathElement.element(for: key, style: style)
        throw CBORDecodingError(
            .keyNotFound,
            offset: map.offset,
            suffix: element,
            message: "The map has no key \([element].rendered)."
        )
    }

    /// A decoder of the value of a key that must be there.
    func decoder(for key: some CodingKey) throws(CBORDecodingError) -> ItemDecoder {
        ItemDecoder(session: session, cursor: try value(of: key), type: Void.self)
    }

    /// The keys of the map's style that `Key` knows, in the input's order.
    func keys<Key: CodingKey>() -> [Key] {
        var keys: [Key] = []
        var cursor = first
        for _ in 0..<count {
            switch style {
            case .integer:
                if let integer = try? session.integer(at: cursor) as Int, let key = Key(intValue: integer) {
                    keys.append(key)
                }
            case .text:
                if let text = try? session.text(at: cursor), let key = Key(stringValue: text) {
                    keys.append(key)
                }
            }
            cursor = session.skip(session.skip(cursor))
        }
        return keys
    }

    /// Refuses keys that a dictionary would lose in silence: those of another kind, and text keys that are different
    /// bytes but equal strings, such as the two ways to write an accented letter.
    func checkKeys() throws(CBORDecodingError) {
        var cursor = first
        var isASCII = true
        for _ in 0..<count {
            let value = session.skip(cursor)
            switch style {
            case .integer:
                _ = try session.integer(at: cursor) as Int
            case .text:
                let head = try session.head(at: cursor)
                if head.major != .text { throw session.mismatch(head, at: cursor, expected: "a text key") }
                isASCII = isASCII && session.isASCII(from: head.next, to: value.offset)
            }
            cursor = session.skip(value)
        }
        if !isASCII { try checkEquivalentKeys() }
    }

    private func checkEquivalentKeys() throws(CBORDecodingError) {
        var names: Set<String> = []
        var cursor = first
        for _ in 0..<count {
            guard names.insert(try session.text(at: cursor)).inserted else {
                throw CBORDecodingError(
                    .duplicateKey,
                    offset: cursor.offset,
                    message: "The map has two keys that are the same text in Unicode."
                )
            }
            cursor = session.skip(session.skip(cursor))
        }
    }
}
