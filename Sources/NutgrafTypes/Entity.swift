/// Somebody or something the article speaks of, with all its mentions.
public struct Entity: Codable, Hashable, Sendable {
    /// The entity's number within this analysis; ``Quote/speaker`` refers to it.
    public var id: Int
    /// What sort of thing it is.
    public var kind: EntityKind
    /// The fullest name the article uses.
    public var name: String
    /// The other names the article uses for it.
    public var aliases: [String]
    /// A person's role or title as written, such as "Foreign Minister".
    public var role: Role?
    /// The ISO 3166-1 alpha-2 code of the country that the entity surely is, or is named after.
    public var country: String?
    /// How much the story is about it, 0 to 1.
    public var salience: Double
    /// How sure the analyser is of the entity and its kind, 0 to 1.
    public var confidence: Double
    /// Where the text names it, in order.
    public var mentions: [TextRange]
    /// Where the title names it, in order; ranges into the title.
    public var titleMentions: [TextRange]

    /// Makes an entity.
    public init(
        id: Int,
        kind: EntityKind,
        name: String,
        aliases: [String] = [],
        role: Role? = nil,
        country: String? = nil,
        salience: Double,
        confidence: Double,
        mentions: [TextRange] = [],
        titleMentions: [TextRange] = []
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.aliases = aliases
        self.role = role
        self.country = country
        self.salience = salience
        self.confidence = confidence
        self.mentions = mentions
        self.titleMentions = titleMentions
    }
}
