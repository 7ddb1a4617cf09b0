/// A value that is one item by itself.
struct SingleValueEncoder: SingleValueEncodingContainer {
    let frame: EncodingFrame

    var codingPath: [any CodingKey] { frame.codingPath }

    /// Writes the one item by `body`; after a failure another try is free.
    @inline(__always)
    private func put(_ body: () throws -> Void) throws {
        try frame.open(.single)
        let mark = frame.buffer.mark
        do {
            try body()
        } catch {
            frame.buffer.rollBack(to: mark)
            frame.shape = .none
            throw error
        }
    }

    func encodeNil() throws {
        try put { frame.buffer.bytes.appendNull() }
    }

    func encode<T: Encodable>(_ value: T) throws {
        try put { try frame.encodeItem(value, at: nil) }
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
        try put { try frame.encodeInteger(value, at: nil) }
    }

    func encode(_ value: Int8) throws {
        try put { try frame.encodeInteger(value, at: nil) }
    }

    func encode(_ value: Int16) throws {
        try put { try frame.encodeInteger(value, at: nil) }
    }

    func encode(_ value: Int32) throws {
        try put { try frame.encodeInteger(value, at: nil) }
    }

    func encode(_ value: Int64) throws {
        try put { try frame.encodeInteger(value, at: nil) }
    }

    func encode(_ value: Int128) throws {
        try put { try frame.encodeInteger(value, at: nil) }
    }

    func encode(_ value: UInt) throws {
        try put { try frame.encodeInteger(value, at: nil) }
    }

    func encode(_ value: UInt8) throws {
        try put { try frame.encodeInteger(value, at: nil) }
    }

    func encode(_ value: UInt16) throws {
        try put { try frame.encodeInteger(value, at: nil) }
    }

    func encode(_ value: UInt32) throws {
        try put { try frame.encodeInteger(value, at: nil) }
    }

    func encode(_ value: UInt64) throws {
        try put { try frame.encodeInteger(value, at: nil) }
    }

    func encode(_ value: UInt128) throws {
        try put { try frame.encodeInteger(value, at: nil) }
    }
}
