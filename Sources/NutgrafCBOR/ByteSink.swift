/// A growing run of bytes that knows how CBOR heads and scalars are written.
///
/// It holds its own memory instead of an `Array`, and its state behind a constant pointer: checks for uniqueness and
/// for exclusive access at every byte were measured to be a third of all encoding. The pointers never leave it, and
/// nothing is read or written beyond `count` and `capacity`.
final class ByteSink {
    private struct State {
        var base: UnsafeMutablePointer<UInt8>
        var capacity: Int
        var count: Int
    }

    private let state: UnsafeMutablePointer<State>

    init(capacity: Int) {
        let capacity = max(capacity, 16)
        state = .allocate(capacity: 1)
        state.initialize(to: State(base: .allocate(capacity: capacity), capacity: capacity, count: 0))
    }

    deinit {
        base.deallocate()
        state.deallocate()
    }

    /// How many bytes are written.
    @inline(__always)
    private(set) var count: Int {
        get { state.pointee.count }
        set { state.pointee.count = newValue }
    }

    @inline(__always)
    private var base: UnsafeMutablePointer<UInt8> { state.pointee.base }

    /// The bytes written so far; they must not be kept beyond the call.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: base, count: count))
    }

    /// Makes room for a number of further bytes.
    @inline(__always)
    func reserve(_ additional: Int) {
        if state.pointee.capacity - count < additional { grow(additional) }
    }

    @inline(never)
    private func grow(_ additional: Int) {
        let larger = max(state.pointee.capacity * 2, count + additional)
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        memory.update(from: base, count: count)
        base.deallocate()
        state.pointee.base = memory
        state.pointee.capacity = larger
    }

    @inline(__always)
    func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count += 1
    }

    @inline(__always)
    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        (base + count).update(from: start, count: bytes.count)
        count += bytes.count
    }

    /// Appends a part of another sink.
    func append(_ other: ByteSink, from start: Int, to end: Int) {
        append(UnsafeBufferPointer(start: other.base + start, count: end - start))
    }

    /// Drops all bytes after the first `length`.
    func truncate(to length: Int) {
        count = min(count, length)
    }
}

// MARK: - Heads

extension ByteSink {
    /// Appends a head in its shortest form (RFC 8949 section 3).
    @inline(__always)
    func appendHead(_ major: MajorType, _ argument: UInt64) {
        reserve(9)
        count += Self.write(major, argument, to: base + count)
    }

    /// Turns the one byte that was kept free at `start` into a head, shifting what follows where it needs more.
    func insertHead(_ major: MajorType, _ argument: UInt64, at start: Int) {
        let further = Self.headLength(argument) - 1
        if further > 0 {
            reserve(further)
            let content = base + start + 1
            (content + further).update(from: content, count: count - start - 1)
            count += further
        }
        _ = Self.write(major, argument, to: base + start)
    }

    private static func headLength(_ argument: UInt64) -> Int {
        switch argument {
        case 0..<24: 1
        case 24...0xff: 2
        case 0x100...0xffff: 3
        case 0x1_0000...0xffff_ffff: 5
        default: 9
        }
    }

    @inline(__always)
    private static func write(
        _ major: MajorType,
        _ argument: UInt64,
        to target: UnsafeMutablePointer<UInt8>
    ) -> Int {
        let initial = major.rawValue << 5
        let length = argument < 24 ? 1 : headLength(argument)
        let rest = UnsafeMutableRawPointer(target + 1)
        switch length {
        case 1:
            target[0] = initial | UInt8(truncatingIfNeeded: argument)
        case 2:
            target[0] = initial | 24
            target[1] = UInt8(truncatingIfNeeded: argument)
        case 3:
            target[0] = initial | 25
            rest.storeBytes(of: UInt16(truncatingIfNeeded: argument).bigEndian, as: UInt16.self)
        case 5:
            target[0] = initial | 26
            rest.storeBytes(of: UInt32(truncatingIfNeeded: argument).bigEndian, as: UInt32.self)
        default:
            target[0] = initial | 27
            rest.storeBytes(of: argument.bigEndian, as: UInt64.self)
        }
        return length
    }
}

// MARK: - Order

extension ByteSink {
    /// The eight bytes from `start` as one number that sorts as they do, with zeros beyond `end`.
    func prefix(from start: Int, to end: Int) -> UInt64 {
        var prefix: UInt64 = 0
        if end - start >= 8 {
            return UInt64(bigEndian: UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self))
        }
        for position in start..<end {
            prefix = prefix << 8 | UInt64(base[position])
        }
        return prefix << UInt64((8 - (end - start)) * 8)
    }

    /// Compares two ranges bytewise, over the shorter one's length: below, equal to, or above zero.
    func compare(_ first: Range<Int>, _ second: Range<Int>) -> Int {
        var left = base + first.lowerBound
        var right = base + second.lowerBound
        for _ in 0..<min(first.count, second.count) {
            if left.pointee != right.pointee { return left.pointee < right.pointee ? -1 : 1 }
            left += 1
            right += 1
        }
        return 0
    }
}
