/// What all frames of one `encode` call share.
final class EncodingSession {
    let maximumDepth: Int
    /// How deep calls of `encode(to:)` may stand inside one another. More than `maximumDepth`, since optionals and
    /// wrappers call without adding an array or a map.
    let maximumLevel: Int
    let userInfo: [CodingUserInfoKey: any Sendable]
    /// The whole output.
    let buffer: EncodingBuffer
    /// Where a map is put in order.
    let scratch = ByteSink(capacity: 256)
    /// The first misuse at a place that cannot throw; it is thrown at the next one that can, or at the end.
    private(set) var failure: CBOREncodingError?

    init(maximumDepth: Int, userInfo: [CodingUserInfoKey: any Sendable]) {
        self.maximumDepth = maximumDepth
        self.maximumLevel = 4 * min(max(maximumDepth, 0), 1 << 20) + 16
        self.userInfo = userInfo
        buffer = EncodingBuffer(capacity: 1024)
    }

    func fail(_ error: CBOREncodingError) {
        if failure == nil { failure = error }
    }
}
