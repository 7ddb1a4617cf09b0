/// What sort of thing an entity is.
///
/// A struct, so that a kind which a later analyser adds is read, kept and shown by today's programs.
public struct EntityKind: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    /// The name as it stands in results.
    public var rawValue: String

    /// Makes a kind of any name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The name as it stands in results.
    public var description: String { rawValue }

    /// A human being.
    public static let person = EntityKind(rawValue: "person")
    /// A company, team, authority, government body or other organisation.
    public static let organization = EntityKind(rawValue: "organization")
    /// A country, town, region, water or other place.
    public static let location = EntityKind(rawValue: "location")
    /// A building, airport, road or other thing built.
    public static let facility = EntityKind(rawValue: "facility")
    /// A nationality, religion or party as an adjective or a crowd.
    public static let group = EntityKind(rawValue: "group")
    /// A war, match, storm, election or other thing that happened.
    public static let event = EntityKind(rawValue: "event")
    /// A book, film, law, report or other work.
    public static let work = EntityKind(rawValue: "work")
    /// A thing made or sold.
    public static let product = EntityKind(rawValue: "product")
}
