/// Finds where a story names people, places, organisations and groups.
package struct MentionFinder {
    private let story: Story
    private var mentions: [Mention] = []

    /// Makes a finder for a story.
    package init(_ story: Story) {
        self.story = story
    }

    /// The mentions, in order, none overlapping another, each with its kind.
    package mutating func mentions<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [Mention] {
        let finder = NameRunFinder(story)
        var reader = RunReader(story)
        mentions = []
        for (number, sentence) in story.tokensOfSentence.enumerated() where !story.isRepeated(number) {
            try pace.spend(sentence.count * 16)
            if finder.capitalizesEverything(sentence) {
                try addListed(in: sentence, pace: &pace)
                continue
            }
            var before = sentence.lowerBound
            for run in finder.runs(in: sentence) {
                try pace.spend(run.count * 64)
                mentions += reader.mentions(in: run, before: before)
                before = run.upperBound
            }
        }
        try resolveUnknown(pace: &pace)
        return mentions
    }

    /// In a sentence of nothing but capitals only listed names can be told.
    private mutating func addListed<Failure>(
        in sentence: Range<Int>,
        pace: inout Pace<Failure>
    ) throws(Failure) {
        let listed = ListedNames(story)
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            try pace.spend(64)
            guard story.tokens[index].kind == .word, story.tokens[index].isCapitalized,
                let (tokens, known) = listed.longest(at: index, limit: sentence.upperBound)
            else {
                index += 1
                continue
            }
            let start = story.tokens[tokens.lowerBound].start
            let end = story.tokens[tokens.upperBound - 1].end
            mentions.append(
                Mention(
                    tokens: tokens,
                    start: start,
                    end: end,
                    kind: known.kind,
                    known: known,
                    confidence: 0.9
                )
            )
            index = tokens.upperBound
        }
    }

    /// Gives names of unknown kind the kind of the person who bears them, or the one their places vote for.
    private mutating func resolveUnknown<Failure>(pace: inout Pace<Failure>) throws(Failure) {
        var personWords: Set<Int> = []
        var kinds: [String: EntityKind] = [:]
        for mention in mentions {
            try pace.spend(32)
            guard let kind = mention.kind else { continue }
            if kind == .person, mention.confidence >= 0.8 {
                for token in mention.tokens where story.tokens[token].isCapitalized {
                    personWords.insert(story.tokens[token].form)
                }
            } else {
                kinds[name(mention)] = kind
            }
        }
        var votes: [String: NameVotes] = [:]
        for mention in mentions where mention.kind == nil {
            try pace.spend(64)
            votes[name(mention), default: NameVotes()].count(mention, in: story)
        }
        var resolved: [Mention] = []
        resolved.reserveCapacity(mentions.count)
        for var mention in mentions {
            try pace.spend(64)
            if mention.kind == nil {
                let first = mention.tokens.lowerBound
                if mention.tokens.count == 1, personWords.contains(story.tokens[first].form) {
                    mention.kind = .person
                    mention.confidence = 0.85
                } else if let kind = kinds[name(mention)] {
                    mention.kind = kind
                    mention.confidence = 0.7
                } else if let verdict = votes[name(mention)]?.verdict(for: mention, in: story) {
                    mention.kind = verdict.kind
                    mention.confidence = verdict.confidence
                } else {
                    continue
                }
            }
            resolved.append(mention)
        }
        mentions = resolved
    }

    private func name(_ mention: Mention) -> String { story.text.string(mention.start..<mention.end) }
}
