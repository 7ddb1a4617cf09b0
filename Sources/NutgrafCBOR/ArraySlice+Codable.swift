// The standard library makes arrays Codable and leaves their slices out. A part of a received frame is a slice, and
// should not have to be copied to be sent on.

extension ArraySlice: @retroactive Encodable where Element == UInt8 {
    /// Encodes the bytes as an array of them would be. `CBOREncoder` writes a byte string instead.
    ///
    /// - Parameter encoder: any encoder.
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        try Array(self).encode(to: encoder)
    }
}

extension ArraySlice: @retroactive Decodable where Element == UInt8 {
    /// Decodes the bytes as an array of them would be. `CBORDecoder` reads a byte string instead.
    ///
    /// - Parameter decoder: any decoder.
    /// - Throws: what the decoder throws.
    public init(from decoder: any Decoder) throws {
        self = ArraySlice(try [UInt8](from: decoder))
    }
}
