/// A token that may be a quotation mark, and what it can do where it stands.
struct QuotationMark {
    /// The marks that pair with each other.
    enum Family: UInt8 {
        /// `“ ” „ ‟` and the straight `"`.
        case double
        /// `« »` and `‹ ›`, which some languages turn round.
        case angle
        /// `‘ ’ ‚ ‛` and the straight `'`, which are apostrophes too.
        case single
        /// The corner and angle brackets of Chinese and Japanese.
        case corner
    }

    /// How a mark acts.
    enum Action {
        /// It opens, whatever came before.
        case opens
        /// It closes, if anything is open.
        case closes
        /// It closes what is open, or else opens.
        case either
    }

    /// The token.
    let token: Int
    /// Which marks it pairs with.
    let family: Family
    /// What it does here.
    let action: Action

    /// Words that begin with an apostrophe.
    private static let elisions: Set<String> = [
        "tis", "twas", "twere", "em", "til", "till", "cause", "cos", "n", "round", "bout", "neath", "ere", "gainst",
    ]

    /// Reads a token; `nil` where it is no quotation mark.
    ///
    /// - Parameters:
    ///   - index: the token.
    ///   - story: the text.
    ///   - limits: the tokens of its paragraph.
    init?(_ index: Int, in story: Story, limits: Range<Int>) {
        let token = story.tokens[index]
        switch token.kind {
        case .openQuote, .closeQuote, .mark: break
        default: return nil
        }
        let scalar = story.text.scalar(at: token.start).value
        guard let family = Self.family(of: scalar) else { return nil }
        let blankBefore = index == limits.lowerBound || token.followsBlank
        let blankAfter = index + 1 == limits.upperBound || story.tokens[index + 1].followsBlank
        let leads = blankBefore || Self.mayLead(story.tokens[index - 1], story)
        let trails = blankAfter || Self.mayTrail(story.tokens[index + 1])
        self.token = index
        self.family = family
        switch family {
        case .single:
            guard let action = Self.single(index, in: story, limits, leads: leads, trails: trails) else {
                return nil
            }
            self.action = action
        case .corner:
            action = [0x300C, 0x300E, 0x300A].contains(scalar) ? .opens : .closes
        case .double, .angle:
            // The place tells more than the shape: „…“, »…«, ”…” and marks turned by mistake.
            if leads != trails {
                action = leads ? .opens : .closes
            } else {
                action = .either
            }
        }
    }

    private static func family(of scalar: UInt32) -> Family? {
        switch scalar {
        case 0x22, 0x201C, 0x201D, 0x201E, 0x201F: .double
        case 0xAB, 0xBB, 0x2039, 0x203A: .angle
        case 0x27, 0x2018, 0x2019, 0x201A, 0x201B: .single
        case 0x300A...0x300F: .corner
        default: nil
        }
    }

    /// Whether an opening mark may stand directly behind a token.
    private static func mayLead(_ token: Token, _ story: Story) -> Bool {
        switch token.kind {
        case .openBracket, .dash, .openQuote: true
        case .mark:
            // Behind another opening mark, or a colon whose blank was lost.
            [0x27, 0x2018, 0x3A].contains(story.text.scalar(at: token.start).value)
        default: false
        }
    }

    /// Whether a closing mark may stand directly before a token.
    private static func mayTrail(_ token: Token) -> Bool {
        switch token.kind {
        case .comma, .stop, .closeBracket, .dash, .closeQuote, .mark: true
        default: false
        }
    }

    /// A single mark opens before a word and behind a blank; where a plural's apostrophe could stand it closes only
    /// what is open. Inside a word it is none.
    private static func single(
        _ index: Int,
        in story: Story,
        _ limits: Range<Int>,
        leads: Bool,
        trails: Bool
    ) -> Action? {
        if leads, !trails {
            let next = story.tokens[index + 1]
            let isRaised = story.text.scalar(at: story.tokens[index].start).value == 0x2019
            if isRaised { return nil }
            if next.kind == .number {
                // ’90s, '08
                let digits = next.end - next.start
                return story.text.byte(next.end - 1) == 0x73 || digits == 2 ? nil : .opens
            }
            return elisions.contains(story.vocabulary[story.word(index + 1).lower].form) ? nil : .opens
        }
        if trails, !leads { return .closes }
        return nil
    }
}
