/// A map being written.
struct KeyedEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let frame: EncodingFrame

    var codingPath: [any CodingKey] { frame.codingPath }

    /// Writes a key and, by `body`, its value; neither stays when that throws.
    @inline(__always)
    private func put(_ key: some CodingKey, _ body: () throws -> Void) throws {
        try frame.check(.map)
        let buffer = frame.buffer
        let mark = buffer.mark
        let start = buffer.bytes.count
        do {
            try frame.writeKey(key)
            let keyEnd = buffer.bytes.count
            try body()
            frame.addEntry(start: start, keyEnd: keyEnd, nested: -1)
        } catch {
            buffer.rollBack(to: mark)
            throw error
        }
    }

    private func element(_ key: some CodingKey) -> PathElement {
        .element(for: key, style: frame.keyStyle)
    }

    /// Writes a key whose value comes later, in a frame of its own.
    private func putNested(_ key: some CodingKey) -> EncodingFrame {
        do {
            try frame.check(.map)
            let start = frame.buffer.bytes.count
            try frame.writeKey(key)
            let nested = frame.nestedFrame(at: element(key))
            frame.addEntry(start: start, keyEnd: frame.buffer.bytes.count, nested: frame.nested.count - 1)
            return nested
        } catch {
            frame.session.fail(CBOREncodingError(wrapping: error, path: frame.path))
            return EncodingFrame(refusing: frame.session)
        }
    }

    func encodeNil(forKey key: Key) throws {
        try put(key) { frame.buffer.bytes.appendNull() }
    }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try put(key) { try frame.encodeItem(value, at: element(key)) }
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        putNested(key).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        putNested(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        putNested(AnyKey.super)
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        putNested(key)
    }

    // MARK: Scalars

    func encode(_ value: Bool, forKey key: Key) throws {
        try put(key) { frame.buffer.bytes.append(value) }
    }

    func encode(_ value: String, forKey key: Key) throws {
        try put(key) { frame.buffer.bytes.append(text: value) }
    }

    func encode(_ value: Double, forKey key: Key) throws {
        try put(key) { frame.buffer.bytes.append(value) }
    }

    func encode(_ value: Float, forKey key: Key) throws {
        try put(key) { frame.buffer.bytes.append(value) }
    }

    func encode(_ value: Int, forKey key: Key) throws {
        try put(key) { try frame.encodeInteger(value, at: element(key)) }
    }

    func encode(_ value: Int8, forKey key: Key) throws {
        try put(key) { try frame.encodeInteger(value, at: element(key)) }
    }

    func encode(_ value: Int16, forKey key: Key) throws {
        try put(key) { try frame.encodeInteger(value, at: element(key)) }
    }

    func encode(_ value: Int32, forKey key: Key) throws {
        try put(key) { try frame.encodeInteger(value, at: element(key)) }
    }

    func encode(_ value: Int64, forKey key: Key) throws {
        try put(key) { try frame.encodeInteger(value, at: element(key)) }
    }

    func encode(_ value: Int128, forKey key: Key) throws {
        try put(key) { try frame.encodeInteger(value, at: element(key)) }
    }

    func encode(_ value: UInt, forKey key: Key) throws {
        try put(key) { try frame.encodeInteger(value, at: element(key)) }
    }

    func encode(_ value: UInt8, forKey key: Key) throws {
        try put(key) { try frame.encodeInteger(value, at: element(key)) }
    }

    func encode(_ value: UInt16, forKey key: Key) throws {
        try put(key) { try frame.encodeInteger(value, at: element(key)) }
    }

    func encode(_ value: UInt32, forKey key: Key) throws {
        try put(key) { try frame.encodeInteger(value, at: element(key)) }
    }

    func encode(_ value: UInt64, forKey key: Key) throws {
        try put(key) { try frame.encodeInteger(value, at: element(key)) }
    }

    func encode(_ value: UInt128, forKey key: Key) throws {
        try put(key) { try frame.encodeInteger(value, at: element(key)) }
    }
}
