import NutgrafAnalysis
import Testing

@Suite("Names of one person, place or body are one entity")
struct LinkingTests {
    @Test(
        "Full and short names of people",
        arguments: [
            (["Anna Berg", "Berg"], ["Anna Berg = Berg"]),
            (["Jan van der Meer", "Van der Meer", "van der Meer"], ["Jan van der Meer = Van der Meer = van der Meer"]),
            (["Karim al-Hadi", "al-Hadi", "Hadi"], ["Karim al-Hadi = al-Hadi = Hadi"]),
            (["Luis Ortega Prado", "Ortega Prado", "Ortega"], ["Luis Ortega Prado = Ortega Prado = Ortega"]),
            (["Han Meilin", "Han"], ["Han Meilin = Han"]),
            (["Endo Kenta", "Kenta Endo"], ["Endo Kenta = Kenta Endo"]),
            (["John Harlow", "J. Harlow"], ["John Harlow = J. Harlow"]),
            (["Robert T. Harlow", "Robert Harlow", "Bob Harlow"], ["Robert T. Harlow = Robert Harlow = Bob Harlow"]),
            (["Robert T. H. Harlow", "Robert T. Harlow"], ["Robert T. H. Harlow = Robert T. Harlow"]),
            (["Ivan Zerensky", "Zerenskiy"], ["Ivan Zerensky = Zerenskiy"]),
            (["Zerensky", "Zerenskyy"], ["Zerenskyy = Zerensky"]),
            (["José Marín", "Jose Marin"], ["José Marín = Jose Marin"]),
        ]
    )
    func people(names: [String], expected: [String]) {
        let story = NamedStory(text(names), Dictionary(uniqueKeysWithValues: names.map { ($0, .person) }))
        #expect(story.entities == expected)
    }

    @Test(
        "Different people stay apart",
        arguments: [
            ["Anna Berg", "Peter Berg"], ["John Harlow", "James Harlow"], ["Maria", "Mario"], ["Berg", "Bergs"],
            ["Robert T. Harlow", "Robert K. Harlow"], ["Robert H. T. Harlow", "Robert T. Harlow"],
            ["Duke of Arden", "Duchess of Arden"], ["Robert Harlow", "William Harlow"], ["Hanna Lund", "Hanna Holm"],
        ]
    )
    func apart(names: [String]) {
        let story = NamedStory(text(names), Dictionary(uniqueKeysWithValues: names.map { ($0, .person) }))
        #expect(story.analysis.entities.count == names.count)
    }

    @Test("A surname of two is the one who is named in full most, unless a title says otherwise")
    func ambiguous() throws {
        let story = NamedStory(
            "Anna Berg met Peter Berg. Anna Berg spoke. Then Berg left. Later Mr Berg came back.",
            ["Anna Berg": .person, "Peter Berg": .person, "Berg": .person]
        )
        let anna = try #require(story.analysis.entities.first { $0.name == "Anna Berg" })
        let peter = try #require(story.analysis.entities.first { $0.name == "Peter Berg" })
        #expect(anna.mentions.count == 3 && peter.mentions.count == 2)
    }

    @Test("A title of the other gender makes a surname another person’s")
    func titles() {
        let story = NamedStory(
            "Bill Kelder spoke first. Then Kelder left. Behind him Mrs Kelder stayed, and Mr Kelder came back.",
            ["Bill Kelder": .person, "Kelder": .person]
        )
        #expect(story.analysis.entities.map(\.mentions.count).sorted() == [1, 3])
        let late = NamedStory(
            "Then Kelder left. Behind him Mr Kelder stayed with Mrs Kelder until noon.",
            ["Kelder": .person]
        )
        #expect(late.analysis.entities.map(\.mentions.count).sorted() == [1, 2])
    }

    @Test("An initial that fits two people joins neither with the other")
    func initials() {
        let three = ["Jane Harlow", "J. Harlow", "James Harlow"]
        for names in [three, three.reversed(), ["J. Harlow", "Jane Harlow", "James Harlow"]] {
            let story = NamedStory(text(names), Dictionary(uniqueKeysWithValues: names.map { ($0, .person) }))
            #expect(story.analysis.entities.count == 3, "\(story.entities)")
        }
        let two = NamedStory(
            text(["J. Harlow", "Jane Harlow"]),
            ["J. Harlow": .person, "Jane Harlow": .person]
        )
        #expect(two.analysis.entities.count == 1)
    }

