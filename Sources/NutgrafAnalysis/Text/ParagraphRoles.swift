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
        var first: [UInt64: Int] = [:]
        for (number, paragraph) in paragraphs.enumerated() where paragraph.count >= Self.shortestRepeat {
            try pace.spend(paragraph.count)
            let key = Self.hash(text.bytes[paragraph])
            guard let earlier = first[key] else {
                first[key] = number
                continue
            }
            repeated[number] = text.bytes[paragraphs[earlier]] == text.bytes[paragraph]
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

    /// FNV-1a of some bytes.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
