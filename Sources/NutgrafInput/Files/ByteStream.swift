import Glibc

/// A file, a pipe or standard input, read in chunks.
final class ByteStream {
    /// How many octets are asked for at once.
    private static let chunk = 65_536

    private let descriptor: Int32
    private let isOwned: Bool
    /// What was read and not yet taken.
    private(set) var buffer: ArraySlice<UInt8> = []

    /// Opens a file.
    ///
    /// - Throws: ``InputFault`` with `unreadable`.
    init(_ path: InputPath) throws(InputFault) {
        let opened = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
        guard opened >= 0 else { throw .unreadable(errno) }
        descriptor = opened
        isOwned = true
    }

    /// Takes a descriptor that stays open.
    init(descriptor: Int32) {
        self.descriptor = descriptor
        isOwned = false
    }

    deinit {
        if isOwned { close(descriptor) }
    }

    /// Reads until so many octets wait in ``buffer``, or the end.
    func peek(_ count: Int) throws(InputFault) {
        while buffer.count < count, try fill() {}
    }

    /// All that is left.
    ///
    /// - Parameters:
    ///   - limit: How many octets there may be.
    ///   - fault: What is thrown where there are more.
    /// - Throws: ``InputFault`` as given, or with `unreadable`.
    func rest(limit: Int, orElse fault: InputFault) throws(InputFault) -> [UInt8] {
        repeat {
            guard buffer.count <= limit else { throw fault }
        } while try fill()
        defer { buffer = [] }
        return Array(buffer)
    }

    /// The next line without its end; `nil` behind the last.
    ///
    /// - Parameter limit: How many octets a line may have. Of a longer one only so many are kept, and it is skipped to
    ///   its end.
    /// - Returns: The line, and whether it was over the limit.
    func line(limit: Int) throws(InputFault) -> (bytes: ArraySlice<UInt8>, isTooLong: Bool)? {
        var line: ArraySlice<UInt8> = []
        var isTooLong = false
        var hasBegun = false
        while true {
            if buffer.isEmpty, try !fill() { return hasBegun ? (line, isTooLong) : nil }
            hasBegun = true
            let end = buffer.firstIndex(of: 0x0A)
            let part = buffer[..<(end ?? buffer.endIndex)]
            if line.count + part.count > limit { isTooLong = true }
            if !isTooLong { line.isEmpty ? line = part : line.append(contentsOf: part) }
            buffer = end.map { buffer[($0 + 1)...] } ?? []
            if end != nil { return (line, isTooLong) }
        }
    }

    /// Takes what was looked at.
    func take(_ count: Int) {
        buffer = buffer.dropFirst(count)
    }

    /// Reads more; whether there was any.
    func fill() throws(InputFault) -> Bool {
        let descriptor = descriptor
        var count = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunk) { target, filled in
            repeat { count = read(descriptor, target.baseAddress, Self.chunk) } while count < 0 && errno == EINTR
            filled = max(0, count)
        }
        guard count >= 0 else { throw .unreadable(errno) }
        if buffer.isEmpty { buffer = chunk[...] } else { buffer.append(contentsOf: chunk) }
        return count > 0
    }
}
