import NutgrafTypes

/// The articles of a `.json` file: one object, an array of objects, or several objects one after the other.
///
/// Each is found by its brackets and read by itself, so that a file may be longer than memory, and one that is wrong
/// does not spoil the others.
struct JSONElements {
    private let file: String
    private let stream: ByteStream
    private let limit: Int
    private var number = 0
    private var isInArray = false
    private var hasBegun = false
    private var hasEnded = false

    init(file: String, stream: ByteStream, limit: Int) {
        self.file = file
        self.stream = stream
        self.limit = limit
    }

    /// The next article; `nil` behind the last.
    mutating func next() -> InputItem? {
        guard !hasEnded else { return nil }
        do throws(InputFault) {
            guard let element = try element() else {
                hasEnded = true
                guard number == 0, !isInArray else { return nil }
                return InputItem(InputOrigin(file: file), .empty)
            }
            number += 1
            let origin = origin
            do throws(InputFault) {
                guard !element.isTooLong else { throw InputFault.tooLarge(limit: limit) }
                return InputItem(origin, try JSONLines.article(of: element.bytes[...], limit: limit))
            } catch {
                return InputItem(origin, error)
            }
        } catch {
            hasEnded = true
            number += 1
            return InputItem(origin, error)
        }
    }

    /// A file of one object needs no number.
    private var origin: InputOrigin {
        InputOrigin(file: file, entry: isInArray || number > 1 ? number : nil)
    }

    /// The bytes of the next object.
    private mutating func element() throws(InputFault) -> (bytes: [UInt8], isTooLong: Bool)? {
        while let byte = try nextByte() {
            switch byte {
            case 0x5B where !hasBegun:
                isInArray = true
                stream.take(1)
            case 0x5D where isInArray, 0x2C:
                stream.take(1)
            case 0x7B:
                hasBegun = true
                return try object()
            default:
                throw InputFault(
                    .malformed,
                    "no JSON: an Article object was expected, such as {\"text\": \"…\"}; correct it"
                )
            }
            hasBegun = true
        }
        return nil
    }

    /// The first byte that waits and is no blank.
    private func nextByte() throws(InputFault) -> UInt8? {
        while true {
            while let byte = stream.buffer.first {
                let isMark = !hasBegun && [0xEF, 0xBB, 0xBF].contains(byte)
                guard byte <= 0x20 || isMark else { return byte }
                stream.take(1)
            }
            guard try stream.fill() else { return nil }
        }
    }

    /// Takes bytes up to the bracket that closes the first one.
    private func object() throws(InputFault) -> (bytes: [UInt8], isTooLong: Bool) {
        var bytes: [UInt8] = []
        var isTooLong = false
        var depth = 0
        var isInString = false
        var isEscaped = false
        while true {
            if stream.buffer.isEmpty, try !stream.fill() { break }
            let part = stream.buffer
            var end = part.startIndex
            search: while end < part.endIndex {
                let byte = part[end]
                end += 1
                if isInString {
                    if isEscaped {
                        isEscaped = false
                    } else if byte == 0x5C {
                        isEscaped = true
                    } else if byte == 0x22 {
                        isInString = false
                    }
                    continue
                }
                switch byte {
                case 0x22: isInString = true
                case 0x7B, 0x5B: depth += 1
                case 0x7D, 0x5D:
                    depth -= 1
                    if depth == 0 { break search }
                default: break
                }
            }
            if bytes.count + end - part.startIndex > 6 * limit + 65_536 { isTooLong = true }
            if !isTooLong { bytes += part[..<end] }
            stream.take(end - part.startIndex)
            if depth == 0 { break }
        }
        return (bytes, isTooLong)
    }
}
