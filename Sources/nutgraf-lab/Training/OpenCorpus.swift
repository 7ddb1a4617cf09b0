import NutgrafAnalysis

/// The open corpora that the tagger learns from, with their conventions.
struct OpenCorpus {
    /// The file in the folder `ner`, without its ending.
    let name: String
    /// How its tags are to be read.
    let convention: TaggedTokenFile.Convention
    /// How much its texts count.
    let weight: Float
    /// Whether the model is to follow it wherever it differs from the news.
    var isModel = false

    private static let person = TrainingText.bit(.person)
    private static let organization = TrainingText.bit(.organization)
    private static let place = TrainingText.bits(.location, .facility)
    private static let others = TrainingText.bits(.group, .event, .work, .product)
    private static let plain = ["PER": person, "ORG": organization, "LOC": place]

    /// Universal NER.
    static let universal = TaggedTokenFile.Convention(
        kinds: plain.merging(["OTH": others]) { first, _ in first },
        unmarked: others
    )
    /// The Broad Twitter Corpus.
    static let twitter = TaggedTokenFile.Convention(kinds: plain, unmarked: others, ignoresHandles: true)
    /// GUM: noun phrases only, so that adjectives of nationality are not marked.
    static let gum = TaggedTokenFile.Convention(
        kinds: plain.merging(["MISC": others]) { first, _ in first },
        unmarked: TrainingText.bit(.group)
    )
    /// WikiGold.
    static let wikiGold = TaggedTokenFile.Convention(
        kinds: plain.merging(["MISC": others]) { first, _ in first },
        unmarked: 0
    )
    /// re3d.
    static let re3d = TaggedTokenFile.Convention(
        kinds: [
            "Person": person, "Organisation": organization, "Location": place,
            "Nationality": TrainingText.bit(.group), "MilitaryPlatform": TrainingText.bit(.product),
            "Weapon": TrainingText.bit(.product), "DocumentReference": TrainingText.bit(.work),
        ],
        unmarked: TrainingText.bits(.event, .group)
    )
    /// CrossNER, politics.
    static let politics = TaggedTokenFile.Convention(
        kinds: [
            "person": person, "politician": person, "politicalparty": organization | TrainingText.bit(.group),
            "organisation": organization, "location": place, "country": place,
            "event": TrainingText.bit(.event), "election": TrainingText.bit(.event), "misc": others,
        ],
        unmarked: TrainingText.bits(.group, .work, .product)
    )
    /// WNUT 2017.
    static let wnut = TaggedTokenFile.Convention(
        kinds: [
            "person": person, "location": place, "corporation": organization, "group": organization | others,
            "product": TrainingText.bit(.product), "creative-work": TrainingText.bit(.work),
        ],
        unmarked: TrainingText.bits(.group, .event)
    )

    /// The corpora to train on.
    static let training: [OpenCorpus] = [
        OpenCorpus(name: "uner_ewt.train", convention: universal, weight: 1.25, isModel: true),
        OpenCorpus(name: "gum_news.train", convention: gum, weight: 0.7),
        OpenCorpus(name: "gum_open.train", convention: gum, weight: 0.5),
        OpenCorpus(name: "wikigold.train", convention: wikiGold, weight: 0.7),
        OpenCorpus(name: "re3d_open.train", convention: re3d, weight: 0.4),
        OpenCorpus(name: "broad_twitter_f.train", convention: twitter, weight: 0.4),
        OpenCorpus(name: "broad_twitter_g.train", convention: twitter, weight: 0.6),
        OpenCorpus(name: "broad_twitter_h.train", convention: twitter, weight: 0.4),
        OpenCorpus(name: "crossner_politics.train", convention: politics, weight: 0.7),
        OpenCorpus(name: "crossner_politics.dev", convention: politics, weight: 0.7),
        OpenCorpus(name: "wnut17.train", convention: wnut, weight: 0.5),
    ]

    /// The corpora to measure on.
    static let measuring: [OpenCorpus] = [
        OpenCorpus(name: "uner_ewt.dev", convention: universal, weight: 1),
        OpenCorpus(name: "uner_pud.dev", convention: universal, weight: 1),
        OpenCorpus(name: "wnut17.dev", convention: wnut, weight: 1),
        OpenCorpus(name: "gum_open.dev", convention: gum, weight: 1),
    ]
}
