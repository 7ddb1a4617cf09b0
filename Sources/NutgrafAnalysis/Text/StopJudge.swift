/// Says whether a stop ends a sentence; the rules are those of ``SentenceSplitter``.
struct StopJudge {
    /// No word is longer; keeps the look around a stop bounded.
    private static let longestWord = 40
    /// No address is longer, as far as it matters.
    private static let longestAddress = 80

    private let text: ByteText
    private let lexicon = Lexicon.shared

    /// Takes a text.
    init(_ text: ByteText) {
        self.text = text
    }

    /// Where the sentence ends that a run of stops may close; `nil` where it goes on.
    ///
    /// - Parameters:
    ///   - run: the stops.
    ///   - sentence: where the sentence begins.
    ///   - limit: the paragraph's end.
    func end(of run: StopRun, sentence: Int, limit: Int) -> Int? {
        guard run.end < limit, run.start > sentence else { return nil }
        if run.kind == .foreign { return run.end }
        let after = Glyph(text.scalar(at: run.end).value)
        guard after == .space || after == .newline else { return endWithoutBlank(run, sentence, limit) }
        let next = NextWord(from: run.end, in: text, limit: limit)
        guard !next.isJoint else { return nil }
        if next.isLower { return endsBeforeLower(run, next, sentence) ? run.end : nil }
        switch run.kind {
        case .strong: return isSpokenOn(run, next, limit) || isInBrackets(run) ? nil : run.end
        case .ellipsis: return isInBrackets(run) ? nil : endOfEllipsis(run, next)
        case .fullStop, .foreign: return endsAtFullStop(run, next, sentence, limit) ? run.end : nil
        }
    }

    /// Whether a sentence ends though the next word has no capital, as in hasty letters: behind a word that is
    /// surely none that a full stop shortens, and where nobody "asked" or "said" follows a question.
    private func endsBeforeLower(_ run: StopRun, _ next: NextWord, _ sentence: Int) -> Bool {
        if ["http", "https", "www"].contains(next.form) { return run.kind != .ellipsis }
        guard !run.closes, run.stops == 1 || run.kind == .strong, run.kind != .ellipsis, !next.isOpened else {
            return false
        }
        let before = word(before: run.start, from: sentence)
        // "Yahoo! in", "so? -- a bit".
        guard !before.isEmpty || !run.isAttached, next.start - run.end == 1 else { return false }
        let lower = before.lowercased()
        let classes = lexicon.classes(form: lower, lower: lower)
        if run.kind == .strong { return !isCapitalized(before) && !saysSomebody(next) }
        guard classes.has([.ordinary, .stop]), before.utf8.count >= 2 else { return false }
        return !classes.has([.abbreviation, .finalAbbreviation, .numberAbbreviation]) && !saysSomebody(next)
    }

    /// Whether "he asked" or "asked" comes next.
    private func saysSomebody(_ next: NextWord) -> Bool {
        if lexicon.classes(form: next.form, lower: next.form).has(.strongSpeech) { return true }
        let end = next.start + next.form.utf8.count
        guard text.byte(end) == 0x20 else { return false }
        let second = NextWord(from: end, in: text, limit: min(end + 20, text.count))
        return lexicon.classes(form: second.form, lower: second.form).has(.speech)
    }

    private func endOfEllipsis(_ run: StopRun, _ next: NextWord) -> Int? {
        guard run.isSpaced else { return next.isDigit ? nil : run.end }
        // "compounds. . . . The": the first one ends the sentence, the others stand for what is left out.
        if run.isAttached, run.stops >= 4, next.isCapital { return run.firstEnd }
        return next.isCapital && (run.isAttached || run.stops >= 4) ? run.end : nil
    }

    /// Whether "Hale asked" follows a question in quotation marks.
    private func isSpokenOn(_ run: StopRun, _ next: NextWord, _ limit: Int) -> Bool {
        guard run.closes, next.isCapital, !next.isOpened else { return false }
        var word = next
        for _ in 0..<4 {
            let end = word.start + word.form.utf8.count
            guard word.isCapital, end < limit, text.byte(end) == 0x20 || text.byte(end) == 0x2E else { return false }
            word = NextWord(from: text.byte(end) == 0x2E ? end + 1 : end, in: text, limit: limit)
            if word.isLower { return lexicon.classes(form: word.form, lower: word.form).has(.strongSpeech) }
        }
        return false
    }

