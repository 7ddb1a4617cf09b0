/// Finds the story's people, places and bodies in its headline.
///
/// Headlines capitalise what they like, so beside the tagger's names those that the story knows are found: its names,
/// a surname or first name that only one of its people bears, a longer name of such a person, another name of a
/// country.
package struct TitleReader {
    private let title: Story
    private var byName: [String: Int] = [:]
    /// The most tokens that a name of the story has which begins with a word.
    private var longest: [String: Int] = [:]
    /// The person who alone bears a word in a name of two words or more; -1 where several do.
    private var byPart: [String: Int] = [:]
    private var byCountry: [String: Int] = [:]
    /// For each byte whether a word of the title begins with it: names that begin with another need no place here.
    private var isInitial = Array(repeating: false, count: 256)

    /// Takes a headline.
    package init(_ title: Story) {
        self.title = title
        for token in title.tokens { isInitial[Int(title.text.byte(token.start))] = true }
    }

    /// Adds the places where the title names an entity; names that the story does not have are added.
    ///
    /// - Parameter mentions: the names found in the title, in order.
    package mutating func note<Failure>(
        _ mentions: [Mention] = [],
        in drafts: inout [EntityDraft],
        pace: inout Pace<Failure>
    ) throws(Failure) {
        for (number, draft) in drafts.enumerated() {
            try pace.spend(64 * draft.names.count)
            file(number, draft)
        }
        var rest = mentions[...]
        var index = 0
        while index < title.tokens.count {
            try pace.spend(64)
            while let first = rest.first, first.tokens.lowerBound < index { rest.removeFirst() }
            let mention = rest.first?.tokens.lowerBound == index ? rest.first : nil
            guard title.tokens[index].kind == .word, title.tokens[index].isCapitalized || mention != nil else {
                index += 1
                continue
            }
            let bound = mention?.tokens.upperBound ?? 0
            if let (end, number) = known(at: index) ?? person(at: index, drafts), end >= bound {
                drafts[number].note(name: title.string(tokens: index..<end))
                drafts[number].titleMentions.append(range(index..<end))
                index = end
            } else if let mention, let kind = mention.kind {
                let name = title.string(tokens: mention.tokens)
                let listed = Lexicon.shared.name(name)
                var known = listed?.kind == kind ? listed ?? KnownName(kind: kind) : KnownName(kind: kind)
                if known.country == nil, kind == .location { known.country = TownList.shared.sureCountry(name) }
                note(mention.tokens, known, mention.confidence, in: &drafts)
                index = mention.tokens.upperBound
            } else {
                index += 1
            }
        }
    }

    private mutating func file(_ number: Int, _ draft: EntityDraft) {
        for name in draft.names {
            let isPossible = mayStand(name.utf8.first)
            if isPossible {
                let plain = Self.plain(name)
                if byName[name] == nil { byName[name] = number }
                if byName[plain] == nil { byName[plain] = number }
                if plain.hasPrefix("US ") { for word in ["US", "U.S.", "United"] { longest[word] = 24 } }
            }
            guard isPossible || draft.kind == .person else { continue }
            let words = name.split { $0 == " " || $0 == "-" }
            guard let first = words.first else { continue }
            if isPossible { longest[String(first)] = max(longest[String(first)] ?? 0, min(words.count * 2, 24)) }
            guard draft.kind == .person, words.count > 1 else { continue }
            for word in [words[0], words[words.count - 1]] where mayStand(word.utf8.first) {
                byPart[String(word)] = (byPart[String(word)] ?? number) == number ? number : -1
            }
        }
        if draft.kind == .location, let country = draft.country,
            draft.names.contains(where: { Lexicon.shared.name($0)?.rank == .country }), byCountry[country] == nil
        {
            byCountry[country] = number
        }
    }

    private func mayStand(_ first: UInt8?) -> Bool { first.map { isInitial[Int($0)] } ?? false }

    /// A name in which the United States are "US", however they are written.
    private static func plain(_ name: String) -> String {
        if name.hasPrefix("United States ") { return "US" + name.dropFirst(13) }
        return name.hasPrefix("U.S. ") ? "US" + name.dropFirst(4) : name
    }

    private func known(at start: Int) -> (end: Int, entity: Int)? {
        guard let length = longest[title.word(start).form] else { return nil }
        var end = min(start + length, title.tokens.count)
        while end > start {
            let name = title.string(tokens: start..<end)
            if let number = byName[name] ?? byName[Self.plain(name)] { return (end, number) }
            end -= 1
        }
        return nil
    }

    /// A person of the story by a part of the name, with initials and other parts that stand beside it.
    private func person(at start: Int, _ drafts: [EntityDraft]) -> (end: Int, entity: Int)? {
        guard let number = byPart[title.word(start).form], number >= 0 else { return nil }
        // A surname that is a listed name or an ordinary word as well says too little in a headline.
        let form = title.word(start).form
        var end = start + 1
        while end < min(start + 6, title.tokens.count), title.tokens[end].kind == .word,
            title.tokens[end].isInitial || byPart[title.word(end).form] == number
        {
            end += 1
        }
        while end > start + 1, title.tokens[end - 1].isInitial { end -= 1 }
        let isSure = drafts[number].names.contains { name in name.hasSuffix(" " + form) } || end > start + 1
        guard isSure, end > start + 1 || Lexicon.shared.name(form) == nil && !title.classes(start).has(.ordinary) else {
            return nil
        }
        return (end, number)
    }

    private mutating func note(
        _ tokens: Range<Int>,
        _ known: KnownName,
        _ confidence: Double,
        in drafts: inout [EntityDraft]
    ) {
        let name = title.string(tokens: tokens)
        if known.rank == .country, let country = known.country, let number = byCountry[country] {
            drafts[number].note(name: name)
            drafts[number].titleMentions.append(range(tokens))
            byName[name] = number
            return
        }
        var draft = EntityDraft(kind: known.kind)
        draft.names = [name]
        draft.country = known.country
        draft.confidence = confidence
        draft.titleMentions = [range(tokens)]
        byName[name] = drafts.count
        longest[title.word(tokens.lowerBound).form] = max(
            longest[title.word(tokens.lowerBound).form] ?? 0,
            tokens.count
        )
        if known.rank == .country, let country = known.country { byCountry[country] = drafts.count }
        drafts.append(draft)
    }

    private func range(_ tokens: Range<Int>) -> TextRange {
        TextRange(start: title.tokens[tokens.lowerBound].start, end: title.tokens[tokens.upperBound - 1].end)
    }
}