    @Test(
        "Short names of bodies, places and other things",
        arguments: [
            (["European Fishing Board", "EFB"], EntityKind.organization, 1),
            (["Ministry of Sea and Trade", "MST"], .organization, 1),
            (["Trams for Leeds", "TfL"], .organization, 1),
            (["US Department of Harbours", "Harbours Department"], .organization, 1),
            (["United States Harbour Board", "U.S. Harbour Board", "Harbour Board"], .organization, 1),
            (["Ministry of Harbours", "Harbours Ministry"], .organization, 1),
            (["University of Velden", "Velden University"], .organization, 2),
            (["European Commission", "Commission"], .organization, 1),
            (["Dunmore United", "United"], .organization, 1),
            (["Bank of Velden", "Bank"], .organization, 1),
            (["Velden Motor Company", "Velden"], .organization, 1),
            (["Velden Police", "Velden Police Federation"], .organization, 2),
            (["Velden", "Velden Poland"], .organization, 2),
            (["Velden Post", "Harbour Post", "Post"], .organization, 3),
            (["Tarn Island", "Tarn"], .location, 1),
            (["Tarn Province", "Tarn"], .location, 2),
            (["Lower Tarn", "Tarn"], .location, 2),
            (["United States", "US", "America"], .location, 1),
            (["United States", "United Kingdom"], .location, 2),
            (["Niger", "Nigeria"], .location, 2),
            (["Tarn International Airport", "Tarn Airport"], .facility, 1),
            (["Hurricane Mabel", "Mabel"], .event, 1),
            (["Velden 4", "Velden 5", "Velden"], .product, 3),
            (["Kenyan", "Kenyans"], .group, 1),
        ]
    )
    func bodies(names: [String], kind: EntityKind, count: Int) {
        let story = NamedStory(text(names), Dictionary(uniqueKeysWithValues: names.map { ($0, kind) }))
        #expect(story.analysis.entities.count == count, "\(story.entities)")
    }

    @Test("What the story says in brackets or in words is believed")
    func stated() {
        let names: [String: EntityKind] = [
            "Kelder Sailors Union": .organization, "KZV": .organization, "Marten Kold": .person, "Red Fox": .person,
            "Lena Ost": .person, "Ida Vik": .person,
        ]
        let story = NamedStory(
            "The Kelder Sailors Union (KZV) met Marten Kold, also known as Red Fox. Lena Ost (Ida Vik) sang.",
            names
        )
        #expect(story.entities == ["Kelder Sailors Union = KZV", "Marten Kold = Red Fox", "Lena Ost", "Ida Vik"])
    }

    @Test("The letters before an interview's answers are the person asked")
    func tags() {
        let story = NamedStory(
            "Greta Holm builds boats.\n\nGH: I build boats.\n\nThe reporter thanked Greta Holm.",
            ["Greta Holm": .person, "GH": .person]
        )
        #expect(story.entities == ["Greta Holm = GH"])
    }

    @Test(
        "A short name that the tagger is unsure of is of the kind of the longer one before it",
        arguments: [
            ("Zorin Air grew. Zorin paid.", ["Zorin Air": .organization, "Zorin": .person], ["Zorin Air = Zorin"]),
            (
                "Zorin Air grew. Mr Zorin paid.", ["Zorin Air": .organization, "Zorin": .person],
                ["Zorin Air", "Zorin"]
            ),
            ("Zorin paid. Zorin Air grew.", ["Zorin Air": .organization, "Zorin": .person], ["Zorin", "Zorin Air"]),
            ("Anna Velm sang. Velm left.", ["Anna Velm": .person, "Velm": .location], ["Anna Velm = Velm"]),
            ("Anna Oslo sang. They left Oslo.", ["Anna Oslo": .person, "Oslo": .location], ["Anna Oslo", "Oslo"]),
            (
                "The Arden Union met. The AU left.", ["Arden Union": .organization, "AU": .location],
                ["Arden Union = AU"]
            ),
        ] as [(String, [String: EntityKind], [String])]
    )
    func kinds(text: String, names: [String: EntityKind], expected: [String]) {
        let short = names.keys.filter { !$0.contains(" ") }
        #expect(NamedStory(text, names, unsure: Set(short)).entities == expected)
        #expect(NamedStory(text, names).entities.count == 2)
    }

