/// Reads the words of names: which tell a name from others, and which are titles, particles and small words.
struct NameReader {
    private static let suffixes: Set<String> = ["Jr", "Sr", "II", "III", "IV"]
    private static let states = FoldedLetters.key("us")
    private static let kingdom = FoldedLetters.key("uk")
    private static let nations = FoldedLetters.key("un")

    private let story: Story

    init(_ story: Story) {
        self.story = story
    }

    /// The words of a name that is no person's, without "the"; "United States" and its like are one word, as "US" is.
    func words(_ tokens: Range<Int>) -> [NameWord] {
        var words: [NameWord] = []
        var index = tokens.lowerBound
        while index < tokens.upperBound {
            defer { index += 1 }
            let token = story.tokens[index]
            guard token.kind == .word || token.kind == .number || token.kind == .clitic else { continue }
            let form = story.word(index).form
            if words.isEmpty, form == "The" || form == "the" { continue }
            var word = word(index)
            if token.kind == .clitic || !token.isCapitalized && token.kind == .word && isSmall(index) {
                word.isSmall = true
            }
            if form == "United", index + 1 < tokens.upperBound {
                switch story.word(index + 1).form {
                case "States": word.key = Self.states
                case "Kingdom": word.key = Self.kingdom
                case "Nations": word.key = Self.nations
                default: words.append(word); continue
                }
                index += 1
            }
            words.append(word)
        }
        return words
    }

    /// The words of a person's name, without titles before it, particles and "Jr" behind.
    func personWords(_ tokens: Range<Int>) -> [NameWord] {
        // "Duke of Cambridge" is one word of its own: neither "Duke" nor "Cambridge" is short for it.
        if tokens.contains(where: { story.word($0).form == "of" }) {
            var title = word(tokens.lowerBound)
            for index in tokens.dropFirst() { title.key = FoldedLetters.combined(title.key, word(index).key) }
            return [title]
        }
        var words: [NameWord] = []
        for index in tokens {
            let token = story.tokens[index]
            guard token.kind == .word || token.kind == .number else { continue }
            let isLast = index == tokens.upperBound - 1
            let classes = story.classes(index)
            if words.isEmpty, !isLast, classes.has(.honorific), !classes.has(.forename) { continue }
            if classes.has(.connector), !isLast, !token.isCapitalized || !classes.has(.forename) { continue }
            if words.count > 1, Self.suffixes.contains(story.word(index).form) { continue }
            var word = word(index)
            word.isInitial = token.isInitial || token.end - token.start == 1 || isDotted(token)
            words.append(word)
        }
        return words.isEmpty ? self.words(tokens) : words
    }

    private func word(_ index: Int) -> NameWord {
        let range = story.tokens[index].start..<story.tokens[index].end
        return NameWord(
            key: FoldedLetters.key(range, in: story.text),
            token: index,
            letter: FoldedLetters.first(range, in: story.text)
        )
    }

    private func isSmall(_ index: Int) -> Bool {
        story.classes(index).has([.stop, .connector])
    }

    /// Whether a token is like "J.K.".
    private func isDotted(_ token: Token) -> Bool {
        token.end - token.start >= 4 && story.text.byte(token.start + 1) == 0x2E
            && story.text.byte(token.end - 1) == 0x2E
    }
}
