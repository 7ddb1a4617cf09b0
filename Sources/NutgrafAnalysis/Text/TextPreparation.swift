/// Makes a submitted text readable, in steps of which each leaves a list of its edits.
///
/// First the signs: character references of HTML, UTF-8 that was read as something else, signs that cannot be
/// seen, signs that were lost. Then the lines: those that a width broke are joined. Every edit can be undone.
package struct TextPreparation {
    /// The reason that edits of damaged signs give.
    package static let mojibake = "mojibake"
    /// So often may a text have been misread.
    private static let rounds = 3

    /// How many signs of the story were certainly damaged; a title that comes apart is judged by it too.
    package private(set) var certainSigns = 0

    /// Makes a preparation that knows nothing yet.
    package init() {}

    /// Prepares a text.
    ///
    /// Takes time in proportion to the text's length.
    package mutating func prepare<Failure>(
        _ text: ByteText,
        pace: inout Pace<Failure>
    ) throws(Failure) -> EditedText {
        var result = EditedText(text: text)
        var survey = ByteSurvey(text)
        if survey.hasAmpersand {
            result = try result.followed(by: EntityDecoder(result.text).decoded(pace: &pace), pace: &pace)
            survey = ByteSurvey(result.text)
        }
        if survey.hasWide {
            for _ in 0..<Self.rounds {
                let round = try MojibakeDecoder(result.text).decoded(pace: &pace)
                guard !round.edits.isEmpty else { break }
                result = try result.followed(by: round, pace: &pace)
            }
        }
        if survey.hasWide || survey.hasControl {
            result = try result.followed(by: CharacterCleaner(result.text).cleaned(pace: &pace), pace: &pace)
            survey = ByteSurvey(result.text)
        }
        if survey.hasQuestion || survey.hasRemains {
            result = try result.followed(by: restoringLostSigns(result.text, pace: &pace), pace: &pace)
        }
        return try result.followed(by: LineJoiner(result.text, pace: &pace).joined(pace: &pace), pace: &pace)
    }

    private mutating func restoringLostSigns<Failure>(
        _ text: ByteText,
        pace: inout Pace<Failure>
    ) throws(Failure) -> EditedText {
        let survey = try LostSignSurvey(text, knowsDamage: certainSigns > 0, pace: &pace)
        let signs = try LostSignScanner(text, survey: survey).signs(pace: &pace)
        guard !signs.isEmpty else { return EditedText(text: text) }
        var repair = LostSignRepair(text, signs: signs, alreadyCertain: certainSigns)
        certainSigns = repair.certainSigns
        let replacements = try repair.replacements(pace: &pace)
        var editor = TextEditor(text)
        for (sign, replacement) in zip(signs, replacements) {
            guard let replacement else { continue }
            try pace.spend(16)
            editor.replace(sign.start..<sign.end, with: replacement, reason: Self.mojibake)
        }
        return editor.finish()
    }
}