    @Test("A body is called after its country at either end")
    func ofCountry() {
        let names = [
            "Iraqi Parliament", "Parliament of Iraq", "Supreme Court of the United Kingdom", "UK Supreme Court",
        ]
        let story = NamedStory(text(names), Dictionary(uniqueKeysWithValues: names.map { ($0, .organization) }))
        #expect(
            story.entities == [
                "Parliament of Iraq = Iraqi Parliament", "Supreme Court of the United Kingdom = UK Supreme Court",
            ]
        )
        let two = ["Parliament of Iraq", "Kenyan Parliament"]
        let other = NamedStory(text(two), Dictionary(uniqueKeysWithValues: two.map { ($0, .organization) }))
        #expect(other.entities == two)
    }

    @Test("The capital is the same with and without its district")
    func district() {
        let names = ["Washington, D.C.", "Washington"]
        let story = NamedStory(text(names), Dictionary(uniqueKeysWithValues: names.map { ($0, .location) }))
        #expect(story.analysis.entities.count == 1)
    }

    @Test("A name holds no country before it and no bracket that nothing closes")
    func trimmed() {
        let text = "Kenya’s Institute of Health met in Velm (Sarn today. Arden (Sarn) and Shakespeare’s Globe Hall met."
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(text), pace: &pace)
        let names: [(String, EntityKind)] = [
            ("Kenya’s Institute of Health", .organization), ("Velm (Sarn", .location), ("Arden (Sarn)", .location),
            ("Shakespeare’s Globe Hall", .organization),
        ]
        var mentions: [Mention] = []
        for (name, kind) in names {
            let first = story.tokens.indices.first { story.text.has(Array(name.utf8), at: story.tokens[$0].start) } ?? 0
            let start = story.tokens[first].start
            let end = story.tokens[first...].firstIndex { $0.end == start + name.utf8.count } ?? first
            mentions.append(
                Mention(
                    tokens: first..<(end + 1),
                    start: start,
                    end: start + name.utf8.count,
                    kind: kind,
                    confidence: 0.9
                )
            )
        }
        let trimmed = MentionTrimmer(story).trimmed(mentions)
        #expect(
            trimmed.map { story.string(tokens: $0.tokens) } == [
                "Kenya", "Institute of Health", "Velm", "Arden (Sarn)", "Shakespeare’s Globe Hall",
            ]
        )
        #expect(trimmed.map(\.kind) == [.location, .organization, .location, .location, .organization])
        #expect(trimmed.allSatisfy { story.text.string($0.start..<$0.end) == story.string(tokens: $0.tokens) })
    }

    @Test("A plural is no other name of a group")
    func plural() {
        let story = NamedStory("Kenyan voters and other Kenyans came.", ["Kenyan": .group, "Kenyans": .group])
        #expect(story.analysis.entities.map(\.aliases) == [[]])
        #expect(story.analysis.entities.first?.mentions.count == 2)
    }

    @Test("The title’s short names and other names of a country are the story’s")
    func title() {
        let story = NamedStory(
            "Greta Holmqvist flew to the United States.",
            title: "Holmqvist in US",
            ["Greta Holmqvist": .person, "United States": .location]
        )
        #expect(Set(story.entities) == ["Greta Holmqvist = Holmqvist", "United States = US"])
    }

    @Test("Thousands of names, of one name, and of letters cost what their number costs")
    func many() {
        for pattern in 0..<4 {
            let counts = [2_000, 4_000].map { count in
                let names = (0..<count).map { Self.name($0, pattern) }
                let counter = Counter()
                let text = names.joined(separator: " met. ")
                _ = Analyzer().analyze(Article(text: text)) { () throws(Never) in counter.count += 1 }
                return counter.count
            }
            #expect(counts[1] <= 2 * counts[0] + 8, "\(pattern): \(counts)")
        }
    }

    private final class Counter {
        var count = 0
    }

    /// A name of letters that a number gives.
    private static func name(_ number: Int, _ pattern: Int) -> String {
        var word = "K"
        var rest = number
        for _ in 0..<5 {
            word += ["ar", "el", "im", "os", "un", "av", "ed", "il", "or", "ut"][rest % 10]
            rest /= 10
        }
        switch pattern {
        case 0: return "John \(word)"
        case 1: return "John Smith"
        case 2: return String(word.uppercased().prefix(4))
        default: return "Ministry of \(word) and Trade"
        }
    }

    private func text(_ names: [String]) -> String {
        names.map { "Then the story turned to \($0) again." }.joined(separator: " ")
    }
}
