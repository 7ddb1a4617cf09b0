/// Reads a run of capitalised words as titles and names.
struct RunReader {
    /// A longer run of capitals is no name.
    private static let longestName = 12

    private let story: Story
    private let listed: ListedNames
    private var mentions: [Mention] = []

    init(_ story: Story) {
        self.story = story
        listed = ListedNames(story)
    }

    /// The names in a run, in order; those of unknown kind have none yet.
    ///
    /// - Parameter before: the token at which the sentence, or the run before, leaves off.
    mutating func mentions(in run: Range<Int>, before: Int) -> [Mention] {
        mentions = []
        var index = run.lowerBound
        var title = lowerTitle(before: run.lowerBound, limit: before)
        while index < run.upperBound {
            let start = index
            if let end = organizationEnd(index, run.upperBound) {
                add(index..<end, .organization, confidence: 0.85)
                index = end
            } else if let (tokens, known) = listed.longest(at: index, limit: run.upperBound),
                !isPersonName(tokens, known, run.upperBound, title)
            {
                index = addListed(tokens, known, limit: run.upperBound)
            } else if isTitle(index, run.upperBound) {
                index = titleEnd(index, run.upperBound)
                title = (title?.lowerBound ?? start)..<index
                continue
            } else {
                index = addName(from: index, limit: run.upperBound, title: title)
            }
            title = nil
            while index < run.upperBound, !isNamePart(index) { index += 1 }
        }
        return mentions
    }

    /// Whether a token of a run is a capitalised word or the beginning of "al-…".
    private func isNamePart(_ index: Int) -> Bool {
        story.tokens[index].kind == .word && story.tokens[index].isCapitalized
    }

    private mutating func add(
        _ tokens: Range<Int>,
        _ kind: EntityKind?,
        known: KnownName? = nil,
        title: Range<Int>? = nil,
        confidence: Double
    ) {
        guard let first = tokens.first, let last = tokens.last, tokens.count <= Self.longestName else {
            return
        }
        mentions.append(
            Mention(
                tokens: tokens,
                start: story.tokens[first].start,
                end: story.tokens[last].end,
                kind: kind,
                known: known,
                title: title,
                confidence: confidence
            )
        )
    }

    /// Adds a listed name, made longer where "River", "Airport" or "Province" follows it.
    private mutating func addListed(_ tokens: Range<Int>, _ known: KnownName, limit: Int) -> Int {
        let next = tokens.upperBound
        if known.kind == .location, next < limit, story.tokens[next].kind == .word {
            let classes = story.classes(next)
            let endsName = next + 1 >= limit || !isNamePart(next + 1)
            if classes.has(.facility), endsName {
                add(tokens.lowerBound..<(next + 1), .facility, confidence: 0.8)
                return next + 1
            }
            if classes.has(.place), endsName {
                add(tokens.lowerBound..<(next + 1), .location, confidence: 0.85)
                return next + 1
            }
        }
        add(tokens, known.kind, known: known, confidence: 0.95)
        return tokens.upperBound
    }

    /// Whether a listed place or people is a person's first name here, as in "Israel Katz".
    private func isPersonName(
        _ tokens: Range<Int>,
        _ known: KnownName,
        _ limit: Int,
        _ title: Range<Int>?
    ) -> Bool {
        guard known.kind == .location, tokens.count == 1 else { return false }
        let next = tokens.upperBound
        if title != nil, known.rank == .other { return true }
        guard next < limit, isNamePart(next), known.rank != .country else { return false }
        let classes = story.classes(next)
        let other: WordClass = [
            .honorific, .role, .roleModifier, .organization, .facility, .place, .ordinary, .forename,
        ]
        if listed.longest(at: next, limit: limit) != nil { return false }
        return !classes.has(other)
            && (known.rank == .other || story.classes(tokens.lowerBound).has(.forename))
    }

    // MARK: Organisations

