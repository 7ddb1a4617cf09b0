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

    /// What a word may do at a sentence's beginning.
    private struct Lists: OptionSet {
        let rawValue: UInt16

        static let personal = Lists(rawValue: 1 << 0)
        static let pointing = Lists(rawValue: 1 << 1)
        static let leaning = Lists(rawValue: 1 << 2)
        /// Behind "the".
        static let counting = Lists(rawValue: 1 << 3)
        /// Behind "this": "this week" needs no sentence before it.
        static let times = Lists(rawValue: 1 << 4)
        static let articles = Lists(rawValue: 1 << 5)
        /// Behind an article, who may be meant by "he" or "she" without an office or a trade.
        static let people = Lists(rawValue: 1 << 6)
        /// Before "this".
        static let prepositions = Lists(rawValue: 1 << 7)
        /// Before "of" and one of ``these``.
        static let parts = Lists(rawValue: 1 << 8)
        static let these = Lists(rawValue: 1 << 9)
        /// May begin one of ``phrases``.
        static let phrases = Lists(rawValue: 1 << 10)
        static let the = Lists(rawValue: 1 << 11)
        static let of = Lists(rawValue: 1 << 12)
    }

    private static let lists = WordLists<Lists>([
        (.personal, ["he", "she", "his", "her", "him", "hers", "himself", "herself"]),
        (.pointing, ["this", "that", "these", "those"]),
        (
            .leaning,
            [
                "they", "their", "them", "theirs", "it", "its", "such", "but", "and", "or", "nor", "so", "yet",
                "however", "also", "then", "meanwhile", "instead", "therefore", "thus", "moreover", "furthermore",
                "nevertheless", "nonetheless", "besides", "otherwise", "similarly", "likewise", "consequently", "hence",
                "indeed", "another", "others", "both", "neither", "here", "later", "earlier", "afterwards", "elsewhere",
                "additionally", "still", "only", "because",
            ]
        ),
        (
            .counting,
            [
                "second", "third", "fourth", "fifth", "other", "others", "latter", "two", "three", "four", "pair",
                "duo", "trio", "same", "rest", "remaining", "former", "following",
            ]
        ),
        (
            .times,
            [
                "week", "month", "year", "morning", "afternoon", "evening", "spring", "summer", "autumn", "fall",
                "winter", "weekend", "season", "century", "decade", "monday", "tuesday", "wednesday", "thursday",
                "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
                "august", "september", "october", "november", "december",
            ]
        ),
        (.articles, ["the", "a", "an", "who", "that", "one", "every", "each", "many", "some"]),
        (
            .people,
            [
                "man", "woman", "boy", "girl", "teenager", "child", "person", "father", "mother", "son", "daughter",
                "brother", "sister", "husband", "wife", "widow", "victim", "suspect", "witness", "passenger",
                "resident", "patient", "student", "pupil", "prisoner", "soldier", "driver", "winner", "owner",
                "survivor",
            ]
        ),
        (.prepositions, ["after", "before", "of", "for", "with", "despite", "by", "on", "during", "since"]),
        (.parts, ["one", "some", "most", "many", "several", "all", "none"]),
        (.these, ["them", "these", "those", "his", "her", "their"]),
        (.phrases, phrases.map { $0[0] }),
        (.the, ["the"]),
        (.of, ["of"]),
    ])
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
        // The first three words, as the vocabulary numbers them in lower case; its word 0 is empty.
        var words = (0, 0, 0)
        var lists: (Lists, Lists, Lists) = ([], [], [])
        var count = 0
        var hasArticle = false
        // "The mayor said he": who is meant is described, not named.
        var isDescribed = false
        for token in sentence.tokens.prefix(Self.reach) {
            var word = 0
            var own: Lists = []
            switch story.tokens[token].kind {
            case .word:
                word = story.word(token).lower
                own = Self.lists[form(word)]
                // "He", "On Monday he" or "In Paris he": nobody is named before who could be meant.
                if own.contains(.personal) {
                    let named = sentence.firstPerson.map { $0 < token } ?? false
                    if !named, !isDescribed { return .person }
                }
                if hasArticle, own.contains(.people) || story.classes(token).has([.role, .occupation]) {
                    isDescribed = true
                }
                if own.contains(.articles) { hasArticle = true }
            case .number: break
            default: continue
            }
            switch count {
            case 0: (words.0, lists.0) = (word, own)
            case 1: (words.1, lists.1) = (word, own)
            case 2: (words.2, lists.2) = (word, own)
            default: break
            }
            count += 1
        }
        if lists.0.contains(.leaning) { return .sentence }
        if lists.0.contains(.pointing) { return lists.1.contains(.times) ? nil : .sentence }
        if lists.0.contains(.the), lists.1.contains(.counting), !isNameBehind(sentence) { return .sentence }
        if count > 2, lists.1.contains(.pointing), !lists.2.contains(.times),
            lists.0.contains(.prepositions) || story.vocabulary[words.0].classes.has([.placePreposition])
        {
            return .sentence
        }
        if lists.0.contains(.parts), lists.1.contains(.of), lists.2.contains(.these) { return .sentence }
        if lists.0.contains(.phrases) {
            let opening = [words.0, words.1, words.2].prefix(count).map(form)
            if Self.phrases.contains(where: { opening.starts(with: $0) }) { return .sentence }
        }
        return nil
    }

    private func form(_ word: Int) -> String { story.vocabulary.words[word].form }

    /// "The former president Ann Bray", "The second World War": the name says which.
    private func isNameBehind(_ sentence: SummarySentences.Sentence) -> Bool {
        guard let name = sentence.firstName else { return false }
        return name < sentence.tokens.lowerBound + 5
    }
}