    /// "(?)", "(!)" and "[...]".
    private func isInBrackets(_ run: StopRun) -> Bool {
        run.closes && Glyph(text.scalar(before: run.start).value) == .openBracket
    }

    // MARK: Full stops

    private func endsAtFullStop(_ run: StopRun, _ next: NextWord, _ sentence: Int, _ limit: Int) -> Bool {
        guard !isNumberSign(before: run.start) else { return false }
        let word = word(before: run.start, from: sentence)
        if word.isEmpty { return true }
        if word.utf8.count == 1, Glyph.isCapital(text.scalar(before: run.start).value) {
            return endsAtInitial(word, run, next, sentence)
        }
        let lower = word.lowercased()
        let classes = lexicon.classes(form: lower, lower: lower)
        if classes.has(.numberAbbreviation) {
            if next.isDigit { return false }
            if !classes.has([.abbreviation, .finalAbbreviation]) { return true }
        }
        if isDayTime(lower) { return endsAtDayTime(next, sentence, run) }
        if isAcronym(lower) { return next.isCapital && opensSentences(next) }
        // A word in lower case that is also an ordinary one, as "mass", is no abbreviation there.
        if word == lower, classes.has(.ordinary) { return true }
        if classes.has(.finalAbbreviation) {
            if isUnit(lower), hasNumber(before: run.start - word.utf8.count) { return true }
            return !next.isDigit && (!next.isCapital || opensSentences(next))
        }
        // "IE", "PA": letters alone shorten nothing, but "MR" does.
        if classes.has(.abbreviation) {
            if word.utf8.count == 2, word.utf8.allSatisfy({ $0 < 0x60 }), opensSentences(next) { return true }
            if isUnit(lower), hasNumber(before: run.start - word.utf8.count) { return true }
            return !(next.isCapital || next.isDigit)
        }
        return !isDayOfMonth(word, next)
    }

    private func endsAtInitial(_ word: String, _ run: StopRun, _ next: NextWord, _ sentence: Int) -> Bool {
        guard next.isCapital else { return next.form.isEmpty }
        let start = run.start - 1
        guard start > sentence else { return false }
        if word == "I" {
            let before = text.scalar(before: start)
            guard Glyph(before.value) == .space else { return false }
            let last = text.scalar(before: start - before.length).value
            return Glyph.isSmall(last) && !isCapitalized(self.word(before: start - before.length, from: sentence))
        }
        return opensSentences(next)
    }

    private func isCapitalized(_ word: String) -> Bool {
        word.unicodeScalars.first.map { Glyph.isCapital($0.value) } ?? false
    }

    private func isDayTime(_ word: String) -> Bool { ["a.m", "p.m", "am", "pm"].contains(word) }

    /// "At 5 a.m. Mr Hale" goes on, "He left at 5 p.m. Mr Hale" does not; nor do days and time zones begin one.
    private func endsAtDayTime(_ next: NextWord, _ sentence: Int, _ run: StopRun) -> Bool {
        guard next.isCapital else { return !next.isDigit && next.form.isEmpty }
        let lower = next.form.lowercased()
        let classes = lexicon.classes(form: next.form, lower: lower)
        if classes.has([.weekday, .month]) || next.form.utf8.allSatisfy({ $0 < 0x60 }) && next.form != "I" {
            return opensSentences(next) && next.form.utf8.count < 3
        }
        return run.start - sentence > 14
    }

    /// Whether a capitalised word is one that only a sentence's beginning capitalises.
    private func opensSentences(_ next: NextWord) -> Bool {
        let classes = lexicon.classes(form: next.form, lower: next.form.lowercased())
        return classes.has([.notName, .stop]) && !["New", "Old", "Great"].contains(next.form)
    }

    /// Letters with full stops between them, such as "u.s".
    private func isAcronym(_ word: String) -> Bool {
        word.utf8.count >= 3 && word.utf8.last != 0x2E && word.utf8.dropLast().last == 0x2E
    }

    private func isUnit(_ word: String) -> Bool { ["ft", "sq", "hr"].contains(word) }

    private func hasNumber(before end: Int) -> Bool {
        text.byte(end - 1) == 0x20 && Glyph(text.scalar(before: end - 1).value) == .digit
    }

    /// The "N°" before a full stop.
    private func isNumberSign(before stop: Int) -> Bool {
        let sign = text.scalar(before: stop).value
        return sign == 0xB0 || sign == 0xBA && Glyph(text.scalar(before: stop - 2).value) == .letter
    }

