/// How the letters of a sentence are written, which says what its capitals are worth.
package enum LetterCase: UInt8, Sendable {
    /// Capitals begin sentences and names.
    case normal
    /// Nearly every word begins with a capital, as in many headlines.
    case title
    /// Nothing but capitals.
    case capitals
    /// No capitals at all.
    case small

    /// Tells how a sentence is written.
    ///
    /// - Parameters:
    ///   - tokens: the sentence's tokens.
    ///   - story: the story that they belong to.
    package init(of tokens: Range<Int>, in story: borrowing Story) {
        var words = 0
        var longWords = 0
        var capitalized = 0
        var capitals = 0
        var plain = 0
        for index in tokens where story.tokens[index].kind == .word {
            let token = story.tokens[index]
            let word = story.vocabulary[token.form]
            words += 1
            if token.end - token.start > 1 {
                longWords += 1
                if word.isAcronym || token.isCapitalized && Self.hasNoSmallLetter(word.form) { capitals += 1 }
            }
            if token.isCapitalized {
                if token.end - token.start > 1 { capitalized += 1 }
            } else if token.end - token.start > 4, !word.classes.has([.stop, .connector, .placePreposition]) {
                plain += 1
            }
        }
        if longWords >= 3, capitals * 10 >= longWords * 8 {
            self = .capitals
        } else if words >= 3, capitalized == 0 {
            self = .small
        } else if words >= 4, plain == 0, capitalized * 10 >= words * 6, capitalized >= 4 {
            self = .title
        } else {
            self = .normal
        }
    }

    private static func hasNoSmallLetter(_ form: String) -> Bool {
        for scalar in form.unicodeScalars where Glyph.isSmall(scalar.value) { return false }
        return true
    }
}
