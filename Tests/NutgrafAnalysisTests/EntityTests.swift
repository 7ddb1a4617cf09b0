import NutgrafAnalysis
import Testing

@Suite("People, places, bodies and groups")
struct EntityTests {
    private func entities(_ text: String, _ kind: EntityKind) -> [String] {
        Analyzer().analyze(Article(text: text)).entities.filter { $0.kind == kind }.map(\.name).sorted()
    }

    @Test("The miners’ story, damaged")
    func mine() throws {
        let text = Stories.losing(Stories.mine)
        #expect(entities(text, .person) == ["Ester Nagy", "Pavel Strnad", "Radka Holubova"])
        #expect(entities(text, .group) == ["Austrian", "Czech", "Slovak"])
        let places = entities(text, .location)
        for place in ["Prague", "Brussels", "Ostrava"] { #expect(places.contains(place)) }
        let analysis = Analyzer().analyze(Article(text: text))
        let strnad = try #require(analysis.entities.first { $0.name == "Pavel Strnad" })
        #expect(strnad.aliases == ["Strnad"])
        #expect(strnad.mentions.count == 3)
        let holubova = try #require(analysis.entities.first { $0.name == "Radka Holubova" })
        #expect(holubova.role?.text == "Czech Labour Minister")
        let nagy = try #require(analysis.entities.first { $0.name == "Ester Nagy" })
        #expect(nagy.role?.text == "mine inspector")
    }

    @Test("Two people of one surname stay two")
    func sameSurname() throws {
        let analysis = Analyzer().analyze(Article(text: Stories.bridge))
        let people = analysis.entities.filter { $0.kind == .person }
        #expect(Set(people.map(\.name)) == ["Joona Rautio", "Aila Rautio"])
        let joona = try #require(people.first { $0.name == "Joona Rautio" })
        // "Rautio, 52" stands after Joona and before Aila.
        #expect(joona.mentions.count == 3)
    }

    @Test("Two people of one first name stay two")
    func sameForename() {
        let text = "Vladimir Karsky met Vladimir Drozd in Riga. Karsky spoke first. Drozd left early."
        #expect(entities(text, .person) == ["Vladimir Drozd", "Vladimir Karsky"])
    }

    @Test("Names go without titles and possessive endings")
    func endings() {
        let text = "President Anna Velde’s plan and Velde's budget failed in Norway’s parliament."
        let analysis = Analyzer().analyze(Article(text: text))
        let names = analysis.entities.flatMap { entity in
            entity.mentions.map { String($0.substring(of: analysis.text) ?? "") }
        }
        #expect(Set(names) == ["Anna Velde", "Velde", "Norway"])
    }

    @Test("Names of one country are one entity with its code")
    func country() throws {
        let text =
            "The United States and Kenya agreed. The US will pay, and Kenya's capital, Nairobi, will build."
        let analysis = Analyzer().analyze(Article(text: text))
        let states = try #require(analysis.entities.first { $0.name == "United States" })
        #expect(states.aliases == ["US"] && states.country == "US" && states.mentions.count == 2)
        #expect(analysis.entities.first { $0.name == "Nairobi" }?.country == "KE")
    }

    @Test("Letters are the body whose name they begin")
    func acronym() throws {
        let analysis = Analyzer().analyze(Article(text: Stories.clinic))
        let body = try #require(
            analysis.entities.first { $0.kind == .organization && $0.aliases.contains("WHO") }
        )
        #expect(body.name == "World Health Organization")
        #expect(body.mentions.count == 3)
    }

    @Test("The title’s names are found, and listed ones that only it has")
    func title() throws {
        let article = Article(text: "Pavel Strnad went home on Friday.", title: "Strnad Leaves Prague")
        let analysis = Analyzer().analyze(article)
        let prague = try #require(analysis.entities.first { $0.name == "Prague" })
        #expect(prague.mentions.isEmpty && prague.titleMentions == [TextRange(start: 14, end: 20)])
    }

    @Test("Sentence openings, months, days and holidays are no names")
    func noNames() {
        let text = "The rain fell on Monday. In April nobody came. Meanwhile, Christmas was near. He waited."
        #expect(Analyzer().analyze(Article(text: text)).entities.isEmpty)
    }
}
