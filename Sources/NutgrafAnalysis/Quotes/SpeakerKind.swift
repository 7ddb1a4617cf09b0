/// What sort of words may say who speaks.
package enum SpeakerKind: Int, CaseIterable, Sendable {
    case person
    case organization
    case place
    /// Another name.
    case other
    /// "he", "she".
    case heOrShe
    case they
    case it
    /// "I", "we".
    case first
    /// "who", behind the one it stands for.
    case who
    /// "the minister", "one of the victims".
    case description
    /// Who spoke last.
    case previous
    /// Who spoke before the last one, in a dialogue.
    case alternate
    /// Nobody that the text names.
    case nobody

    /// The kind of a name.
    init(_ kind: EntityKind?) {
        switch kind {
        case .person: self = .person
        case .organization: self = .organization
        case .location, .facility: self = .place
        default: self = .other
        }
    }
}
