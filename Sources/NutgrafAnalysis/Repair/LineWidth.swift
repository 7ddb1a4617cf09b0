/// Finds the width at which a text's lines were broken.
///
/// Lines are hard-wrapped where there are four or more, none is longer than 140 signs, and of those that another
/// line follows directly most would not have had room for its first word, and end no sentence.
struct LineWidth {
    /// The width in scalars, from 30 to 140; `nil` where lines end where paragraphs do.
    let width: Int?

    /// Reads a text's lines.
    init<Failure>(_ text: ByteText, pace: inout Pace<Failure>) throws(Failure) {
        var lines: [(length: Int, firstWord: Int, endsOpen: Bool)] = []
        var longest = 0
        var start = 0
        while start < text.count, longest <= 140 {
            let end = text.place(in: start..<text.count) { $0 == 0x0A }
            try pace.spend(end - start + 1)
            var last = end
            while last > start, [0x20, 0x09, 0x0D].contains(text.bytes[last - 1]) { last -= 1 }
            let length = Self.scalars(start..<last, in: text, atMost: 200)
            var word = start
            while word < last, text.bytes[word] > 0x20 { word += 1 }
            let stop = Glyph(text.scalar(before: last).value)
            lines.append(
                (
                    length, Self.scalars(start..<word, in: text, atMost: 200),
                    last > start && stop != .stop && text.byte(last - 1) != 0x3A
                )
            )
            longest = max(longest, length)
            start = end + 1
        }
        guard start >= text.count, (30...140).contains(longest) else {
            width = nil
            return
        }
        var followed = 0
        var full = 0
        var open = 0
        var written = 0
        for index in lines.indices where lines[index].length > 0 {
            written += 1
            guard index + 1 < lines.count, lines[index + 1].length > 0 else { continue }
            followed += 1
            if lines[index].length + 1 + lines[index + 1].firstWord > longest {
                full += 1
                if lines[index].endsOpen { open += 1 }
            }
        }
        let isWrapped = written >= 4 && followed >= 2 && full * 10 > followed * 6 && open * 2 > full
        width = isWrapped ? longest : nil
    }

    /// How many scalars a range has, counted no further than a bound.
    static func scalars(_ range: Range<Int>, in text: ByteText, atMost bound: Int) -> Int {
        var count = 0
        for index in range where text.bytes[index] & 0xC0 != 0x80 {
            count += 1
            if count >= bound { break }
        }
        return count
    }
}
