extension TimeWord {
    /// Reads a number as the tokeniser leaves it: "15", "1,000", "2.5", "15th", "1990s", "10:30", "9.30pm",
    /// "27.04.2009", "04T10:30:00Z".
    ///
    /// - Parameter bytes: the digits with what stands between and behind them, in lower case.
    init(figures bytes: UnsafeBufferPointer<UInt8>) {
        self.init()
        read(bytes)
        isStarter = Self.isStarter(kind)
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= 24 else { return }
        var parts = (0, 0, 0)
        var lengths = (0, 0, 0)
        var separators: (UInt8, UInt8) = (0, 0)
        var part = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x30, byte <= 0x39 {
                guard (part == 0 ? lengths.0 : part == 1 ? lengths.1 : lengths.2) < 10 else { return }
                let digit = Int(byte - 0x30)
                switch part {
                case 0:
                    parts.0 = parts.0 * 10 + digit
                    lengths.0 += 1
                case 1:
                    parts.1 = parts.1 * 10 + digit
                    lengths.1 += 1
                default:
                    parts.2 = parts.2 * 10 + digit
                    lengths.2 += 1
                }
            } else if byte == 0x2C || byte == 0x2E || byte == 0x3A, part < 2 {
                if part == 0 { separators.0 = byte } else { separators.1 = byte }
                part += 1
            } else {
                break
            }
            index += 1
        }
        let letters = UnsafeBufferPointer(rebasing: bytes[index...])
        switch part {
        case 0: plain(parts.0, lengths.0, letters)
        case 1: paired(parts, lengths, separators.0, letters)
        default: tripled(parts, lengths, separators, letters)
        }
    }

    private mutating func plain(_ number: Int, _ length: Int, _ letters: UnsafeBufferPointer<UInt8>) {
        if letters.isEmpty {
            set(.figure, number * 1_000, length)
        } else if isOrdinalEnding(letters), number <= 1_000 {
            set(.ordinal, number, length)
        } else if letters.count == 1, letters[0] == 0x73, length == 2 || length == 4, number % 10 == 0 {
            set(.decade, number, length)
        } else if let half = Self.half(letters), (1...12).contains(number) {
            set(.clockOfHalf, (number % 12 + half) * 3_600, 0)
        } else if letters[0] | 0x20 == 0x74, (1...31).contains(number), length == 2 {
            set(.dayWithTime, number, length)
        }
    }

    private mutating func paired(
        _ parts: (Int, Int, Int),
        _ lengths: (Int, Int, Int),
        _ separator: UInt8,
        _ letters: UnsafeBufferPointer<UInt8>
    ) {
        if let half = Self.half(letters), separator != 0x2C, lengths.1 == 2, (1...12).contains(parts.0), parts.1 < 60 {
            return set(.clockOfHalf, (parts.0 % 12 + half) * 3_600 + parts.1 * 60, 1)
        }
        if !letters.isEmpty, letters[0] | 0x20 == 0x74 { return }
        switch separator {
        case 0x3A where lengths.1 == 2 && letters.count < 2 && Self.isTime(parts.0, parts.1, 0):
            set(.clock, parts.0 * 3_600 + parts.1 * 60, 1)
        case 0x2C where lengths.1 == 3 && letters.isEmpty:
            set(.figure, (parts.0 * 1_000 + parts.1) * 1_000, 9)
        case 0x2E where lengths.1 <= 3 && letters.isEmpty:
            let scale = lengths.1 == 1 ? 100 : lengths.1 == 2 ? 10 : 1
            set(.figure, parts.0 * 1_000 + parts.1 * scale, 9)
        default: break
        }
    }

    private mutating func tripled(
        _ parts: (Int, Int, Int),
        _ lengths: (Int, Int, Int),
        _ separators: (UInt8, UInt8),
        _ letters: UnsafeBufferPointer<UInt8>
    ) {
        guard separators.0 == separators.1, letters.count < 2 else { return }
        if separators.0 == 0x3A, Self.isTime(parts.0, parts.1, parts.2) {
            set(.clock, parts.0 * 3_600 + parts.1 * 60 + parts.2, 2)
        } else if separators.0 == 0x2E, lengths.2 == 4, letters.isEmpty, (1...31).contains(parts.0),
            (1...12).contains(parts.1)
        {
            set(.dottedDate, parts.2 * 10_000 + parts.1 * 100 + parts.0, 0)
        } else if separators.0 == 0x2C, lengths.1 == 3, lengths.2 == 3, parts.0 < 1_000 {
            set(.figure, (parts.0 * 1_000_000 + parts.1 * 1_000 + parts.2) * 1_000, 9)
        }
    }

    private mutating func set(_ kind: Kind, _ value: Int, _ detail: Int) {
        self.kind = kind
        self.value = value
        self.detail = UInt8(clamping: detail)
    }

    /// Whether three numbers are a time: up to midnight at the day's end, with room for a leap second.
    private static func isTime(_ hour: Int, _ minute: Int, _ second: Int) -> Bool {
        hour < 24 && minute < 60 && second < 61 || hour == 24 && minute == 0 && second == 0
    }

    /// 0 for "am", 12 for "pm".
    private static func half(_ letters: UnsafeBufferPointer<UInt8>) -> Int? {
        guard letters.count == 2, letters[1] | 0x20 == 0x6D else { return nil }
        return letters[0] | 0x20 == 0x61 ? 0 : letters[0] | 0x20 == 0x70 ? 12 : nil
    }

    private func isOrdinalEnding(_ letters: UnsafeBufferPointer<UInt8>) -> Bool {
        guard letters.count == 2 else { return false }
        switch (letters[0] | 0x20, letters[1] | 0x20) {
        case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): return true
        default: return false
        }
    }
}
