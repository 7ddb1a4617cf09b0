/// Turns one CBOR item (RFC 8949) into any `Decodable` value, strictly and within limits.
///
/// The whole input is checked first, in one pass without recursion and before anything is allocated for its
/// content: well-formedness, limits, valid UTF-8, no key twice in a map, nothing behind the item. That holds for
/// parts nobody asks for too. Then values are read straight from the bytes.
///
/// - Keys of a map may come in any order, and unknown ones are ignored, except by dictionaries, which refuse keys of
///   another kind than their own. `CBOREncoder` says which keys are text and which are integers; names are compared
///   by their bytes, without Unicode normalisation.
/// - Integers and floats are different things: neither is decoded as the other. A float is refused where its value
///   does not fit the type exactly.
/// - Null is `nil`. Undefined, other simple values and tagged items are well-formed, and may stand in parts that are
///   ignored or kept as `EncodedCBOR`, but have no Codable form and are refused where a value is wanted.
package struct CBORDecoder: Sendable {
    /// What an input may cost; see `Limits`.
    package var limits: Limits

    /// Which unusual forms are accepted; none by default.
    package var options: Options

    /// What the values' own `init(from:)` finds in `Decoder.userInfo`.
    package var userInfo: [CodingUserInfoKey: any Sendable]

    /// Makes a decoder.
    ///
    /// - Parameters:
    ///   - limits: what an input may cost.
    ///   - options: which unusual forms are accepted.
    ///   - userInfo: handed to the values' own `init(from:)`.
    package init(
        limits: Limits = Limits(),
        options: Options = Options(),
        userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) {
        self.limits = limits
        self.options = options
        self.userInfo = userInfo
    }

    /// Decodes one value from exactly these bytes.
    ///
    /// - Parameters:
    ///   - type: what to decode.
    ///   - bytes: one CBOR item and nothing else.
    /// - Returns: the value.
    /// - Throws: `CBORDecodingError` with the key path and the byte.
    package func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws(CBORDecodingError) -> T {
        try bytes.span.bytes.withUnsafeBytes { buffer throws(CBORDecodingError) in
            try decode(type, from: buffer)
        }
    }

    /// Decodes one value from exactly these bytes; offsets in errors count from the slice's start.
    ///
    /// - Parameters:
    ///   - type: what to decode.
    ///   - bytes: one CBOR item and nothing else.
    /// - Returns: the value.
    /// - Throws: `CBORDecodingError` with the key path and the byte.
    package func decode<T: Decodable>(_ type: T.Type, from bytes: ArraySlice<UInt8>) throws(CBORDecodingError)
        -> T
    {
        try bytes.span.bytes.withUnsafeBytes { buffer throws(CBORDecodingError) in
            try decode(type, from: buffer)
        }
    }

    /// Decodes one value from exactly these bytes, without copying them.
    ///
    /// - Parameters:
    ///   - type: what to decode.
    ///   - bytes: one CBOR item and nothing else; they must not change during the call.
    /// - Returns: the value.
    /// - Throws: `CBORDecodingError` with the key path and the byte.
    package func decode<T: Decodable>(
        _ type: T.Type,
        from bytes: UnsafeRawBufferPointer
    ) throws(CBORDecodingError) -> T {
        let index = try ItemScanner.index(of: bytes, limits: limits, options: options)
        let session = DecodingSession(input: bytes, index: index, limits: limits, userInfo: userInfo)
        // A decoder that outlives this call finds no bytes any more.
        defer { session.expire() }
        do {
            return try session.decode(type, at: Cursor())
        } catch let error as CBORDecodingError {
            throw error.located(in: session)
        } catch {
            throw CBORDecodingError(wrapping: error, offset: 0).located(in: session)
        }
    }
}
