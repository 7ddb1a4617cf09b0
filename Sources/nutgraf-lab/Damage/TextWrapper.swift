import NutgrafAnalysis

/// Breaks a text's lines at a width, as mail programs did.
struct TextWrapper {
    /// How many scalars a line has at most.
    let width: Int

    /// The text in lines; every third word that does not fit is parted by a hyphen.
    func wrapped(_ clean: [UInt8]) -> DamagedText {
        var result = DamagedText(clean)
        var column = 0
        var overflows = 0
        var blank: Int?
        var word = 0
        func length(_ range: Range<Int>) -> Int { clean[range].count { $0 & 0xC0 != 0x80 } }
        for index in 0...clean.count {
            let isEnd = index == clean.count || clean[index] == 0x0A
            guard isEnd || clean[index] == 0x20 else { continue }
            let size = length(word..<index)
            if let place = blank {
                if column + 1 + size <= width {
                    column += 1 + size
                } else {
                    overflows += 1
                    let room = width - column - 2
                    if overflows % 3 == 0, room >= 3, let cut = cut(word..<index, room, clean) {
                        result.replace(cut..<cut, with: [0x2D, 0x0A])
                        column = length(cut..<index)
                    } else {
                        result.replace(place..<(place + 1), with: [0x0A])
                        column = size
                    }
                }
            } else {
                column = size
            }
            blank = isEnd ? nil : index
            word = index + 1
        }
        result.finish()
        return result
    }

    /// Where to part a word of nine small letters or more, so that three stay on each side.
    private func cut(_ word: Range<Int>, _ room: Int, _ clean: [UInt8]) -> Int? {
        guard word.count >= 9, clean[word].allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        return word.lowerBound + min(room, word.count - 3)
    }
}
