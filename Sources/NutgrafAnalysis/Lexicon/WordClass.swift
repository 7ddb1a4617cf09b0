/// What the lists say of a word; a word may be of several classes.
package struct WordClass: OptionSet, Sendable {
    /// The bits.
    package let rawValue: UInt64

    /// Makes a set of classes from bits.
    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// A word of ordinary English.
    package static let ordinary = WordClass(rawValue: 1 << 0)
    /// "Mr", "Dame", "General": before a name.
    package static let honorific = WordClass(rawValue: 1 << 1)
    /// "minister", "spokesman": what somebody is.
    package static let role = WordClass(rawValue: 1 << 2)
    /// "foreign", "deputy": before a role.
    package static let roleModifier = WordClass(rawValue: 1 << 3)
    /// "University", "Party": makes a name an organisation's.
    package static let organization = WordClass(rawValue: 1 << 4)
    /// "Ministry", "Bank": an organisation when "of" follows.
    package static let organizationLead = WordClass(rawValue: 1 << 5)
    /// "Airport", "Bridge".
    package static let facility = WordClass(rawValue: 1 << 6)
    /// "River", "Province".
    package static let place = WordClass(rawValue: 1 << 7)
    /// "Mount", "Lake": a place when a name follows.
    package static let placeLead = WordClass(rawValue: 1 << 8)
    /// "of", "van", "bin": within a name.
    package static let connector = WordClass(rawValue: 1 << 9)
    /// "in", "near": before a place.
    package static let placePreposition = WordClass(rawValue: 1 << 10)
    /// "said", "warned", and what else may introduce speech.
    package static let speech = WordClass(rawValue: 1 << 11)
    /// "said", "told": speech even without quotation marks near.
    package static let strongSpeech = WordClass(rawValue: 1 << 12)
    /// "he".
    package static let pronounMale = WordClass(rawValue: 1 << 13)
    /// "she".
    package static let pronounFemale = WordClass(rawValue: 1 << 14)
    /// "they".
    package static let pronounPlural = WordClass(rawValue: 1 << 15)
    /// "January", "Jan".
    package static let month = WordClass(rawValue: 1 << 16)
    /// "Monday", "Mon".
    package static let weekday = WordClass(rawValue: 1 << 17)
    /// Capitalised at a sentence's beginning or always, and no name: "The", "I", "Christmas".
    package static let notName = WordClass(rawValue: 1 << 18)
    /// Never ends a sentence with its full stop: "Mr".
    package static let abbreviation = WordClass(rawValue: 1 << 19)
    /// May end a sentence with its full stop: "Inc".
    package static let finalAbbreviation = WordClass(rawValue: 1 << 20)
    /// Says nothing of a story's subject: "the", "said".
    package static let stop = WordClass(rawValue: 1 << 21)
    /// So frequent that an English text shows itself by it.
    package static let englishFunction = WordClass(rawValue: 1 << 22)
    /// Begins with an `â` of its own: "âge".
    package static let letterWord = WordClass(rawValue: 1 << 23)
    /// A given name.
    package static let forename = WordClass(rawValue: 1 << 24)
    /// A given name mostly of women.
    package static let female = WordClass(rawValue: 1 << 25)
    /// A given name mostly of men.
    package static let male = WordClass(rawValue: 1 << 26)
    /// "No", "vol", "p": an abbreviation where a number follows its full stop.
    package static let numberAbbreviation = WordClass(rawValue: 1 << 27)
    /// "plumber", "cosmonaut", "daughter": what somebody is, beyond the roles that are titles too.
    package static let occupation = WordClass(rawValue: 1 << 28)

    /// The classes by their names in `classes.tsv`.
    static let named: [String: WordClass] = [
        "honorific": .honorific, "role": .role, "roleModifier": .roleModifier, "occupation": .occupation,
        "organization": .organization, "organizationLead": .organizationLead, "facility": .facility,
        "place": .place, "placeLead": .placeLead, "connector": .connector,
        "placePreposition": .placePreposition, "speech": .speech, "strongSpeech": .strongSpeech,
        "pronounMale": .pronounMale, "pronounFemale": .pronounFemale, "pronounPlural": .pronounPlural,
        "month": .month, "weekday": .weekday, "notName": .notName, "abbreviation": .abbreviation,
        "finalAbbreviation": .finalAbbreviation, "stop": .stop, "englishFunction": .englishFunction,
        "letterWord": .letterWord, "numberAbbreviation": .numberAbbreviation,
    ]

    /// Whether any of `other` is in here.
    package func has(_ other: WordClass) -> Bool { !isDisjoint(with: other) }
}
