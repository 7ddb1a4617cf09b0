/// One or more stops that stand together, with the marks that close quotations and brackets behind them.
struct StopRun {
    /// What sort of stop the run is.
    enum Kind {
        /// A single full stop.
        case fullStop
        /// `…`, two full stops or more, or full stops with blanks between them.
        case ellipsis
        /// Anything with `!` or `?`.
        case strong
        /// A stop of a script that puts no blank behind it, or of one that has no capitals.
        case foreign
    }

    /// The first byte.
    var start: Int
    /// The byte after the first stop.
    var firstEnd: Int
    /// The byte after the last stop.
    var stopsEnd: Int
    /// The byte after the closing marks.
    var end: Int
    /// How many stops there are.
    var stops: Int
    /// What sort it is.
    var kind: Kind
    /// Whether marks close a quotation or a bracket.
    var closes: Bool
    /// Whether the stops have blanks between them, as in `. . .`.
    var isSpaced: Bool
    /// Whether no blank stands before it.
    var isAttached: Bool

    /// Reads the run that begins at `start`.
    ///
    /// - Parameters:
    ///   - start: where a stop stands.
    ///   - limit: the paragraph's end.
    init(at start: Int, in text: ByteText, limit: Int) {
        self.start = start
        firstEnd = start
        stops = 0
        kind = .fullStop
        closes = false
        isSpaced = false
        let before = Glyph(text.scalar(before: start).value)
        isAttached = before != .space && before != .newline && start > 0

        var index = start
        while index < limit {
            let (scalar, length) = text.scalar(at: index)
            guard Glyph(scalar) == .stop else {
                guard Self.isBlankBeforeDot(index, in: text, limit: limit), kind != .strong else { break }
                isSpaced = true
                index += 1
                continue
            }
            if scalar == 0x21 || scalar == 0x3F { kind = .strong }
            if scalar == 0x2026, kind == .fullStop { kind = .ellipsis }
            if scalar > 0x7F, scalar != 0x2026 { kind = .foreign }
            stops += 1
            index += length
            if stops == 1 { firstEnd = index }
        }
        if kind == .fullStop, stops > 1 { kind = .ellipsis }
        stopsEnd = index
        end = index
        readClosingMarks(in: text, limit: limit)
        let blank = Glyph(text.scalar(at: end).value) == .space ? 1 : 0
        if let face = Emoticon.end(at: end + blank, in: text, limit: limit) { end = face }
    }

    /// Whether a blank and then a full stop follow, as in `. . .`; ".5" is a number.
    private static func isBlankBeforeDot(_ index: Int, in text: ByteText, limit: Int) -> Bool {
        guard text.byte(index) == 0x20, index + 1 < limit, text.byte(index + 1) == 0x2E else { return false }
        return Glyph(text.scalar(at: index + 2).value) != .digit && Glyph(text.scalar(at: index + 2).value) != .letter
    }

    private mutating func readClosingMarks(in text: ByteText, limit: Int) {
        var index = end
        loop: while index < limit {
            let (scalar, length) = text.scalar(at: index)
            let next = Glyph(text.scalar(at: index + length).value)
            switch Glyph(scalar) {
            case .closeQuote, .closeBracket: break
            case .straightQuote where index + length >= limit || next != .letter && next != .digit: break
            case .apostrophe where index + length >= limit || next != .letter: break
            // A note's number, as in "martyr.[1]".
            case .openBracket:
                guard scalar == 0x5B, let after = Self.note(from: index + 1, in: text, limit: limit) else { break loop }
                index = after
                end = after
                continue
            default: break loop
            }
            closes = true
            index += length
            end = index
        }
    }

    /// The byte behind a note's number and its closing bracket.
    private static func note(from start: Int, in text: ByteText, limit: Int) -> Int? {
        var index = start
        while index < min(start + 4, limit), Glyph(text.scalar(at: index).value) == .digit { index += 1 }
        return index > start && index < limit && text.byte(index) == 0x5D ? index + 1 : nil
    }
}