    /// Where an organisation's name ends that begins here: "Ministry of Culture", "Leeds University".
    private func organizationEnd(_ start: Int, _ limit: Int) -> Int? {
        let bound = min(limit, start + 10)
        if story.classes(start).has(.organizationLead), start + 2 < limit,
            ["of", "for"].contains(story.word(start + 1).form)
        {
            return limit
        }
        var found: Int?
        var index = start
        while index < bound {
            let classes = story.classes(index)
            let isCapital = isNamePart(index)
            if index > start, isCapital, isPersonTitle(index) { break }
            if isCapital, classes.has(.organization), index > start || standsAlone(index, limit) {
                found = index + 1
            } else if !isCapital, story.word(index).form == "of", found == nil {
                break
            }
            index += 1
        }
        guard let end = found else { return nil }
        if let (tokens, known) = listed.longest(at: start, limit: limit), tokens.upperBound >= end {
            return known.kind == .organization ? tokens.upperBound : nil
        }
        if isPersonTitle(start), start + 1 < end, !story.classes(start).has(.organization) { return nil }
        // "University of Leeds", "Bank of Ireland": what "of" joins on belongs to the name.
        guard end + 1 < limit, story.word(end).form == "of" else { return end }
        return limit
    }

    /// Whether "Parliament" or "Congress" is meant and not the first word of a sentence.
    private func standsAlone(_ index: Int, _ limit: Int) -> Bool {
        guard !story.tokens[index].isOpening || !story.isOrdinary(index) else { return false }
        return index + 1 >= limit || !isNamePart(index + 1) || story.tokens[index + 1].isOpening
    }

    private func isPersonTitle(_ index: Int) -> Bool {
        let classes = story.classes(index)
        return classes.has([.honorific, .role]) && !classes.has(.organization)
    }

    // MARK: Titles

    /// Whether a title begins here with more of the name behind it.
    private func isTitle(_ index: Int, _ limit: Int) -> Bool {
        let classes = story.classes(index)
        guard classes.has([.honorific, .role, .roleModifier]), !story.tokens[index].isInitial else {
            return false
        }
        if classes.has(.forename), !classes.has([.honorific, .role]) { return false }
        return classes.has([.honorific, .role]) || titleFollows(index, limit)
    }

    private func titleFollows(_ index: Int, _ limit: Int) -> Bool {
        var next = index + 1
        while next < min(limit, index + 5) {
            let classes = story.classes(next)
            if classes.has([.honorific, .role]) { return true }
            guard classes.has(.roleModifier) || story.tokens[next].kind == .hyphen else { return false }
            next += 1
        }
        return false
    }

    private func titleEnd(_ start: Int, _ limit: Int) -> Int {
        var index = start + 1
        // "Secretary of State", "Minister of Defence".
        if index + 1 < limit, story.word(index).form == "of", story.classes(index + 1).has(.roleModifier) {
            return index + 2
        }
        if index < limit, story.tokens[index].kind == .hyphen { index += 1 }
        return index
    }

    /// A role in lower case directly before a run, as in "the Kremlin spokesman Peskov".
    private func lowerTitle(before start: Int, limit: Int) -> Range<Int>? {
        let last = start - 1
        guard last >= limit, story.tokens[last].kind == .word, !story.tokens[last].isCapitalized else {
            return nil
        }
        guard story.classes(last).has([.role]) else { return nil }
        return last..<start
    }

    // MARK: Names of no list

    private mutating func addName(from start: Int, limit: Int, title: Range<Int>?) -> Int {
        var end = start
        while end < limit {
            let classes = story.classes(end)
            if end > start, isNamePart(end) {
                if isPersonTitle(end), !classes.has(.forename), end + 1 < limit || title == nil,
                    classes.has(.role)
                {
                    break
                }
                if let (_, known) = listed.longest(at: end, limit: limit), known.kind == .group { break }
            }
            // "Lena Moravec of the harbour office": a person's name ends at "of".
            if story.word(end).form == "of", title != nil || story.classes(start).has(.forename) { break }
            end += 1
        }
        while end > start, !isNamePart(end - 1) { end -= 1 }
        guard end > start else { return start + 1 }
        let tokens = start..<end
        guard tokens.count <= Self.longestName else { return end }
        let last = story.classes(end - 1)
        let first = story.classes(start)
        let isMany = tokens.count > 1
        if title != nil {
            add(tokens, .person, title: title, confidence: isMany ? 0.95 : 0.85)
        } else if isMany, first.has(.placeLead) || last.has(.place) {
            add(tokens, .location, confidence: 0.75)
        } else if isMany, last.has(.facility) {
            add(tokens, .facility, confidence: 0.7)
        } else if isMany, first.has(.forename) || story.tokens[start].isInitial, tokens.count <= 5,
            !hasOf(tokens)
        {
            add(tokens, .person, confidence: 0.9)
        } else {
            add(tokens, nil, confidence: 0.5)
        }
        return end
    }

    private func hasOf(_ tokens: Range<Int>) -> Bool {
        tokens.contains { ["of", "the", "and"].contains(story.word($0).form) }
    }
}
