/// One CBOR item that is encoded already: the encoder puts its bytes in as they are, and the decoder takes them out
/// as they are, without looking into them further than to check them.
///
/// A stored result goes out this way, without being decoded and encoded again.
package struct EncodedCBOR: Hashable, Sendable {
    /// Exactly one well-formed item. The encoder checks that again before it writes them.
    package var bytes: [UInt8]

    /// Wraps bytes that are known to be one item.
    ///
    /// - Parameter bytes: one item, such as what `CBOREncoder.encode` returned.
    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Wraps bytes after checking that they are one item.
    ///
    /// - Parameters:
    ///   - bytes: what to check.
    ///   - limits: what the item may cost.
    ///   - options: which unusual forms are accepted.
    /// - Throws: `CBORDecodingError` for the first thing that is wrong.
    package init(
        validating bytes: [UInt8],
        limits: CBORDecoder.Limits = CBORDecoder.Limits(),
        options: CBORDecoder.Options = CBORDecoder.Options()
    ) throws(CBORDecodingError) {
        try Self.validate(bytes, limits: limits, options: options)
        self.bytes = bytes
    }

    /// Checks that bytes are one item a decoder with these settings would accept as `EncodedCBOR`: well-formed, within
    /// limits, with valid UTF-8 and no key twice.
    ///
    /// - Parameters:
    ///   - bytes: what to check.
    ///   - limits: what the item may cost.
    ///   - options: which unusual forms are accepted.
    /// - Throws: `CBORDecodingError` for the first thing that is wrong.
    package static func validate(
        _ bytes: [UInt8],
        limits: CBORDecoder.Limits = CBORDecoder.Limits(),
        options: CBORDecoder.Options = CBORDecoder.Options()
    ) throws(CBORDecodingError) {
        try bytes.span.bytes.withUnsafeBytes { buffer throws(CBORDecodingError) in
            try validate(buffer, limits: limits, options: options)
        }
    }

    /// Checks bytes as the overload for arrays does, without copying them.
    ///
    /// - Parameters:
    ///   - bytes: what to check; they must not change during the call.
    ///   - limits: what the item may cost.
    ///   - options: which unusual forms are accepted.
    /// - Throws: `CBORDecodingError` for the first thing that is wrong.
    package static func validate(
        _ bytes: UnsafeRawBufferPointer,
        limits: CBORDecoder.Limits = CBORDecoder.Limits(),
        options: CBORDecoder.Options = CBORDecoder.Options()
    ) throws(CBORDecodingError) {
        _ = try ItemScanner.index(of: bytes, limits: limits, options: options)
    }
}

extension EncodedCBOR: Codable {
    /// Takes the item as it is from a `CBORDecoder`; other decoders have no such thing.
    ///
    /// - Parameter decoder: a decoder that `CBORDecoder` handed out.
    /// - Throws: `DecodingError` from any other decoder.
    package init(from decoder: any Decoder) throws {
        guard let item = decoder as? ItemDecoder else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "An EncodedCBOR can only be decoded from CBOR."
                )
            )
        }
        self = try item.session.encoded(at: item.cursor)
    }

    /// Puts the item as it is into what a `CBOREncoder` writes; other encoders have no such thing.
    ///
    /// - Parameter encoder: an encoder that `CBOREncoder` handed out.
    /// - Throws: `CBOREncodingError` when the bytes are not one well-formed item, `EncodingError` from any other
    ///   encoder.
    package func encode(to encoder: any Encoder) throws {
        guard let frame = encoder as? EncodingFrame else {
            throw EncodingError.invalidValue(
                self,
                EncodingError.Context(
                    codingPath: encoder.codingPath,
                    debugDescription: "An EncodedCBOR can only be encoded as CBOR."
                )
            )
        }
        try frame.splice(self)
    }
}
