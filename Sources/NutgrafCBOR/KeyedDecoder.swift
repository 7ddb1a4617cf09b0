/// A map being read.
struct KeyedDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let map: MapReader

    var codingPath: [any CodingKey] { map.codingPath }

    var allKeys: [Key] { map.keys() }

    func contains(_ key: Key) -> Bool {
        map.find(key) != nil
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        map.session.isNull(at: try map.value(of: key))
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try map.session.decode(type, at: map.value(of: key))
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        guard let cursor = map.find(key), !map.session.isNull(at: cursor) else { return nil }
        return try map.session.decode(type, at: cursor)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try map.decoder(for: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try map.decoder(for: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        try map.decoder(for: AnyKey.super)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        try map.decoder(for: key)
    }

    // MARK: Scalars

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
        try map.session.boolean(at: map.value(of: key))
    }

    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        try map.session.text(at: map.value(of: key))
    }

    func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
        try map.session.double(at: map.value(of: key))
    }

    func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
        try map.session.float(at: map.value(of: key))
    }

    func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
        try map.session.integer(at: map.value(of: key))
    }

    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 {
        try map.session.integer(at: map.value(of: key))
    }

    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 {
        try map.session.integer(at: map.value(of: key))
    }

    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 {
        try map.session.integer(at: map.value(of: key))
    }

    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
        try map.session.integer(at: map.value(of: key))
    }

    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 {
        try map.session.integer(at: map.value(of: key))
    }

    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt {
        try map.session.integer(at: map.value(of: key))
    }

    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 {
        try map.session.integer(at: map.value(of: key))
    }

    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
        try map.session.integer(at: map.value(of: key))
    }

    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
        try map.session.integer(at: map.value(of: key))
    }

    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
        try map.session.integer(at: map.value(of: key))
    }

    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 {
        try map.session.integer(at: map.value(of: key))
    }
}
