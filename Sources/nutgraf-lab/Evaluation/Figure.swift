/// One measured number, with the counts behind it.
struct Figure: Encodable {
    /// What was measured, such as `entities`.
    let subject: String
    /// Which part of it, such as `person`.
    let name: String
    /// Right, wrong and missed; `nil` where the figure is a plain ``value``.
    let tally: Tally?
    /// The figure: of a tally its F1, else what was measured.
    let value: Double
    /// How many cases the figure rests on.
    let count: Int
    /// Whether it is a mere count.
    private var isCount = false

    /// A figure of precision, recall and F1.
    init(_ subject: String, _ name: String, _ tally: Tally) {
        self.subject = subject
        self.name = name
        self.tally = tally
        value = tally.f1
        count = tally.right + tally.missed
    }

    /// A plain figure, such as a share or a mean, of so many cases.
    init(_ subject: String, _ name: String, _ value: Double, of count: Int) {
        self.subject = subject
        self.name = name
        tally = nil
        self.value = value
        self.count = count
    }

    /// A mere count, of what the articles do not annotate.
    init(_ subject: String, _ name: String, count: Int) {
        self.subject = subject
        self.name = name
        tally = nil
        value = Double(count)
        self.count = count
        isCount = true
    }

    private enum CodingKeys: String, CodingKey {
        case subject
        case name
        case tally
        case value
        case count
    }

    /// The figure for people to read.
    var line: String {
        if isCount { return "\(name): \(count)" }
        if let tally { return "\(name): \(tally.line)" }
        return "\(name): \(Tally.short(value))  (of \(count))"
    }
}
