/// Who says a quotation, by which words.
struct Attribution {
    /// The speaker's entity, where it is known.
    var entity: Int?
    /// The words that name the speaker.
    var text: String?
    /// The verb.
    var cue: String?
}
