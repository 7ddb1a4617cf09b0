extension EncodingFrame {
    /// Encodes the value of the whole call.
    func encodeRoot<T: Encodable>(_ value: T) throws {
        shape = .single
        try encodeItem(value, at: nil)
    }

    /// Writes one value as one item at the buffer's end.
    ///
    /// The standard library's own types are written at once: `Array` and `Dictionary` hand every element to the
    /// generic method, and a frame for each number would be most of the work. The casts are sound since the types
    /// were compared first.
    func encodeItem<T: Encodable>(_ value: T, at element: @autoclosure () -> PathElement?) throws {
        if T.self == String.self {
            buffer.bytes.append(text: unsafeBitCast(value, to: String.self))
        } else if T.self == Int.self {
            _ = buffer.bytes.append(integer: unsafeBitCast(value, to: Int.self))
        } else if T.self == Double.self {
            buffer.bytes.append(unsafeBitCast(value, to: Double.self))
        } else if T.self == Bool.self {
            buffer.bytes.append(unsafeBitCast(value, to: Bool.self))
        } else if T.self == [UInt8].self {
            unsafeBitCast(value, to: [UInt8].self).withUnsafeBufferPointer {
                buffer.bytes.append(byteString: $0)
            }
        } else if T.self == ArraySlice<UInt8>.self {
            unsafeBitCast(value, to: ArraySlice<UInt8>.self).withUnsafeBufferPointer {
                buffer.bytes.append(byteString: $0)
            }
        } else {
            try encodeByItself(value, at: element())
        }
    }

    private func encodeByItself<T: Encodable>(_ value: T, at element: PathElement?) throws {
        let mark = buffer.mark
        let child = EncodingFrame(in: self, buffer: buffer, at: element, type: T.self)
        do {
            try child.checkLevel()
            try value.encode(to: child)
            try child.finish()
        } catch {
            child.abandon()
            buffer.rollBack(to: mark)
            throw CBOREncodingError(wrapping: error, path: child.path)
        }
        buffer.current = mark.current
    }

    /// Writes an integer, or refuses one outside of -2^64 to 2^64 - 1.
    func encodeInteger(
        _ value: some FixedWidthInteger,
        at element: @autoclosure () -> PathElement?
    ) throws(CBOREncodingError) {
        guard !buffer.bytes.append(integer: value) else { return }
        throw CBOREncodingError(
            .numberOutOfRange,
            path: element().map { path + [$0] } ?? path,
            message: "The integer \(value) is outside of -2^64 to 2^64 - 1."
        )
    }

    /// Puts the bytes of an already encoded item in as they are, once they are known to be one item that is not too
    /// deep where it stands.
    func splice(_ item: EncodedCBOR) throws(CBOREncodingError) {
        try open(.single)
        var limits = CBORDecoder.Limits.unlimited
        limits.maximumDepth = session.maximumDepth - depth
        do {
            try EncodedCBOR.validate(item.bytes, limits: limits, options: .lenient)
        } catch {
            throw CBOREncodingError(
                error.code == .tooDeep ? .tooDeep : .malformedItem,
                path: path,
                message: "The bytes of an EncodedCBOR cannot stand here: \(error.message)",
                cause: error
            )
        }
        item.bytes.withUnsafeBufferPointer { buffer.bytes.append($0) }
    }
}
