import NutgrafAnalysis
import Testing

@Suite("A place has the country that is sure, and none that is guessed")
struct CountryTests {
    @Test(
        "What the lists know, and what has namesakes",
        arguments: [
            ("The ship left Nairobi.", "Nairobi", "KE"), ("The ship left Georgia.", "Georgia", nil),
            ("The ship left Hamilton.", "Hamilton", nil), ("The train left Plovdiv.", "Plovdiv", "BG"),
            ("The train left Florida.", "Florida", "US"), ("The train left Barcelona.", "Barcelona", nil),
            ("The train left Barcelona for Spain.", "Barcelona", "ES"),
            ("The train left Barcelona for Madrid.", "Barcelona", "ES"),
            ("The ship left Barcelona for Venezuela, and later for Spain.", "Barcelona", nil),
            ("The ship left Florida for Uruguay.", "Florida", nil), ("It snowed on Everest, in Nepal.", "Everest", nil),
            ("It rained in Southern Poland.", "Southern Poland", "PL"),
            ("It rained in Europe, in Spain.", "Europe", nil),
        ] as [(String, String, String?)]
    )
    func listed(text: String, name: String, code: String?) { expect(text, name, code) }

    @Test(
        "What stands behind a name",
        arguments: [
            ("It rained in Hamilton, Canada.", "Hamilton", "CA"),
            ("They went to Velm, Portugal, by train.", "Velm", "PT"),
            ("They came to Velm, Portugal on Friday.", "Velm", "PT"),
            ("They met at Velm, Ohio, and left.", "Velm", "US"), ("They met at Velm, Ohio, US.", "Velm", "US"),
            ("They met at Velm, Calif.", "Velm", "US"), ("They met at Velm, Ohio, Mayor Berg said.", "Velm", "US"),
            ("VELM, Greece — Rain fell.", "VELM", "GR"), ("Velm, Greece (AB) — Rain fell.", "Velm", "GR"),
            ("They met at Velm (Greece).", "Velm", "GR"), ("They met at Velm (northern Greece).", "Velm", "GR"),
            ("They met at Velm in north-eastern Greece.", "Velm", "GR"), ("They met in Velm in Greece.", "Velm", "GR"),
            ("They met in Velm, in the Greek region of Sarn.", "Velm", "GR"),
            ("Rain fell on Velm, a small town in Greece.", "Velm", "GR"),
            ("Rain fell on Velm, a Greek town.", "Velm", "GR"), ("Velm is a village in western Kenya.", "Velm", "KE"),
            ("Rain fell on Velm, Kenya’s third-largest city.", "Velm", "KE"),
            ("They live in Paris, Texas.", "Paris", "US"),
            ("They live in Lebanon, Pennsylvania, by a river.", "Lebanon", "US"),
            ("They live in Batumi, Georgia.", "Batumi", "GE"),
        ]
    )
    func behind(text: String, name: String, code: String) { expect(text, name, code) }

    @Test(
        "What stands before a name",
        arguments: [
            ("Rain fell on the Greek town of Velm.", "Velm", "GR"),
            ("Rain fell on the South Korean port city Velm.", "Velm", "KR"),
            ("Rain fell on the northern Syrian village of Velm.", "Velm", "SY"),
            ("They left Kenya’s second-largest city, Velm, at noon.", "Velm", "KE"),
            ("They left Kenya’s Velm at noon.", "Velm", "KE"), ("They left the Ohio town of Velm.", "Velm", "US"),
        ]
    )
    func before(text: String, name: String, code: String) { expect(text, name, code) }

    @Test(
        "What says nothing of where a place lies",
        arguments: [
            ("They went to Velm, Kenya and Peru.", "Velm"), ("They went to Velm, Kenya, Peru and Mali.", "Velm"),
            ("They went to Velm, Kansas, Utah and Ohio.", "Velm"), ("In Velm, Australia beat Kenya.", "Velm"),
            ("In Velm, Germany’s chancellor spoke.", "Velm"), ("They flew from Velm in Kenya’s first jet.", "Velm"),
            ("They flew from Velm to Greece.", "Velm"), ("They found the ancient Greek city of Velm.", "Velm"),
            ("They left the former German town of Velm.", "Velm"),
            ("They left the Greek-speaking town of Velm.", "Velm"),
            ("The Greek embassy in Velm closed.", "Velm"), ("They left the Kenyan camp of Velm.", "Velm"),
            ("They left Velm, a town on the border with Kenya.", "Velm"),
            ("They saw Velm River in Kenya.", "Velm River"), ("In the Kenyan capital, Velm and Sarn met.", "Velm"),
            ("They met in Velm, Greece. Later they saw Velm, Italy.", "Velm"),
            ("They sailed to Velm, Bermuda, and lived in Velm, Ontario.", "Velm"),
            ("They met in Paris. Later they saw Paris, Texas.", "Paris"), ("They live in Athens, Georgia.", "Athens"),
        ]
    )
    func nothing(text: String, name: String) { expect(text, name, nil) }

    @Test("Every mention may say it, and buildings have their country too")
    func anywhere() {
        expect("Rain fell on Velm. Then Velm dried. They left Velm, Greece, at noon.", "Velm", "GR")
        let story = NamedStory("They met at the Velm Hall in Berlin.", ["Velm Hall": .facility])
        #expect(story.analysis.entities.first?.country == "DE")
    }

    @Test("A country’s own code is never another one’s")
    func countries() {
        let story = NamedStory("They left the Greek island, Kenya, for Peru.", ["Kenya": .location, "Peru": .location])
        #expect(story.analysis.entities.map(\.country) == ["KE", "PE"])
        expect("They left Kenya, Virginia, and Texas.", "Kenya", "KE")
        expect("They left Kenya. Later they saw Kenya, Virginia.", "Kenya", "KE")
    }

    private func expect(
        _ text: String,
        _ name: String,
        _ code: String?,
        location: SourceLocation = #_sourceLocation
    ) {
        var names = [name: EntityKind.location]
        for place in ["Spain", "Madrid", "Venezuela", "Uruguay"] where text.contains(place) { names[place] = .location }
        let story = NamedStory(text, names)
        #expect(
            story.analysis.entities.first { $0.name == name }?.country == code,
            "\(text)",
            sourceLocation: location
        )
    }
}
