import NIOCore
import NutgrafCBOR
import NutgrafTypes

/// A message that a client or worker sends, and whose answer it waits for.
package protocol Request: Codable, Sendable {
    /// What answers it.
    associatedtype Response: Codable & Sendable
    /// The kind of its frame; the answer's is ``MessageKind/answer`` of it.
    static var kind: MessageKind { get }
    /// Whether sending it again after a lost connection can do no harm.
    static var isIdempotent: Bool { get }
}

extension Request {
    /// By default a request may be sent again.
    package static var isIdempotent: Bool { true }
}

/// Messages as CBOR items within frames.
package enum MessageCoder {
    /// How many arrays and maps of a message may stand inside one another; an analysis takes six.
    package static let maximumDepth = 24
    /// How many items a message may have; a million of them are the analysis of several megabytes of text.
    package static let maximumItems = 8_000_000

    /// How deep, long and many a message's items may be.
    static func limits(maximumLength: Int) -> CBORDecoder.Limits {
        CBORDecoder.Limits(
            maximumDepth: maximumDepth,
            maximumItems: maximumItems,
            maximumStringLength: maximumLength,
            maximumLength: maximumLength
        )
    }

    /// Encodes a message.
    ///
    /// - Throws: ``NutgrafError`` with `invalid-request` where the message has no CBOR form.
    package static func encode(_ message: some Encodable) throws(NutgrafError) -> ByteBuffer {
        do {
            return ByteBuffer(bytes: try CBOREncoder().encode(message))
        } catch {
            throw NutgrafError(.invalidRequest, "a message cannot be encoded: \(error)")
        }
    }

    /// Encodes an item that messages carry as it is.
    ///
    /// - Throws: ``NutgrafError`` with `invalid-request` where the item has no CBOR form.
    package static func encodedItem(_ item: some Encodable) throws(NutgrafError) -> EncodedCBOR {
        do {
            return EncodedCBOR(bytes: try CBOREncoder().encode(item))
        } catch {
            throw NutgrafError(.invalidRequest, "an item cannot be encoded: \(error)")
        }
    }

    /// Decodes a message; its own `init(from:)` finds `userInfo` in the decoder.
    ///
    /// - Throws: ``NutgrafError`` with `invalid-request` that says at which key and octet the item is wrong.
    package static func decode<Message: Decodable>(
        _ type: Message.Type,
        from payload: ByteBuffer,
        userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) throws(NutgrafError) -> Message {
        let decoder = CBORDecoder(limits: limits(maximumLength: payload.readableBytes), userInfo: userInfo)
        do {
            return try payload.withUnsafeReadableBytes { try decoder.decode(type, from: $0) }
        } catch {
            throw NutgrafError(.invalidRequest, "a message cannot be read: \(error)")
        }
    }

    /// Decodes a request whose list is counted before any of its items is read.
    ///
    /// A frame may hold a great many more items than a request may list, and decoded they take many times its length.
    ///
    /// - Throws: ``NutgrafError`` with `invalid-request` where the list has more than `maximum` items, or the item is
    ///   wrong.
    package static func decode<Message: Request>(
        _ type: Message.Type,
        from payload: ByteBuffer,
        listingAtMost maximum: Int
    ) throws(NutgrafError) -> Message {
        let userInfo: [CodingUserInfoKey: any Sendable] =
            CodingUserInfoKey.maximumListCount.map { [$0: maximum] } ?? [:]
        switch try decode(CountedRequest<Message>.self, from: payload, userInfo: userInfo) {
        case .request(let request): return request
        case .tooMany(let count):
            throw NutgrafError(.invalidRequest, "a request lists \(count) items, not 1 to \(maximum)")
        }
    }

    /// Decodes an item that a message carried as it was.
    ///
    /// - Throws: ``NutgrafError`` with `invalid-request` that says at which key and octet the item is wrong.
    package static func decode<Item: Decodable>(
        _ type: Item.Type,
        from item: EncodedCBOR
    ) throws(NutgrafError) -> Item {
        let decoder = CBORDecoder(limits: limits(maximumLength: item.bytes.count))
        do {
            return try decoder.decode(type, from: item.bytes)
        } catch {
            throw NutgrafError(.invalidRequest, "an item within a message cannot be read: \(error)")
        }
    }
}
