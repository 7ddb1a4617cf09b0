import NutgrafTypes

/// The articles of a `.jsonl` file, one a line.
struct JSONLines {
    private let file: String
    private let stream: ByteStream
    private let limit: Int
    private var number = 0
    private var hasEnded = false

    init(file: String, stream: ByteStream, limit: Int) {
        self.file = file
        self.stream = stream
        self.limit = limit
    }

    /// The next line that is not blank; `nil` behind the last.
    mutating func next() -> InputItem? {
        while !hasEnded {
            let origin = InputOrigin(file: file, line: number + 1)
            do throws(InputFault) {
                // An escape takes up to six octets for one of the text.
                guard let line = try stream.line(limit: 6 * limit + 65_536) else { break }
                number += 1
                guard !line.isTooLong else { throw InputFault.tooLarge(limit: limit) }
                let bytes =
                    number == 1 && line.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? line.bytes.dropFirst(3) : line.bytes
                guard bytes.contains(where: { $0 > 0x20 }) else { continue }
                return InputItem(origin, try JSONLines.article(of: bytes, limit: limit))
            } catch {
                hasEnded = error.reason == .unreadable
                return InputItem(origin, error)
            }
        }
        hasEnded = true
        return nil
    }

    /// The article that is written as one JSON value.
    static func article(of bytes: ArraySlice<UInt8>, limit: Int) throws(InputFault) -> Article {
        let value: JSONValue
        do {
            value = try JSONParser.value(of: bytes)
        } catch {
            throw .malformedJSON(error)
        }
        return try Article(value, limit: limit)
    }
}

extension InputFault {
    /// A text that is no JSON.
    static func malformedJSON(_ failure: JSONParser.Failure) -> InputFault {
        InputFault(.malformed, "no JSON: \(failure.explanation) at byte \(failure.offset + 1); correct it")
    }
}
