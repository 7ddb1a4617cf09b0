/// The decoder one value sees: one item of the input.
///
/// Three words, so that handing it out as `any Decoder` allocates nothing.
struct ItemDecoder: Decoder {
    let session: DecodingSession
    let cursor: Cursor
    /// The type being decoded, which decides about the keys of a dictionary.
    let type: Any.Type

    var codingPath: [any CodingKey] { session.path(to: cursor.offset).map(\.codingKey) }

    var userInfo: [CodingUserInfoKey: Any] { session.userInfo }

    func container<Key: CodingKey>(keyedBy key: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let style = KeyStyle(key: key, of: type)
        let map = try MapReader(session: session, map: cursor, style: style)
        if type is any DictionaryType.Type { try map.checkKeys() }
        return KeyedDecodingContainer(KeyedDecoder(map: map))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try UnkeyedDecoder(session: session, array: cursor)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        self
    }
}

extension ItemDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool {
        session.isNull(at: cursor)
    }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try session.decode(type, at: cursor)
    }

    func decode(_ type: Bool.Type) throws -> Bool {
        try session.boolean(at: cursor)
    }

    func decode(_ type: String.Type) throws -> String {
        try session.text(at: cursor)
    }

    func decode(_ type: Double.Type) throws -> Double {
        try session.double(at: cursor)
    }

    func decode(_ type: Float.Type) throws -> Float {
        try session.float(at: cursor)
    }

    func decode(_ type: Int.Type) throws -> Int {
        try session.integer(at: cursor)
    }

    func decode(_ type: Int8.Type) throws -> Int8 {
        try session.integer(at: cursor)
    }

    func decode(_ type: Int16.Type) throws -> Int16 {
        try session.integer(at: cursor)
    }

    func decode(_ type: Int32.Type) throws -> Int32 {
        try session.integer(at: cursor)
    }

    func decode(_ type: Int64.Type) throws -> Int64 {
        try session.integer(at: cursor)
    }

    func decode(_ type: Int128.Type) throws -> Int128 {
        try session.integer(at: cursor)
    }

    func decode(_ type: UInt.Type) throws -> UInt {
        try session.integer(at: cursor)
    }

    func decode(_ type: UInt8.Type) throws -> UInt8 {
        try session.integer(at: cursor)
    }

    func decode(_ type: UInt16.Type) throws -> UInt16 {
        try session.integer(at: cursor)
    }

    func decode(_ type: UInt32.Type) throws -> UInt32 {
        try session.integer(at: cursor)
    }

    func decode(_ type: UInt64.Type) throws -> UInt64 {
        try session.integer(at: cursor)
    }

    func decode(_ type: UInt128.Type) throws -> UInt128 {
        try session.integer(at: cursor)
    }
}
