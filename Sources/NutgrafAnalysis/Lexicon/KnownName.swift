/// What a list says of a name.
package struct KnownName: Sendable {
    /// How a place stands to its country.
    package enum Rank: Sendable {
        /// It is the country.
        case country
        /// It is the country's capital.
        case capital
        /// It lies in no one country, or in which one is disputed: "Europe", "Kashmir".
        case area
        /// None of these.
        case other
    }

    /// What sort of thing it names.
    package var kind: EntityKind
    /// The ISO 3166-1 alpha-2 code of the country, where there is one.
    package var country: String?
    /// How it stands to that country.
    package var rank: Rank = .other
}
