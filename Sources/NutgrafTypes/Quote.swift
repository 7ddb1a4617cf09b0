/// Something somebody is reported to have said.
public struct Quote: TextSpan, Codable, Hashable, Sendable {
    /// The first byte; of a direct quotation, the one after its opening mark.
    public var start: Int
    /// The byte after the last one; of a direct quotation, that of its closing mark.
    public var end: Int
    /// Whether the words stand between quotation marks.
    public var direct: Bool
    /// The speaker's ``Entity/id``.
    public var speaker: Int?
    /// The words that name the speaker, such as "he" or "Peskov".
    public var speakerText: String?
    /// The verb that says it is speech, such as "said".
    public var cue: String?
    /// Why no speaker is given.
    public var reason: String?

    /// Makes a quotation.
    public init(
        start: Int,
        end: Int,
        direct: Bool,
        speaker: Int? = nil,
        speakerText: String? = nil,
        cue: String? = nil,
        reason: String? = nil
    ) {
        self.start = start
        self.end = end
        self.direct = direct
        self.speaker = speaker
        self.speakerText = speakerText
        self.cue = cue
        self.reason = reason
    }
}
