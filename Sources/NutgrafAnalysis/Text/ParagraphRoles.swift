/// Which paragraphs and sentences of a text are no part of its story.
struct ParagraphRoles {
    /// Shorter paragraphs may well be said twice: "No." and "No.".
    private static let shortestRepeat = 40

    /// For each paragraph, whether an earlier one has the same words.
    let isRepeated: [Bool]
    /// For each sentence, whether it is a credit, a tag of an agency, a call to subscribe or the like.
    let isBoilerplate: [Bool]

    /// Looks a text over, in time proportional to its length.
    init<Failure>(
        _ text: ByteText,
        paragraphs: [Range<Int>],
        sentences: [Range<Int>],
        paragraphOfSentence: [Int],
        pace: inout Pace<Failure>
    ) throws(Failure) {
        var repeated = Array(repeating: false, count: paragraphs.count)
        var first = KeyTable(capacity: paragraphs.count)
        for (number, paragraph) in paragraphs.enumerated() where paragraph.count >= Self.shortestRepeat {
            try pace.spend(paragraph.count)
            let (earlier, isNew) = first.number(of: Self.hash(text.bytes[paragraph]), next: number)
            if !isNew { repeated[number] = text.bytes[paragraphs[earlier]] == text.bytes[paragraph] }
        }
        isRepeated = repeated

        let finder = BoilerplateFinder(text)
        var boilerplate = Array(repeating: false, count: sentences.count)
        var index = 0
        for (number, paragraph) in paragraphs.enumerated() {
            let begin = index
            while index < sentences.count, paragraphOfSentence[index] == number { index += 1 }
            try pace.spend(64)
            if finder.isBoilerplate(paragraph) {
                for sentence in begin..<index { boilerplate[sentence] = true }
                continue
            }
            for sentence in begin..<index where finder.isCredit(sentences[sentence]) { boilerplate[sentence] = true }
        }
        isBoilerplate = boilerplate
    }

    /// A hash of some bytes, eight at a time.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.withUnsafeBytes { bytes in
            var hash = UInt64(bytes.count)
            var index = 0
            while index < bytes.count {
                // The last eight bytes are read whole; no paragraph that is looked up has fewer.
                let part = bytes.loadUnaligned(fromByteOffset: min(index, bytes.count - 8), as: UInt64.self)
                let wide = (hash ^ part).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
                hash = wide.high ^ wide.low
                index += 8
            }
            return hash
        }
    }
}
