/// An array being written.
struct UnkeyedEncoder: UnkeyedEncodingContainer {
    let frame: EncodingFrame

    var codingPath: [any CodingKey] { frame.codingPath }

    var count: Int { frame.count }

    private var element: PathElement { .index(frame.count) }

    /// Counts what `body` writes; nothing of it stays when that throws.
    @inline(__always)
    private func put(_ body: () throws -> Void) throws {
        try frame.check(.array)
        let mark = frame.buffer.mark
        do {
            try body()
            frame.count += 1
        } catch {
            frame.buffer.rollBack(to: mark)
            throw error
        }
    }

    /// Counts an element that comes later, in a frame of its own.
    private func putNested() -> EncodingFrame {
        do {
            try frame.check(.array)
            let nested = frame.nestedFrame(at: element)
            frame.count += 1
            return nested
        } catch {
            frame.session.fail(error)
            return EncodingFrame(refusing: frame.session)
        }
    }

    func encodeNil() throws {
        try put { frame.buffer.bytes.appendNull() }
    }

    func encode<T: Encodable>(_ value: T) throws {
        try put { try frame.encodeItem(value, at: element) }
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
        putNested().container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        putNested().unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        putNested()
    }

    // MARK: Scalars

    func encode(_ value: Bool) throws {
        try put { frame.buffer.bytes.append(value) }
    }

    func encode(_ value: String) throws {
        try put { frame.buffer.bytes.append(text: value) }
    }

    func encode(_ value: Double) throws {
        try put { frame.buffer.bytes.append(value) }
    }

    func encode(_ value: Float) throws {
        try put { frame.buffer.bytes.append(value) }
    }

    func encode(_ value: Int) throws {
        try put { try frame.encodeInteger(value, at: element) }
    }

    func encode(_ value: Int8) throws {
        try put { try frame.encodeInteger(value, at: element) }
    }

    func encode(_ value: Int16) throws {
        try put { try frame.encodeInteger(value, at: element) }
    }

    func encode(_ value: Int32) throws {
        try put { try frame.encodeInteger(value, at: element) }
    }

    func encode(_ value: Int64) throws {
        try put { try frame.encodeInteger(value, at: element) }
    }

    func encode(_ value: Int128) throws {
        try put { try frame.encodeInteger(value, at: element) }
    }

    func encode(_ value: UInt) throws {
        try put { try frame.encodeInteger(value, at: element) }
    }

    func encode(_ value: UInt8) throws {
        try put { try frame.encodeInteger(value, at: element) }
    }

    func encode(_ value: UInt16) throws {
        try put { try frame.encodeInteger(value, at: element) }
    }

    func encode(_ value: UInt32) throws {
        try put { try frame.encodeInteger(value, at: element) }
    }

    func encode(_ value: UInt64) throws {
        try put { try frame.encodeInteger(value, at: element) }
    }

    func encode(_ value: UInt128) throws {
        try put { try frame.encodeInteger(value, at: element) }
    }
}
