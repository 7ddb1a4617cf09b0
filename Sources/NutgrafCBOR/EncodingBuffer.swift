/// One run of output with the frames that stand on it, the innermost of which may write.
///
/// The call's output is one buffer. A nested container has one of its own until its parent is finished, since
/// Codable lets both be written to in turns.
final class EncodingBuffer {
    /// A key and its value in a map that is not finished.
    struct Entry {
        /// The key's first eight bytes, which settle most comparisons.
        var prefix: UInt64
        var start: Int
        var keyEnd: Int
        var end: Int
        /// Which of the frame's nested containers is the value, or -1.
        var nested: Int
    }

    /// A point to return to when a value fails half-way.
    struct Mark {
        fileprivate let count: Int
        fileprivate let entries: Int
        let current: Int
    }

    let bytes: ByteSink
    /// The entries of all open maps, the innermost map's last.
    var entries: [Entry] = []
    /// The serial number of the frame that may write.
    var current = 0
    private var lastSerial = 0

    init(capacity: Int) {
        bytes = ByteSink(capacity: capacity)
    }

    /// A number no other frame on this buffer has.
    func nextSerial() -> Int {
        lastSerial += 1
        return lastSerial
    }

    var mark: Mark {
        Mark(count: bytes.count, entries: entries.count, current: current)
    }

    func rollBack(to mark: Mark) {
        bytes.truncate(to: mark.count)
        entries.removeLast(max(0, entries.count - mark.entries))
        current = mark.current
    }
}
