/// Finds the stretches of a sentence in which names may stand: capitalised words one after the other, with
/// "of", "van" and the like between them.
struct NameRunFinder {
    private let story: Story

    init(_ story: Story) {
        self.story = story
    }

    /// The runs of a sentence, in order; none in a sentence that capitalises nearly every word.
    func runs(in sentence: Range<Int>) -> [Range<Int>] {
        guard !capitalizesEverything(sentence) else { return [] }
        var runs: [Range<Int>] = []
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            guard mayBegin(index, limit: sentence.upperBound) else {
                index += 1
                continue
            }
            let end = self.end(of: index, limit: sentence.upperBound)
            runs.append(index..<end)
            index = end
        }
        return runs
    }

    /// Whether a sentence is written like a headline, so that its capitals say nothing.
    func capitalizesEverything(_ sentence: Range<Int>) -> Bool {
        var words = 0
        var capitals = 0
        for token in sentence where story.tokens[token].kind == .word {
            words += 1
            if story.tokens[token].isCapitalized {
                capitals += 1
            } else if !story.classes(token).has([.stop, .connector, .placePreposition]) {
                // Headlines leave only small words in lower case.
                return false
            }
        }
        return words >= 6 && capitals * 10 >= words * 7
    }

    /// Whether a name may begin with a token.
    private func mayBegin(_ index: Int, limit: Int) -> Bool {
        let token = story.tokens[index]
        guard token.kind == .word, token.isCapitalized else {
            return token.kind == .word && story.word(index).form == "al" && index + 2 < limit
                && story.tokens[index + 1].kind == .hyphen && story.tokens[index + 2].isCapitalized
        }
        let word = story.word(index)
        if Lexicon.shared.longestName(beginning: word.form) > 0, startsListedName(index, limit: limit) {
            return true
        }
        if word.classes.has([.notName, .month, .weekday]), !token.isInitial {
            return word.classes.has(.forename) && nextIsName(index, limit: limit)
        }
        guard token.isOpening, !word.isAcronym, story.isOrdinary(index) else { return true }
        let titles: WordClass = [.honorific, .role, .roleModifier, .organizationLead, .placeLead, .forename]
        return nextIsName(index, limit: limit) && (word.classes.has(titles) || capitalizedInside(index))
    }

    private func startsListedName(_ index: Int, limit: Int) -> Bool {
        ListedNames(story).longest(at: index, limit: limit) != nil
    }

    /// Whether the word after is capitalised too and belongs to the same name.
    private func nextIsName(_ index: Int, limit: Int) -> Bool {
        guard index + 1 < limit else { return false }
        let next = story.tokens[index + 1]
        if next.kind == .word { return next.isCapitalized || story.word(index + 1).form == "of" }
        return false
    }

    /// Whether two capitals in a row open a sentence and the second is no plain word either.
    private func capitalizedInside(_ index: Int) -> Bool {
        let lower = story.vocabulary[story.word(index).lower]
        return lower.count == 0 && !lower.classes.has(.stop)
    }

    private func end(of start: Int, limit: Int) -> Int {
        var end = start + 1
        if story.word(start).form == "al" { end = start + 3 }
        while end < limit {
            let token = story.tokens[end]
            if token.kind == .word, token.isCapitalized, !story.classes(end).has([.month, .weekday]) {
                end += 1
                continue
            }
            guard let joint = joint(at: end, start: start, limit: limit) else { break }
            end = joint
        }
        return end
    }

    /// The token behind the name's part that a hyphen, "of" or "&" joins on here.
    private func joint(at index: Int, start: Int, limit: Int) -> Int? {
        let token = story.tokens[index]
        if token.kind == .hyphen, !token.followsBlank, isName(index + 1, limit),
            !story.tokens[index + 1].followsBlank
        {
            return index + 2
        }
        if token.kind == .mark, story.text.byte(token.start) == 0x26, isName(index + 1, limit) {
            return index + 2
        }
        guard token.kind == .word else { return nil }
        let word = story.word(index)
        if word.form == "and", isName(index + 1, limit), hasOrganizationLead(start..<index) {
            return index + 2
        }
        guard word.classes.has(.connector) else { return nil }
        if isName(index + 1, limit) { return index + 2 }
        guard index + 1 < limit, story.tokens[index + 1].kind == .word else { return nil }
        let second = story.word(index + 1)
        guard second.form == "the" || second.classes.has(.connector), isName(index + 2, limit) else {
            return nil
        }
        return index + 3
    }

    private func isName(_ index: Int, _ limit: Int) -> Bool {
        index < limit && story.tokens[index].kind == .word && story.tokens[index].isCapitalized
            && !story.classes(index).has([.month, .weekday])
    }

    /// Whether "Ministry of …" or its like stands near the end of a run.
    private func hasOrganizationLead(_ run: Range<Int>) -> Bool {
        let near = max(run.lowerBound, run.upperBound - Lexicon.longestName)..<run.upperBound
        return near.contains { story.classes($0).has(.organizationLead) }
            && near.contains { story.word($0).form == "of" || story.word($0).form == "for" }
    }
}
