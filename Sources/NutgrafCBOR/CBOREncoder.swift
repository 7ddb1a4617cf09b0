/// Turns any `Encodable` value into one CBOR item (RFC 8949), always in the deterministic form of section 4.2.1:
/// shortest integers and lengths, shortest float that keeps the value, definite lengths, and map keys sorted
/// bytewise by their encoded form. The same value always gives the same bytes; strings that are equal but written with
/// other Unicode scalars stay as they are written.
///
/// | Swift | CBOR |
/// | --- | --- |
/// | integers, -2^64 to 2^64 - 1 | major types 0 and 1; anything further is refused |
/// | `Double`, `Float`, `Float16` | the shortest of half, single and double; every NaN becomes `f97e00` |
/// | `String` | text string, its UTF-8 as it stands |
/// | `[UInt8]`, `ArraySlice<UInt8>` | byte string |
/// | `EncodedCBOR` | its bytes, verbatim |
/// | `nil` | left out by synthesised code, otherwise null |
/// | keyed container, `[String: T]` | map with text keys |
/// | `[Int: T]`, `CBORIntegerCodingKey` | map with integer keys |
/// | unkeyed container, `Array`, `Set` | array |
///
/// A `CodingKey` with an `intValue` is still a text key unless its type is a `CBORIntegerCodingKey`. Dictionaries
/// whose keys are neither text, `Int` nor `CodingKeyRepresentable` become an array of keys and values in turn, as
/// the standard library has it. Bytes that call `encode(to:)` themselves, without a container, become an array of
/// integers: no encoder can tell them from any other array.
package struct CBOREncoder: Sendable {
    /// How many arrays and maps may stand inside one another; deeper values are refused.
    package var maximumDepth: Int

    /// What the values' own `encode(to:)` finds in `Encoder.userInfo`.
    package var userInfo: [CodingUserInfoKey: any Sendable]

    /// Makes an encoder.
    ///
    /// - Parameters:
    ///   - maximumDepth: how many arrays and maps may stand inside one another; 64 is what decoders accept by
    ///     default.
    ///   - userInfo: handed to the values' own `encode(to:)`.
    package init(maximumDepth: Int = 64, userInfo: [CodingUserInfoKey: any Sendable] = [:]) {
        self.maximumDepth = maximumDepth
        self.userInfo = userInfo
    }

    /// Encodes one value.
    ///
    /// - Parameter value: what to encode.
    /// - Returns: one well-formed CBOR item.
    /// - Throws: `CBOREncodingError` naming the key path of what has no CBOR form.
    package func encode(_ value: some Encodable) throws(CBOREncodingError) -> [UInt8] {
        let session = try filledSession(value)
        return session.buffer.bytes.withBytes { Array($0) }
    }

    /// Encodes one value behind bytes that are already there, such as a frame's header.
    ///
    /// - Parameters:
    ///   - value: what to encode.
    ///   - bytes: what to append to; unchanged when this throws.
    /// - Throws: `CBOREncodingError` naming the key path of what has no CBOR form.
    package func encode(_ value: some Encodable, into bytes: inout [UInt8]) throws(CBOREncodingError) {
        let session = try filledSession(value)
        session.buffer.bytes.withBytes { bytes.append(contentsOf: $0) }
    }

    private func filledSession(_ value: some Encodable) throws(CBOREncodingError) -> EncodingSession {
        let session = EncodingSession(maximumDepth: maximumDepth, userInfo: userInfo)
        do {
            try EncodingFrame(root: session).encodeRoot(value)
        } catch {
            throw session.failure ?? CBOREncodingError(wrapping: error, path: [])
        }
        if let failure = session.failure { throw failure }
        return session
    }
}
