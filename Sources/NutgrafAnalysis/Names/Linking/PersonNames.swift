/// Tells whether two names of two words or more are one person's.
struct PersonNames {
    private let story: Story
    private let variants: SpellingVariants

    init(_ story: Story) {
        self.story = story
        variants = SpellingVariants(story)
    }

    /// Whether the names may be one person's: "George W. Bush" and "George Bush", "J. Smith" and "John Smith",
    /// "Peña Nieto" and "Enrique Peña Nieto", "Bill Clinton" and "William Clinton", "Abe Shinzo" and "Shinzo Abe".
    func areOne(_ one: NameForm, _ other: NameForm) -> Bool {
        guard one.gender.isEmpty || other.gender.isEmpty || one.gender == other.gender else { return false }
        let (long, short) = one.words.count >= other.words.count ? (one.words, other.words) : (other.words, one.words)
        guard short.count >= 2, let longLast = long.last, let shortLast = short.last else { return false }
        guard initialsAgree(short, long) else { return false }
        if isWithin(short, long) { return true }
        if short.count == 2, long.count == 2, short[0].key == long[1].key, short[1].key == long[0].key {
            return true
        }
        if longLast.key == shortLast.key || areVariants(longLast, shortLast) {
            return isForename(short[0], long[0]) && middlesAgree(short, long)
        }
        return false
    }

    /// Whether the words of the short name stand in the long one, in order, its surname in full.
    private func isWithin(_ short: [NameWord], _ long: [NameWord]) -> Bool {
        var index = 0
        var inFull = 0
        for word in short {
            while index < long.count, !matches(word, long[index]) { index += 1 }
            guard index < long.count else { return false }
            if !word.isInitial, !long[index].isInitial { inFull += 1 }
            index += 1
        }
        guard let last = short.last, !last.isInitial else { return false }
        return inFull >= 2 || inFull == 1 && index == long.count
    }

    private func matches(_ one: NameWord, _ other: NameWord) -> Bool {
        one.key == other.key || (one.isInitial || other.isInitial) && one.letter == other.letter
    }

    private func isForename(_ one: NameWord, _ other: NameWord) -> Bool {
        if matches(one, other) || areVariants(one, other) { return true }
        return Nicknames.shared.areOne(story.word(one.token).form, story.word(other.token).form)
    }

    private func middlesAgree(_ short: [NameWord], _ long: [NameWord]) -> Bool {
        guard short.count > 2 else { return true }
        return isWithin(Array(short.dropFirst().dropLast()), Array(long.dropFirst().dropLast()))
            || matches(short[1], long[1])
    }

    /// Whether the middle initials of both names begin alike: "John A. Berg" and "John B. Berg" are two people.
    private func initialsAgree(_ short: [NameWord], _ long: [NameWord]) -> Bool {
        guard short.count > 2, long.count > 2, matches(short[0], long[0]) else { return true }
        let few = short[1..<(short.count - 1)]
        let many = long[1..<(long.count - 1)]
        guard few.contains(where: \.isInitial), many.contains(where: \.isInitial) else { return true }
        return zip(few, many).allSatisfy { $0.letter == $1.letter }
    }

    private func areVariants(_ one: NameWord, _ other: NameWord) -> Bool {
        guard !story.classes(one.token).has(.forename) || !story.classes(other.token).has(.forename),
            let key = variants.key(one.token), key == variants.key(other.token)
        else { return false }
        return variants.areVariants(one.token, other.token)
    }
}
