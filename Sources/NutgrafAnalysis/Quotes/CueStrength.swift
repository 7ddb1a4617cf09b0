/// How surely a word says that somebody speaks.
enum CueStrength: Int {
    case none
    /// No list knows it, but it stands where a verb of saying stands.
    case unlisted
    /// It may introduce speech: "called", "suggested".
    case listed
    /// It hardly does anything else: "said".
    case strong
}
