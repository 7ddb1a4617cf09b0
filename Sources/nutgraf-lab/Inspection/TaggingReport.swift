import NutgrafAnalysis

/// Lines for people about how a text was tagged.
struct TaggingReport {
    private let trace: TaggingTrace
    private let names: WordNames
    private let most: Int

    /// Takes a trace.
    ///
    /// - Parameter features: how many features are told of a token.
    init(_ trace: TaggingTrace, features: Int) {
        self.trace = trace
        names = WordNames([trace.story])
        most = features
    }

    /// The sentences with their tokens, each with its number, and with its tag where it belongs to a name.
    var sentences: [String] {
        trace.story.tokensOfSentence.enumerated().map { number, range in
            let tokens = range.map { token in
                let tag = Int(trace.tags.tags[token])
                let ending = tag == TagLayout.outside ? "" : "/" + FeatureValue.tag(tag)
                return "\(token):\(word(token))\(ending)"
            }
            return "sentence \(number): " + tokens.joined(separator: " | ")
        }
    }

    /// A name with what weighs most for the tags of its tokens.
    func lines(_ mention: Mention) -> [String] {
        let kind = mention.kind?.rawValue ?? ""
        let confidence = Tally.short(mention.confidence)
        let name = trace.story.text.string(mention.start..<mention.end)
        return ["name \(mention.start)-\(mention.end) \(kind) \(name), confidence \(confidence)"]
            + mention.tokens.map { token in
                let tag = Int(trace.tags.tags[token])
                let score = trace.scores(of: token)[tag]
                let parts = trace.weights(of: token, for: tag).prefix(most).map {
                    "\(Self.signed($0.weight)) \($0.feature.text(names))"
                }
                let hidden = trace.hidden(of: token, for: tag)
                return "  \(token):\(word(token)) \(FeatureValue.tag(tag)) \(score), "
                    + "\(trace.tags.margins[token]) ahead: "
                    + ((hidden == 0 ? [] : ["\(Self.signed(hidden)) hidden units"]) + parts).joined(separator: "; ")
            }
    }

    /// What weighs most for a token's tag against the next best one.
    func comparison(of token: Int) -> [String] {
        let tag = Int(trace.tags.tags[token])
        let other = trace.nextBest(of: token)
        let scores = trace.scores(of: token) + [0]
        let first = Dictionary(
            trace.weights(of: token, for: tag).map { ($0.feature.key, $0.weight) },
            uniquingKeysWith: { first, _ in first }
        )
        let second = Dictionary(
            trace.weights(of: token, for: other).map { ($0.feature.key, $0.weight) },
            uniquingKeysWith: { first, _ in first }
        )
        let rows = trace.features[token].enumerated().map { place, feature in
            (place: place, feature: feature, first: first[feature.key] ?? 0, second: second[feature.key] ?? 0)
        }
        let sorted = rows.filter { $0.first != 0 || $0.second != 0 }.sorted {
            (abs($1.first - $1.second), $0.place) < (abs($0.first - $0.second), $1.place)
        }
        let hidden = [tag, other].map { Self.signed(trace.hidden(of: token, for: $0)) }
        return [
            "token \(token) \(word(token)): \(FeatureValue.tag(tag)) \(scores[tag]), "
                + "then \(FeatureValue.tag(other)) \(scores[other]); \(trace.features[token].count) features, of which "
                + "\(sorted.count) weigh something; hidden units \(hidden[0]) against \(hidden[1])"
        ]
            + sorted.prefix(most).map {
                "  \(Self.signed($0.first)) against \(Self.signed($0.second))  \($0.feature.text(names))"
            }
    }

    private func word(_ token: Int) -> String { trace.story.string(tokens: token..<token + 1) }

    private static func signed(_ weight: Int) -> String { weight < 0 ? String(weight) : "+\(weight)" }
}
