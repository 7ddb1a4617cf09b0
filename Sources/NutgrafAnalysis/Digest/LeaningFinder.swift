/// Tells which sentences cannot stand without one before them: "He was released", "But the bridge held", "The second
/// boat sank".
struct LeaningFinder {
    /// What a sentence's beginning leans on.
    private enum Support {
        /// The last person named before.
        case person
        /// The sentence before.
        case sentence
    }

    /// A person named so many sentences before is no longer who "he" is.
    private static let memory = 8
    /// Of a sentence so many tokens are read.
    private static let reach = 7

    private static let personal: Set<String> = ["he", "she", "his", "her", "him", "hers", "himself", "herself"]
    private static let pointing: Set<String> = ["this", "that", "these", "those"]
    private static let leaning: Set<String> = [
        "they", "their", "them", "theirs", "it", "its", "such", "but", "and", "or", "nor", "so", "yet", "however",
        "also",
        "then", "meanwhile", "instead", "therefore", "thus", "moreover", "furthermore", "nevertheless", "nonetheless",
        "besides", "otherwise", "similarly", "likewise", "consequently", "hence", "indeed", "another", "others", "both",
        "neither", "here", "later", "earlier", "afterwards", "elsewhere", "additionally", "still", "only", "because",
    ]
    /// Behind "the".
    private static let counting: Set<String> = [
        "second", "third", "fourth", "fifth", "other", "others", "latter", "two", "three", "four", "pair", "duo",
        "trio",
        "same", "rest", "remaining", "former", "following",
    ]
    /// Behind "this": "this week" needs no sentence before it.
    private static let times: Set<String> = [
        "week", "month", "year", "morning", "afternoon", "evening", "spring", "summer", "autumn", "fall", "winter",
        "weekend", "season", "century", "decade", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]
    private static let articles: Set<String> = [
        "the", "a", "an", "who", "that", "one", "every", "each", "many", "some",
    ]
    /// Behind an article, who may be meant by "he" or "she" without an office or a trade.
    private static let people: Set<String> = [
        "man", "woman", "boy", "girl", "teenager", "child", "person", "father", "mother", "son", "daughter", "brother",
        "sister", "husband", "wife", "widow", "victim", "suspect", "witness", "passenger", "resident", "patient",
        "student", "pupil", "prisoner", "soldier", "driver", "winner", "owner", "survivor",
    ]
    private static let phrases: [[String]] = [
        ["in", "addition"], ["as", "a", "result"], ["for", "example"], ["for", "instance"], ["in", "contrast"],
        ["by", "contrast"], ["on", "the", "other"], ["at", "the", "time"], ["at", "the", "same"], ["as", "well"],
        ["in", "response"], ["in", "turn"], ["even", "so"], ["in", "other"],
    ]

    private let story: Story

    init(_ story: Story) {
        self.story = story
    }

    /// Notes what a sentence leans on; the first one leans on nothing.
    ///
    /// - Parameters:
    ///   - index: the sentence's place; those before it have been read.
    ///   - sentences: the sentences, which know whom they name.
    func read(_ index: Int, of sentences: inout [SummarySentences.Sentence]) {
        guard index > 0, let support = support(of: sentences[index]) else { return }
        var antecedent: Int?
        switch support {
        case .sentence: antecedent = index - 1
        case .person:
            antecedent = (max(0, index - Self.memory)..<index).last { sentences[$0].firstPerson != nil } ?? index - 1
        }
        if let found = antecedent, !sentences[found].isEligible || sentences[found].isHanging { antecedent = nil }
        sentences[index].antecedent = antecedent
        sentences[index].isHanging = antecedent == nil
    }

    private func support(of sentence: SummarySentences.Sentence) -> Support? {
        var words: [String] = []
        var hasArticle = false
        // "The mayor said he": who is meant is described, not named.
        var isDescribed = false
        for token in sentence.tokens.prefix(Self.reach) {
            guard story.tokens[token].kind == .word else {
                if story.tokens[token].kind == .number { words.append("") }
                continue
            }
            let word = story.vocabulary[story.word(token).lower].form
            // "He", "On Monday he" or "In Paris he": nobody is named before who could be meant.
            if Self.personal.contains(word) {
                let named = sentence.firstPerson.map { $0 < token } ?? false
                if !named, !isDescribed { return .person }
            }
            if hasArticle, Self.people.contains(word) || story.classes(token).has([.role, .occupation]) {
                isDescribed = true
            }
            if Self.articles.contains(word) { hasArticle = true }
            words.append(word)
        }
        guard let first = words.first else { return nil }
        let second = words.count > 1 ? words[1] : ""
        if Self.leaning.contains(first) { return .sentence }
        if Self.pointing.contains(first) { return Self.times.contains(second) ? nil : .sentence }
        if first == "the", Self.counting.contains(second), !isNameBehind(sentence) { return .sentence }
        if words.count > 2, Self.pointing.contains(second), !Self.times.contains(words[2]),
            story.vocabulary.find(first).map({ story.vocabulary[$0].classes.has([.placePreposition]) }) ?? false
                || ["after", "before", "of", "for", "with", "despite", "by", "on", "during", "since"].contains(first)
        {
            return .sentence
        }
        if ["one", "some", "most", "many", "several", "all", "none"].contains(first), second == "of", words.count > 2,
            ["them", "these", "those", "his", "her", "their"].contains(words[2])
        {
            return .sentence
        }
        if Self.phrases.contains(where: { words.starts(with: $0) }) { return .sentence }
        return nil
    }

    /// "The former president Ann Bray", "The second World War": the name says which.
    private func isNameBehind(_ sentence: SummarySentences.Sentence) -> Bool {
        guard let name = sentence.firstName else { return false }
        return name < sentence.tokens.lowerBound + 5
    }
}
