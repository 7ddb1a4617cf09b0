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

    /// "of", "behind": ties a noun to the one before it.
    package static let preposition = WordClass(rawValue: 1 << 29)
    /// "the", "several": begins a description.
    package static let determiner = WordClass(rawValue: 1 << 30)
    /// "later", "would": may stand between a subject and its verb.
    package static let filler = WordClass(rawValue: 1 << 31)
    /// "but", "who": a phrase surely ends before it.
    package static let boundary = WordClass(rawValue: 1 << 32)
    /// "has", "would": a subject surely ends before it.
    package static let auxiliary = WordClass(rawValue: 1 << 33)
    /// "is", "been": makes a verb passive.
    package static let being = WordClass(rawValue: 1 << 34)
    /// "not", "would": says that nothing was said, or not yet.
    package static let denial = WordClass(rawValue: 1 << 35)
    /// "father": said of men only.
    package static let masculine = WordClass(rawValue: 1 << 36)
    /// "actress": said of women only.
    package static let feminine = WordClass(rawValue: 1 << 37)
    /// "company": an organisation of any name.
    package static let body = WordClass(rawValue: 1 << 38)
    /// "mother": what somebody is to somebody else.
    package static let kin = WordClass(rawValue: 1 << 39)
    /// "statement": what somebody wrote.
    package static let writing = WordClass(rawValue: 1 << 40)
    /// "teenager": a person, by no role.
    package static let somebody = WordClass(rawValue: 1 << 41)
    /// "spokesman", "resident": people whom a story seldom names.
    package static let nameless = WordClass(rawValue: 1 << 42)
    /// "called", "novel": before a name in marks.
    package static let naming = WordClass(rawValue: 1 << 43)
    /// "is", "want": makes a clause, or is said by speakers only.
    package static let predicate = WordClass(rawValue: 1 << 44)
    /// "we", "you", "this": in speech.
    package static let addressing = WordClass(rawValue: 1 << 45)
    /// "the", "its", "any": before a noun.
    package static let article = WordClass(rawValue: 1 << 46)
    /// "and", "because".
    package static let conjunction = WordClass(rawValue: 1 << 47)
    /// "won", "also": stands behind its subject.
    package static let verbal = WordClass(rawValue: 1 << 48)
    /// "his": stands for a man.
    package static let hisPronoun = WordClass(rawValue: 1 << 49)
    /// "her": stands for a woman.
    package static let herPronoun = WordClass(rawValue: 1 << 50)

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
        "preposition": .preposition, "determiner": .determiner, "filler": .filler, "boundary": .boundary,
        "auxiliary": .auxiliary, "being": .being, "denial": .denial, "masculine": .masculine, "feminine": .feminine,
        "body": .body, "kin": .kin, "writing": .writing, "somebody": .somebody, "nameless": .nameless,
        "naming": .naming, "predicate": .predicate, "addressing": .addressing, "article": .article,
        "conjunction": .conjunction, "verbal": .verbal, "hisPronoun": .hisPronoun, "herPronoun": .herPronoun,
    ]

    /// Whether any of `other` is in here.
    package func has(_ other: WordClass) -> Bool { !isDisjoint(with: other) }
}
