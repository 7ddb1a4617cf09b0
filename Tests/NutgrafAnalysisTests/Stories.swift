/// Invented stories, and the damage that they suffer on their way.
enum Stories {
    static let mine = """
        Ostrava Miners End Strike After Night Talks
        Miners at the Lubina pit went back underground on Thursday, hours after their union won a safety pledge.
        Miners at the Lubina pit went back underground on Thursday, hours after their union won a safety pledge.
        Czech Labour Minister Radka Holubova and the union’s leader, Pavel Strnad, signed the agreement in Prague \
        at dawn. “It isn’t everything we asked for,” Strnad told reporters. “It’s enough to go home on.”
        Holubova said the government would pay for new gas sensors and called the strike “a warning nobody \
        should ignore.” She flies to Brussels next week.
        “We counted eleven alarms in one month,” said Ester Nagy, a mine inspector who wrote the first report. \
        “Nobody listened until the lamps went out.”
        The owners—a group of Austrian and Slovak investors—had refused to talk since 2019. According to Strnad, \
        the owners’ lawyers left Ostrava on May 4.
        """

    static let bridge = """
        Engineers opened the Talvik Bridge to lorries again on Monday, a week after cracks had closed it.

        “The steel is sound,” Captain Joona Rautio of the Finnish road office said. “I’d drive my own mother \
        across it.”

        Finland’s transport agency paid for the work. Rautio, 52, joined the agency in 2003.

        Mayor Aila Rautio, who is not related to him, was less sure. “Sound isn’t the same as safe,” she said.

        Joona Rautio answered that “the same people who complain today cheered yesterday.” The mayor did not reply.
        """

    static let clinic = """
        The World Health Organization sent two doctors to Lusaka on March 12, 2021, after a strange fever spread \
        through Zambia. Dr. Chanda Mulenga, who leads the university clinic, asked for calm. "We have beds, we \
        have nurses, we have time," Mulenga said. The WHO team found the source in a "cold" store near the river. \
        Zambian officials thanked the WHO.
        """

    static let hardWrapped = """
        The harbour at Sandvika froze over on Sunday for the first time in
        twenty years, and the ferries to the outer islands stayed at their
        moorings until the coast guard sent an icebreaker from the south.
        Nobody was hurt. The guard expects the channel to be open again on
        Tuesday.
        """

    static let all = [mine, bridge, clinic, hardWrapped]

    /// The signs that a careless reader of UTF-8 loses.
    static let signs: [Character] = ["\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2013}", "\u{2014}"]

    /// A story of which only an `â` is left of every sign.
    static func losing(_ story: String) -> String {
        String(story.map { signs.contains($0) ? "\u{E2}" : $0 })
    }

    /// A story whose signs were read as Windows-1252.
    static func misread(_ story: String) -> String {
        let shown: [Character: String] = [
            "\u{2018}": "â€˜", "\u{2019}": "â€™", "\u{201C}": "â€œ", "\u{201D}": "â€\u{9D}",
            "\u{2013}": "â€“",
            "\u{2014}": "â€”",
        ]
        return story.map { shown[$0] ?? String($0) }.joined()
    }
}
