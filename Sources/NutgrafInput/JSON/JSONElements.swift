import NutgrafTypes

/// The articles of a `.json` file: one object, an array of objects, or several one after the other.
///
/// Each is found by its brackets and read by itself, so that a file may be longer than memory, and one that is wrong
/// does not spoil the others.
struct JSONElements {
    /// A value of the file as it is written.
    private struct Element {
        var bytes: [UInt8] = []
        /// Whether it is longer than any article, so that not all of it was kept.
        var isTooLong = false
        /// Whether the file ends before it does.
        var isCut = false
    }

    private let file: String
    private let stream: ByteStream
    private let limit: Int
    private var number = 0
    private var isInArray = false
    private var hadArray = false
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
                return faultAtEnd.map { InputItem(InputOrigin(file: file), $0) }
            }
            number += 1
            hasEnded = element.isCut
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

    /// What the end of the file shows to be missing.
    private var faultAtEnd: InputFault? {
        if isInArray {
            return InputFault(.malformed, "ends before the ']' of its array, so that the rest is lost; get it whole")
        }
        guard number == 0 else { return nil }
        return hadArray ? InputFault(.empty, "an array that holds no article; give one that has some") : .empty
    }

    /// A file of one object needs no number.
    private var origin: InputOrigin {
        InputOrigin(file: file, entry: hadArray || number > 1 ? number : nil)
    }

    /// The next object, or any value of an array; `nil` at the end.
    private mutating func element() throws(InputFault) -> Element? {
        while let byte = try nextByte() {
            switch byte {
            case 0x5B where !isInArray:
                isInArray = true
                hadArray = true
                stream.take(1)
            case 0x5D where isInArray:
                isInArray = false
                stream.take(1)
            case 0x2C:
                stream.take(1)
            case 0x7B:
                hasBegun = true
                return try value()
            case _ where isInArray:
                return try value()
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

    /// Takes a value: up to the bracket that closes its first one, or else up to what must stand behind a value.
    private func value() throws(InputFault) -> Element {
        var element = Element()
        var scan = JSONScan()
        while true {
            if stream.buffer.isEmpty, try !stream.fill() {
                element.isCut = true
                return element
            }
            let part = stream.buffer
            let end = scan.end(in: part)
            // An escape takes up to six octets for one of the text.
            let count = (end ?? part.endIndex) - part.startIndex
            if element.bytes.count + count > 6 * limit + 65_536 { element.isTooLong = true }
            if !element.isTooLong { element.bytes += part.prefix(count) }
            stream.take(count)
            if end != nil { return element }
        }
    }
}
