extension DecodingSession {
    /// Decodes one value from one item.
    ///
    /// The standard library's own types are read at once, as they are written. The casts are sound since the types
    /// were compared first.
    func decode<T: Decodable>(_ type: T.Type, at cursor: Cursor) throws -> T {
        if T.self == String.self {
            return unsafeBitCast(try text(at: cursor), to: T.self)
        } else if T.self == Int.self {
            return unsafeBitCast(try integer(at: cursor) as Int, to: T.self)
        } else if T.self == Double.self {
            return unsafeBitCast(try double(at: cursor), to: T.self)
        } else if T.self == Bool.self {
            return unsafeBitCast(try boolean(at: cursor), to: T.self)
        } else if T.self == [UInt8].self {
            return unsafeBitCast(try byteString(at: cursor), to: T.self)
        } else if T.self == ArraySlice<UInt8>.self {
            return unsafeBitCast(ArraySlice(try byteString(at: cursor)), to: T.self)
        }
        return try descend(at: cursor) {
            try T(from: ItemDecoder(session: self, cursor: cursor, type: T.self))
        }
    }
}
