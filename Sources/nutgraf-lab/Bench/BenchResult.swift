/// The turns of one of those that are measured.
struct BenchResult {
    /// What it is called.
    let name: String
    private var seconds: [Double] = []
    private var tally = Tally()

    /// Makes a result without turns.
    init(_ name: String) {
        self.name = name
    }

    /// Notes a turn; every turn finds the same names.
    mutating func note(seconds: Double, _ tally: Tally) {
        self.seconds.append(seconds)
        self.tally = tally
    }

    /// The median time of a turn, in seconds.
    var median: Double {
        let sorted = seconds.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }

    /// A line for people: tokens a second, how many times the other one takes, and the names' F1.
    func line(tokens: Int, against other: BenchResult) -> String {
        let rate = median > 0 ? Int(Double(tokens) / median) : 0
        let times = other.median > 0 ? (median / other.median * 10).rounded() / 10 : 0
        return "\(name): \(rate) tokens/s, \(times) times the time, names \(tally.line)"
    }
}
