/// What the model knows of a word, whatever its case.
package struct WordRecord: Sendable {
    /// Its cluster of 64.
    package var coarse: UInt8 = 0
    /// Its cluster of 256.
    package var middle: UInt8 = 0
    /// Its cluster of 1,024.
    package var fine: UInt16 = 0
    /// Its cluster of 3,000.
    package var finest: UInt16 = 0
    /// Its cluster by the words it stands between; 0 where it has none.
    package var company: UInt16 = 0
    /// The lists that have it: see ``WordTrait``.
    package var bits: UInt32 = 0

    /// Makes a record of a word that nothing is known of.
    package init() {}

    /// Whether the word has clusters by subject.
    package var hasClusters: Bool { bits & WordTrait.clustered != 0 }
    /// How the word is written in general: 0 where that is not known, 1 nearly always in lower case to 7 never.
    package var capitalShare: UInt32 { bits >> 24 & 7 }
    /// How many tokens the longest listed phrase has that begins with the word; 0 where none does.
    package var longestPhrase: Int { Int(bits >> 28 & 7) == 0 ? 0 : Int(bits >> 28 & 7) + 1 }
}

/// The bits of ``WordRecord/bits``.
package enum WordTrait {
    package static let commonForename: UInt32 = 1 << 0
    package static let forename: UInt32 = 1 << 1
    package static let commonSurname: UInt32 = 1 << 2
    package static let surname: UInt32 = 1 << 3
    package static let city: UInt32 = 1 << 4
    package static let country: UInt32 = 1 << 5
    package static let capital: UInt32 = 1 << 6
    package static let demonym: UInt32 = 1 << 7
    package static let organization: UInt32 = 1 << 8
    package static let honorific: UInt32 = 1 << 9
    package static let role: UInt32 = 1 << 10
    package static let roleModifier: UInt32 = 1 << 11
    package static let organizationWord: UInt32 = 1 << 12
    package static let organizationLead: UInt32 = 1 << 13
    package static let facilityWord: UInt32 = 1 << 14
    package static let placeWord: UInt32 = 1 << 15
    package static let placeLead: UInt32 = 1 << 16
    package static let connector: UInt32 = 1 << 17
    package static let placePreposition: UInt32 = 1 << 18
    package static let speech: UInt32 = 1 << 19
    package static let calendar: UInt32 = 1 << 20
    package static let region: UInt32 = 1 << 21
    package static let ordinary: UInt32 = 1 << 22
    package static let stop: UInt32 = 1 << 23
    package static let clustered: UInt32 = 1 << 27
    package static let female: UInt32 = 1 << 31
    /// The bits that are features by themselves.
    package static let features: UInt32 = 0x00FF_FFFF
}
