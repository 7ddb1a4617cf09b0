import NutgrafAnalysis

/// Numbers the words of texts as ROUGE compares them.
package struct RougeWords {
    /// Shorter words are compared as they are.
    private static let shortestStemmed = 4

    private var stemmer = PorterStemmer()
    private var numbers: [[UInt8]: Int] = [:]
    private var known: [[UInt8]: Int] = [:]

    /// Makes a numbering without words.
    package init() {}

    /// The numbers of a text's words, in order.
    package mutating func words(of text: some StringProtocol) -> [Int] {
        var result: [Int] = []
        var word: [UInt8] = []
        for byte in text.lowercased().utf8 {
            if (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) {
                word.append(byte)
            } else if !word.isEmpty {
                result.append(number(of: word))
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty { result.append(number(of: word)) }
        return result
    }

    private mutating func number(of word: [UInt8]) -> Int {
        if let number = known[word] { return number }
        let stem = word.count < Self.shortestStemmed ? word : stemmer.stem(word)
        let number = numbers[stem] ?? numbers.count
        numbers[stem] = number
        known[word] = number
        return number
    }
}
