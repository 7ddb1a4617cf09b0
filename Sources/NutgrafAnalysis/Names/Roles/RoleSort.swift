/// What sort of word or mark stands somewhere, as far as it tells where a role begins and ends.
enum RoleSort: UInt8, CaseIterable {
    /// Beyond the sentence.
    case edge
    case comma, stop, hyphen, dash, clitic, number, bracket, quote, mark
    /// Names.
    case person, place, organization, group, otherName
    case the, a, owner
    /// "former", "late".
    case former
    case of, `for`
    /// "at", "in", "to".
    case joint
    /// "by", "after".
    case preposition
    case who, and, but
    /// "is", "has", "will".
    case auxiliary
    case speech, strongSpeech
    /// Words for what somebody is, in capitals and not.
    case title, role
    case modifier, day, capital, adverb, past, gerund, verb
    /// Another word that says little.
    case small
    case other

    /// Words of few sorts, in lower case.
    private static let words: [String: RoleSort] = {
        let sorts: [(RoleSort, String)] = [
            (.the, "the"), (.a, "a an"), (.who, "who which that whose where when"),
            (
                .owner,
                "his her its their my our your another one this these those some two three four five both other"
            ),
            (.former, "former ex then late current incumbent longtime longstanding veteran now outgoing new acting"),
            (.of, "of"), (.for, "for"), (.joint, "at in to on with from"),
            (
                .preposition,
                "by as behind about near since after before during until under over against between through into "
                    + "including like"
            ),
            (.and, "and or"), (.but, "but because while if than so not"),
            (.auxiliary, "is was has had will would were are have be been can could"),
        ]
        var words: [String: RoleSort] = [:]
        for (sort, list) in sorts { for word in list.split(separator: " ") { words[String(word)] = sort } }
        return words
    }()

    /// The sort of a token.
    init(_ index: Int, _ words: RoleWords) {
        let story = words.story
        let token = story.tokens[index]
        switch token.kind {
        case .word: self = Self.sort(ofWord: index, words)
        case .comma: self = .comma
        case .stop: self = .stop
        case .hyphen: self = .hyphen
        case .dash: self = .dash
        case .clitic: self = .clitic
        case .number: self = .number
        case .openBracket, .closeBracket: self = .bracket
        case .openQuote, .closeQuote: self = .quote
        default: self = .mark
        }
    }

    private static func sort(ofWord index: Int, _ words: RoleWords) -> RoleSort {
        switch words.kind(of: index) {
        case .person: return .person
        case .location, .facility: return .place
        case .organization: return .organization
        case .group: return .group
        case .some: return .otherName
        case nil: break
        }
        let story = words.story
        let token = story.tokens[index]
        let word = story.word(index)
        let lower = story.vocabulary[word.lower].form
        if let sort = self.words[lower] { return sort }
        if word.classes.has(.strongSpeech) { return .strongSpeech }
        let isCapital = token.isCapitalized && !token.isOpening
        if words.isRole(index) { return isCapital ? .title : .role }
        if word.classes.has(.roleModifier) { return .modifier }
        if word.classes.has([.month, .weekday]) { return .day }
        if isCapital { return .capital }
        if lower.utf8.count > 4, lower.hasSuffix("ly") { return .adverb }
        if words.isVerbForm(index) { return lower.hasSuffix("ed") ? .past : .gerund }
        if !words.mayModify(index) { return .verb }
        if word.classes.has(.speech) { return .speech }
        return word.classes.has(.stop) ? .small : .other
    }
}