    /// "3. Oktober": German numbers its days with a full stop.
    private func isDayOfMonth(_ word: String, _ next: NextWord) -> Bool {
        word.utf8.count <= 2 && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && Self.germanMonths.contains(next.form)
    }

    private static let germanMonths: Set<String> = [
        "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember", "Jahrhundert", "Jahrhunderts",
    ]

    /// The letters, digits and full stops directly before a stop.
    private func word(before stop: Int, from sentence: Int) -> String {
        var start = stop
        while stop - start < Self.longestWord, start > sentence {
            if text.byte(start - 1).isASCIILetter {
                start -= 1
                continue
            }
            let (scalar, length) = text.scalar(before: start)
            guard length > 0 else { break }
            let glyph = Glyph(scalar)
            guard glyph == .letter || glyph == .digit || scalar == 0x2E && start < stop else { break }
            start -= length
        }
        while start < stop, text.byte(start) == 0x2E { start += 1 }
        return text.string(start..<stop)
    }

    // MARK: No blank

    /// Where a sentence ends that the next one touches: "world.Today", "1,000.That", "type 2).10 This".
    private func endWithoutBlank(_ run: StopRun, _ sentence: Int, _ limit: Int) -> Int? {
        guard run.stops == 1 || run.kind == .strong, !run.isSpaced else { return nil }
        let next = Glyph(text.scalar(at: run.end).value)
        if next == .digit { return noteEnd(run, limit: limit) }
        guard next == .letter else { return nil }
        let word = NextWord(from: run.end, in: text, limit: limit)
        let second = text.scalar(at: word.start + text.scalar(at: word.start).length).value
        guard word.isCapital, word.form.utf8.count >= 2 || word.form == "I" || word.form == "A",
            Glyph.isSmall(second) || word.form.utf8.count == 1 && second == 0x20
        else { return nil }
        guard !isAddress(around: run.start, limit: limit) else { return nil }
        if run.closes { return run.end }
        let before = self.word(before: run.start, from: sentence)
        let lower = before.lowercased()
        let classes = lexicon.classes(form: lower, lower: lower)
        guard before.utf8.count >= 2, !isAcronym(lower),
            !classes.has([.abbreviation, .finalAbbreviation])
        else { return nil }
        let isKnown = classes.has([.ordinary, .stop]) || before.utf8.allSatisfy { (0x2C...0x39).contains($0) }
        return isKnown || isKnownWord(word.form) ? run.end : nil
    }

    /// Whether a capitalised word is one of the language or a title.
    private func isKnownWord(_ form: String) -> Bool {
        let lower = form.lowercased()
        return lexicon.classes(form: form, lower: lower).has([.ordinary, .stop, .notName, .weekday])
            || lexicon.classes(form: lower, lower: lower).has(.abbreviation)
    }

    /// The end of a note's number that stands raised behind a sentence.
    private func noteEnd(_ run: StopRun, limit: Int) -> Int? {
        guard run.kind == .fullStop else { return nil }
        let before = text.scalar(before: run.start).value
        guard Glyph(before) == .closeBracket || Glyph.isSmall(before) || run.closes else { return nil }
        var index = run.end
        while index < min(run.end + 3, limit), Glyph(text.scalar(at: index).value) == .digit { index += 1 }
        guard index < limit, text.byte(index) == 0x20 else { return nil }
        let next = NextWord(from: index, in: text, limit: limit)
        return next.isCapital && !isAddress(around: run.start, limit: limit) ? index : nil
    }

    /// Whether a stop stands within an address of the web or of mail.
    private func isAddress(around stop: Int, limit: Int) -> Bool {
        var start = stop
        while start > 0, stop - start < Self.longestAddress, text.byte(start - 1) > 0x20 { start -= 1 }
        var end = stop
        while end < limit, end - stop < Self.longestAddress, text.byte(end) > 0x20 { end += 1 }
        let chunk = text.bytes[start..<end]
        if chunk.contains(0x40) || chunk.contains(0x2F) { return true }
        if text.has(Array("www.".utf8), at: start) { return true }
        // "example.Com": a name of the web, whatever its capitals.
        let tail = text.string((stop + 1)..<end).lowercased()
        return ["com", "net", "org", "gov", "edu", "info"].contains { tail == $0 || tail.hasPrefix($0 + ".") }
    }
}
