/// An array being read, element by element.
struct UnkeyedDecoder: UnkeyedDecodingContainer {
    let session: DecodingSession
    /// The array itself.
    private let array: Cursor
    /// The next element.
    private var cursor: Cursor
    private let length: Int
    private(set) var currentIndex = 0

    init(session: DecodingSession, array: Cursor) throws(CBORDecodingError) {
        self.session = session
        self.array = array
        (cursor, length) = try session.openArray(at: array)
    }

    var codingPath: [any CodingKey] { session.path(to: array.offset).map(\.codingKey) }

    var count: Int? { length }

    var isAtEnd: Bool { currentIndex >= length }

    /// Reads the next element by `body`, and moves on when that succeeds.
    @inline(__always)
    private mutating func take<T>(_ body: (DecodingSession, Cursor) throws -> T) throws -> T {
        let value = try body(session, try next())
        advance()
        return value
    }

    private func next() throws(CBORDecodingError) -> Cursor {
        if !isAtEnd { return cursor }
        throw CBORDecodingError(
            .endOfArray,
            offset: array.offset,
            suffix: .index(currentIndex),
            message: "The array has no further element."
        )
    }

    private mutating func advance() {
        cursor = session.skip(cursor)
        currentIndex += 1
    }

    mutating func decodeNil() throws -> Bool {
        guard session.isNull(at: try next()) else { return false }
        advance()
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try take { try $0.decode(type, at: $1) }
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try take { try ItemDecoder(session: $0, cursor: $1, type: Void.self).container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try take { try UnkeyedDecoder(session: $0, array: $1) }
    }

    mutating func superDecoder() throws -> any Decoder {
        try take { ItemDecoder(session: $0, cursor: $1, type: Void.self) }
    }

    // MARK: Scalars

    mutating func decode(_ type: Bool.Type) throws -> Bool {
        try take { try $0.boolean(at: $1) }
    }

    mutating func decode(_ type: String.Type) throws -> String {
        try take { try $0.text(at: $1) }
    }

    mutating func decode(_ type: Double.Type) throws -> Double {
        try take { try $0.double(at: $1) }
    }

    mutating func decode(_ type: Float.Type) throws -> Float {
        try take { try $0.float(at: $1) }
    }

    mutating func decode(_ type: Int.Type) throws -> Int {
        try take { try $0.integer(at: $1) }
    }

    mutating func decode(_ type: Int8.Type) throws -> Int8 {
        try take { try $0.integer(at: $1) }
    }

    mutating func decode(_ type: Int16.Type) throws -> Int16 {
        try take { try $0.integer(at: $1) }
    }

    mutating func decode(_ type: Int32.Type) throws -> Int32 {
        try take { try $0.integer(at: $1) }
    }

    mutating func decode(_ type: Int64.Type) throws -> Int64 {
        try take { try $0.integer(at: $1) }
    }

    mutating func decode(_ type: Int128.Type) throws -> Int128 {
        try take { try $0.integer(at: $1) }
    }

    mutating func decode(_ type: UInt.Type) throws -> UInt {
        try take { try $0.integer(at: $1) }
    }

    mutating func decode(_ type: UInt8.Type) throws -> UInt8 {
        try take { try $0.integer(at: $1) }
    }

    mutating func decode(_ type: UInt16.Type) throws -> UInt16 {
        try take { try $0.integer(at: $1) }
    }

    mutating func decode(_ type: UInt32.Type) throws -> UInt32 {
        try take { try $0.integer(at: $1) }
    }

    mutating func decode(_ type: UInt64.Type) throws -> UInt64 {
        try take { try $0.integer(at: $1) }
    }

    mutating func decode(_ type: UInt128.Type) throws -> UInt128 {
        try take { try $0.integer(at: $1) }
    }
}
