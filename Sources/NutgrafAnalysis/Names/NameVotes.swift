/// What the places where a name of unknown kind stands say about its kind.
struct NameVotes {
    private var person = 0.0
    private var location = 0.0
    private var organization = 0.0
    private var inside = 0
    private var occurrences = 0

    private static let settlements: Set<String> = [
        "city", "town", "village", "port", "province", "region", "district", "island", "capital", "suburb",
        "coast",
    ]

    /// Counts one occurrence of the name.
    mutating func count(_ mention: Mention, in story: Story) {
        occurrences += 1
        let first = mention.tokens.lowerBound
        let sentence = story.tokensOfSentence[story.tokens[first].sentence]
        if !story.tokens[first].isOpening { inside += 1 }
        if first > sentence.lowerBound { countBefore(first - 1, story) }
        countAfter(mention.tokens.upperBound, sentence.upperBound, story)
    }

    private mutating func countBefore(_ index: Int, _ story: Story) {
        guard story.tokens[index].kind == .word else { return }
        let classes = story.classes(index)
        switch story.word(index).form {
        case "in", "near", "across", "around", "outside", "towards", "toward": location += 2
        case "from", "to": location += 0.6
        case "left", "leaving", "reached", "reaching", "entered", "visited", "visiting": location += 1.5
        case "at": organization += 0.5
        case "of" where index > 0 && Self.settlements.contains(story.word(index - 1).form): location += 2.5
        case "by", "with", "and": person += 0.2
        case "the", "The": organization += 1
        default: if classes.has(.strongSpeech) { person += 1.5 }
        }
    }

    private mutating func countAfter(_ start: Int, _ limit: Int, _ story: Story) {
        guard start < limit else { return }
        var index = start
        if story.tokens[index].kind == .clitic { index += 1 }
        guard index < limit else { return }
        let token = story.tokens[index]
        switch token.kind {
        case .word:
            if story.classes(index).has(.strongSpeech) { person += 1.5 }
            if ["who", "himself", "herself"].contains(story.word(index).form) { person += 2 }
        case .hyphen:
            if index + 1 < limit, story.word(index + 1).form == "based" { location += 3 }
        case .comma: countBehindComma(index + 1, limit, story)
        case .openBracket:
            if index + 1 < limit, story.word(index + 1).isAcronym { organization += 1.5 }
        default: break
        }
    }

    private mutating func countBehindComma(_ index: Int, _ limit: Int, _ story: Story) {
        guard index < limit else { return }
        let word = story.word(index)
        if word.form == "who" { person += 2 }
        if story.tokens[index].kind == .number, story.tokens[index].end - story.tokens[index].start == 2 {
            person += 2
        }
        if Lexicon.shared.name(word.form)?.rank == .country { location += 1 }
    }

    /// The kind that the votes and the name's form are for, and how sure that is; `nil` where it is no name.
    func verdict(for mention: Mention, in story: Story) -> (kind: EntityKind, confidence: Double)? {
        let tokens = mention.tokens
        let word = story.word(tokens.lowerBound)
        var person = person
        var organization = organization
        let isSingle = tokens.count == 1
        if isSingle {
            if hasInnerCapital(word) { organization += 2 }
            if inside == 0, occurrences == 1, story.tokens[tokens.lowerBound].isOpening, person == 0 {
                return nil
            }
            if word.isAcronym { organization += 2 }
            if word.classes.has(.forename) { person += 1.5 }
            if word.classes.has([.ordinary]), person + location + organization < 1 { return nil }
        } else {
            let joined = tokens.contains { ["of", "the", "and", "for"].contains(story.word($0).form) }
            let words = tokens.filter { story.tokens[$0].kind == .word }
            let ordinary = words.filter { story.isOrdinary($0) }
            if ordinary.count == words.count, person + location + organization < 1 { return nil }
            if joined || words.count > 4 { organization += 1.5 }
            if ordinary.count * 2 >= words.count {
                organization += 1.5
            } else if words.count <= 3 {
                person += 1.5
            }
        }
        let best = max(person, location, organization)
        let confidence = min(0.8, 0.4 + 0.1 * best)
        if best == 0 { return (isSingle ? .organization : .person, 0.35) }
        if person >= best { return (.person, confidence) }
        return (location >= best ? .location : .organization, confidence)
    }

    /// Whether a word is written like "GitHub".
    private func hasInnerCapital(_ word: Vocabulary.Word) -> Bool {
        guard !word.isAcronym else { return false }
        var bytes = word.form.utf8.dropFirst(
            word.form.hasPrefix("Mc") ? 3 : word.form.hasPrefix("Mac") ? 4 : 1
        )[...]
        while let byte = bytes.popFirst() {
            // O’Brien and D’Angelo are people.
            if byte > 0x7F || byte == 0x27 { return false }
            if (0x41...0x5A).contains(byte) { return true }
        }
        return false
    }
}
