/// What a word says of the tense of its sentence.
enum TenseCue: UInt8, Sendable {
    case none
    /// "said", "was", "has"; and every word that ends in "ed".
    case past
    /// "will", "would", "opens".
    case future
    /// "agreed", "plan": of the future where "to" follows, otherwise of the past or nothing.
    case intent
    /// "due", "scheduled": of the future where "to", "for" or a preposition of time follows.
    case schedule
    /// "is", "are".
    case present
    /// "be": the participle behind it says nothing.
    case infinitive

    /// The words of each cue.
    static let words: [(TenseCue, String)] = [
        (
            .past,
            """
            was were had has have did been went came took made got gave found told said saw left kept began begun ran \
            won lost met led fell rose grew held brought built bought caught cut hit put set sat stood spoke spent \
            sold sent shot shut sank sang struck swept taught thought threw understood woke wore wrote became broke \
            chose drew drove ate flew forgot froze hid knew lay paid read rode shook slept stole swore tore won wound \
            burst burnt burned born fought felt heard hurt knelt lent lit meant quit rang sought shone slid split \
            spread stuck stung swam swung wept withdrew arose awoke bore beat bet bent bit bled blew bred crept dealt \
            dug fed fled flung ground hung laid leapt learnt overcame overtook oversaw resold sued undertook upheld \
            wasn't weren't hadn't didn't wasn’t weren’t hadn’t didn’t
            """
        ),
        (
            .future,
            """
            will shall would won't won’t wouldn't wouldn’t 'll ’ll may might can could should must cannot opens begins \
            starts meets takes ends goes closes returns leaves arrives visits votes faces runs expires go begin meet \
            come become leave choose kicks resumes travels heads
            """
        ),
        (
            .intent,
            """
            agreed agree agrees plan plans planned planning expected expects expect going want wants hope hopes hoping \
            intends intend promised promises vowed vows pledged pledges decided likely ready prepares prepared \
            preparing called calls ordered urged invited summoned set about forecast forecasts predicted projected aims aim threatened threatens refuses \
            wants
            """
        ),
        (.schedule, "due scheduled slated planned expected set tipped billed"),
        (.present, "is are 's ’s isn't isn’t aren't aren’t"),
        (.infinitive, "be"),
    ]
}

/// The tense of the sentence around an expression, as far as a look at single words tells.
enum Tense: Sendable {
    case past, future, unknown
}
