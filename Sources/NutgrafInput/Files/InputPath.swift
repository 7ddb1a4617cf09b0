/// A file's path: its bytes, which need not be UTF-8, and its name for people.
struct InputPath: Sendable {
    /// The bytes, without the zero at the end.
    let bytes: [UInt8]

    /// Takes a path that was given.
    init(_ path: String) {
        bytes = Array(path.utf8)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The path in messages and results.
    var name: String { String(decoding: bytes, as: UTF8.self) }

    /// The path of an entry of this folder.
    func appending(_ entry: [UInt8]) -> InputPath {
        InputPath(bytes: bytes.last == 0x2F ? bytes + entry : bytes + [0x2F] + entry)
    }

    /// Calls a function of the C library with the path.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
        return terminated.withUnsafeBufferPointer { buffer in
            // The buffer holds a zero at least, so it has an address.
            buffer.baseAddress.map(body) ?? "".withCString(body)
        }
    }
}
