/// Chooses the sentences that are worth most together.
///
/// The best candidates by themselves are combined in every way that the length allows, and the worth of each choice
/// is compared: exact among them. Lengths that allow too many combinations are filled sentence by sentence instead.
package struct SummarySelection {
    /// So many sentences are combined with each other.
    private static let combined = 12
    /// With what they lean on, they are at most so many.
    private static let combinedAtMost = 16
    /// Longer summaries than of so many words, or sentences, are not searched for exactly.
    private static let longestExact = (words: 90, sentences: 4)

    private let sentences: [SummarySentences.Sentence]
    private let length: SummaryLength
    private let candidates: [SummaryCandidate]
    private let shared: [SharedTerm]
    private let isExact: Bool
    private let budget: Double
    private let storyLength: Double

    /// Prepares the candidates.
    package init(_ scores: SentenceScores, _ material: SummarySentences, length: SummaryLength) {
        sentences = material.sentences
        self.length = length
        budget = Double(max(1, length.budget))
        storyLength = Double(max(1, material.sentences.count))
        switch length {
        case .words(let words): isExact = words <= Self.longestExact.words
        case .sentences(let count): isExact = count <= Self.longestExact.sentences
        }
        let ranked = material.sentences.indices
            .filter { Self.isOpen($0, material.sentences, length) }
            .sorted { (scores.worth[$1], $0) < (scores.worth[$0], $1) }
        let places = isExact ? Self.withSupport(ranked, material.sentences) : ranked.sorted()
        (candidates, shared) = scores.candidates(places, of: material)
    }

    /// Whether a sentence and all it leans on may be chosen; nobody reads a summary of one endless sentence.
    private static func isOpen(
        _ index: Int,
        _ sentences: [SummarySentences.Sentence],
        _ length: SummaryLength
    ) -> Bool {
        let longest = max(60, length.budget) * 4
        var place: Int? = index
        while let here = place {
            guard sentences[here].isEligible, !sentences[here].isHanging, sentences[here].words <= longest else {
                return false
            }
            place = sentences[here].antecedent
        }
        return true
    }

    /// The best sentences with what they lean on, in the story's order.
    private static func withSupport(_ ranked: [Int], _ sentences: [SummarySentences.Sentence]) -> [Int] {
        var chosen: [Int] = []
        for (rank, index) in ranked.enumerated() {
            guard rank < combined, !chosen.contains(index) else { continue }
            var chain = [index]
            while let place = sentences[chain[chain.count - 1]].antecedent, !chosen.contains(place) {
                chain.append(place)
            }
            if chosen.count + chain.count <= combinedAtMost { chosen += chain }
        }
        return chosen.sorted()
    }

    /// The places of the chosen sentences, in order; none where there is nothing to choose.
    ///
    /// - Parameter weights: what the features of a choice are worth.
    package func best(_ weights: [Double]) -> [Int] {
        guard isExact else { return filled(weights) }
        var found: SummaryChoice?
        var most = -Double.infinity
        forEachChoice { choice in
            let worth = worth(choice, weights)
            guard worth > most else { return }
            most = worth
            found = choice
        }
        return found?.members ?? fallback()
    }

    /// All choices that the length allows, each as its sentences and its features.
    package func choices() -> [(members: [Int], features: [Double])] {
        var all: [(members: [Int], features: [Double])] = []
        forEachChoice { choice in
            var features: [Double] = []
            choice.forEachFeature(budget: budget, storyLength: storyLength) { features.append($0) }
            all.append((choice.members, features))
        }
        return all
    }

    private func worth(_ choice: SummaryChoice, _ weights: [Double]) -> Double {
        var sum = 0.0
        var feature = 0
        choice.forEachFeature(budget: budget, storyLength: storyLength) { value in
            sum += value * weights[feature]
            feature += 1
        }
        return sum
    }

    /// Calls `body` with each choice, one sentence after the other tried behind those chosen before it.
    private func forEachChoice(_ body: (SummaryChoice) -> Void) {
        // Each choice that grows, with the candidate that is tried next; the last one is tried first.
        var growing = [(choice: SummaryChoice(), next: 0)]
        let most = min(length.sentences, candidates.count)
        while let last = growing.indices.last {
            let place = growing[last].next
            guard place < candidates.count else {
                growing.removeLast()
                continue
            }
            growing[last].next += 1
            guard growing[last].choice.words + candidates[place].words <= length.limit else { continue }
            if let antecedent = candidates[place].antecedent, !growing[last].choice.has(antecedent) { continue }
            var larger = growing[last].choice
            larger.add(candidates[place], shared: shared)
            // Of a wanted number of sentences, fewer only where there are no more.
            if length.sentences == .max || larger.size >= most { body(larger) }
            if larger.words < length.budget || length.sentences != .max, larger.size < length.sentences {
                growing.append((larger, place + 1))
            }
        }
    }

    /// Fills the length sentence by sentence, each time with the one that is worth most with those before.
    private func filled(_ weights: [Double]) -> [Int] {
        let places = Dictionary(uniqueKeysWithValues: candidates.enumerated().map { ($0.element.index, $0.offset) })
        var choice = SummaryChoice()
        while choice.size < length.sentences, choice.words < length.budget || length.sentences != .max {
            var found: SummaryChoice?
            var most = -Double.infinity
            for candidate in candidates where !choice.has(candidate.index) {
                guard let larger = added(candidate, to: choice, places), larger.words <= length.limit,
                    larger.size <= length.sentences
                else { continue }
                let worth = worth(larger, weights) / Double(larger.size - choice.size)
                guard worth > most else { continue }
                most = worth
                found = larger
            }
            guard let found else { break }
            choice = found
        }
        return choice.size > 0 ? choice.members : fallback()
    }

    private func added(
        _ candidate: SummaryCandidate,
        to choice: SummaryChoice,
        _ places: [Int: Int]
    ) -> SummaryChoice? {
        var larger = choice
        larger.add(candidate, shared: shared)
        var next = candidate.antecedent
        while let index = next, !larger.has(index) {
            guard let place = places[index] else { return nil }
            larger.add(candidates[place], shared: shared)
            next = candidates[place].antecedent
        }
        return larger
    }

    /// Where no sentence fits: the one that stands alone and is likeliest the best.
    private func fallback() -> [Int] {
        var found: SummaryCandidate?
        for candidate in candidates where candidate.antecedent == nil {
            if candidate.best > found?.best ?? -1 { found = candidate }
        }
        return found.map { [$0.index] } ?? []
    }
}
