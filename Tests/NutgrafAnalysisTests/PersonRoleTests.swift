import NutgrafAnalysis
import Testing

@Suite("What people are")
struct PersonRoleTests {
    @Test(
        "Before and behind the name, as written, without the article",
        arguments: [
            ("Kremlin spokesman Ivan Orlov spoke.", "Kremlin spokesman"),
            ("On Monday US President Ivan Orlov spoke.", "US President"),
            ("The former finance minister Ivan Orlov spoke.", "former finance minister"),
            ("The mayor of Velden, Ivan Orlov, spoke.", "mayor of Velden"),
            ("Turkey’s foreign minister, Ivan Orlov, spoke.", "Turkey’s foreign minister"),
            ("They asked record producer Ivan Orlov.", "record producer"),
            ("They met the 30-year-old swimmer Ivan Orlov.", "30-year-old swimmer"),
            (
                "Ivan Orlov, the Executive Director of the Harbour Board, spoke.",
                "Executive Director of the Harbour Board"
            ),
            ("Ivan Orlov, 45, a teacher from Velden, spoke.", "teacher from Velden"),
            ("Ivan Orlov, chief of research at the institute, spoke.", "chief of research at the institute"),
            ("Ivan Orlov, a biologist and head of the centre, spoke.", "biologist and head of the centre"),
            ("Ivan Orlov is a potter from Velden.", "potter from Velden"),
            ("Professor Ivan Orlov, a botanist at Velden University, spoke.", "botanist at Velden University"),
            ("Professor Ivan Orlov spoke.", "Professor"),
            ("They asked a mechanic named Ivan Orlov.", "mechanic"),
            ("The leader of the Harbour Board, Captain Ivan Orlov, spoke.", "leader of the Harbour Board"),
            ("Ivan Orlov of Velden, the mayor, spoke.", "mayor"),
            (
                "Ivan Orlov, one of the founders of the Harbour Board, spoke.",
                "one of the founders of the Harbour Board"
            ),
            ("“No,” said Ivan Orlov, a sailor who came home.", "sailor"),
            ("“No,” said Ivan Orlov, head of marketing at Velden.", "head of marketing at Velden"),
        ]
    )
    func roles(text: String, role: String) {
        let names: [String: EntityKind] = [
            "Ivan Orlov": .person, "US": .location, "Kremlin": .organization, "Turkey": .location, "Velden": .location,
            "Harbour Board": .organization, "Velden University": .organization,
        ]
        let story = NamedStory(text, names)
        #expect(story.role(of: "Ivan Orlov") == role)
    }

    @Test(
        "What somebody does is no role",
        arguments: [
            "Ivan Orlov, who heads the board, spoke.", "Ivan Orlov, addressed reporters in Oslo, he said.",
            "Mr Ivan Orlov spoke.", "In Velden, Ivan Orlov spoke.", "Ivan Orlov, the police said, was late.",
            "They trusted the head of Ivan Orlov.",
        ]
    )
    func none(text: String) {
        #expect(NamedStory(text, ["Ivan Orlov": .person, "Velden": .location]).role(of: "Ivan Orlov") == nil)
    }

    @Test("One role before several names is that of each")
    func shared() {
        let story = NamedStory(
            "Former finance ministers Anna Berg and Peter Holm were there.",
            ["Anna Berg": .person, "Peter Holm": .person]
        )
        #expect(story.role(of: "Anna Berg") == "Former finance ministers")
        #expect(story.role(of: "Peter Holm") == "Former finance ministers")
    }

    @Test(
        "A plural that is the first one’s role is the others’ too",
        arguments: [
            "Senators Anna Berg and Peter Holm were late.", "It hailed on Senators Anna Berg and Peter Holm.",
            "Senators Anna Berg, Peter Holm and Ivan Orlov spoke.",
            "They met Senators Anna Berg and Peter Holm in Velden.",
        ]
    )
    func plural(text: String) {
        let names = ["Anna Berg", "Peter Holm", "Ivan Orlov"].filter { text.contains($0) }
        let story = NamedStory(text, Dictionary(uniqueKeysWithValues: names.map { ($0, .person) }))
        #expect(names.map { story.role(of: $0) } == names.map { _ in "Senators" }, "\(text)")
    }

    @Test("A singular before the first of a list is that one’s alone", arguments: ["Senator", "Actress"])
    func singular(role: String) {
        let story = NamedStory(
            "\(role) Anna Berg and Peter Holm were late.",
            ["Anna Berg": .person, "Peter Holm": .person]
        )
        #expect(story.role(of: "Anna Berg") == role)
        #expect(story.role(of: "Peter Holm") == nil)
    }

    @Test("Later mentions may say more than the first")
    func later() {
        let story = NamedStory(
            "Professor Anna Berg came. Berg, a geologist at Velden, was late.",
            ["Anna Berg": .person, "Berg": .person, "Velden": .location]
        )
        #expect(story.role(of: "Anna Berg") == "geologist at Velden")
    }
}
