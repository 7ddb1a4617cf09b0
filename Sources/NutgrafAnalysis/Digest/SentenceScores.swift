/// How likely each sentence and each term is one of a good summary, by the model.
package struct SentenceScores {
    /// For each sentence how likely it is the best one, 0 to 1.
    package let best: [Double]
    /// For each sentence how likely it is among the best three, 0 to 1.
    package let picked: [Double]
    /// For each term how likely a summary uses it, 0 to 1; 0 where no sentence has it that may be chosen.
    package let terms: [Double]
    /// For each sentence what it is worth alone, for an order of them.
    package let worth: [Double]

    /// Scores the sentences of a story.
    package init(_ material: SummarySentences, features: SentenceFeatures, model: SummaryModel) {
        let rows = features.blocks
        best = zip(features.rows, model.bestTrees.sums(rows)).map { row, sum in
            ((Self.dot(row, model.best) + Double(sum)) / 2).logistic
        }
        picked = zip(features.rows, model.pickedTrees.sums(rows)).map { row, sum in
            ((Self.dot(row, model.picked) + Double(sum)) / 2).logistic
        }
        terms = TermFeatures(material, where: Self.areOfUse(material)).probabilities(model)
        worth = Self.worths(material, terms: terms, picked: picked)
    }

    /// Takes scores that were made elsewhere.
    package init(_ material: SummarySentences, best: [Double], picked: [Double], terms: [Double]) {
        self.best = best
        self.picked = picked
        self.terms = terms
        worth = Self.worths(material, terms: terms, picked: picked)
    }

    /// For each term whether a sentence has it that may be chosen.
    private static func areOfUse(_ material: SummarySentences) -> [Bool] {
        var areOfUse = Array(repeating: false, count: material.terms.count)
        for sentence in material.sentences where sentence.isEligible && !sentence.isHanging {
            for term in material.termsInOrder[sentence.terms] { areOfUse[Int(term)] = true }
        }
        return areOfUse
    }

    /// The expected hits by the length, pairs twice, and the likelihood of the sentence.
    private static func worths(_ material: SummarySentences, terms: [Double], picked: [Double]) -> [Double] {
        material.sentences.indices.map { index in
            var hits = 0.0
            for term in material.termsInOrder[material.sentences[index].terms] {
                let probability = terms[Int(term)]
                hits += material.terms[Int(term)].second < 0 ? probability : 2 * probability
            }
            return hits / Double(material.sentences[index].words + 8) + picked[index] / 2
        }
    }

    /// The sum of products, and the constant that stands last.
    private static func dot(_ row: [Double], _ weights: [Double]) -> Double {
        var sum = weights[row.count]
        for index in row.indices { sum += row[index] * weights[index] }
        return sum
    }

    /// What some sentences add to a choice, and the terms that they share.
    ///
    /// - Parameter places: the places of the sentences, in order.
    func candidates(
        _ places: [Int],
        of material: SummarySentences
    ) -> (candidates: [SummaryCandidate], shared: [SharedTerm]) {
        // A term that two candidates have gets a bit while there are any.
        var isOwned = Array(repeating: false, count: material.terms.count)
        var bits = Array(repeating: Int16(-1), count: material.terms.count)
        var shared: [SharedTerm] = []
        for place in places {
            for number in material.termsInOrder[material.sentences[place].terms] {
                let term = Int(number)
                if !isOwned[term] {
                    isOwned[term] = true
                } else if bits[term] < 0, shared.count < SummaryChoice.sharedLimit {
                    bits[term] = Int16(shared.count)
                    shared.append(SharedTerm(probability: terms[term], sort: Self.sort(of: term, in: material)))
                }
            }
        }
        return (places.map { candidate($0, of: material, bits: bits) }, shared)
    }

    private static func sort(of term: Int, in material: SummarySentences) -> SharedTerm.Sort {
        guard material.terms[term].second < 0 else { return .pair }
        return material.stems.stems[Int(material.terms[term].first)].isStop ? .stop : .content
    }

    private func candidate(_ place: Int, of material: SummarySentences, bits: [Int16]) -> SummaryCandidate {
        let sentence = material.sentences[place]
        var candidate = SummaryCandidate(
            index: place,
            words: sentence.words,
            length: sentence.length,
            best: best[place],
            picked: picked[place],
            antecedent: sentence.antecedent,
            isQuoted: sentence.isQuoted,
            inverse: 1 / Double(1 + place),
            depth: Double(1 + place).naturalLogarithm
        )
        for number in material.termsInOrder[sentence.terms] {
            let term = Int(number)
            switch Self.sort(of: term, in: material) {
            case .pair:
                candidate.pairs += terms[term]
                candidate.distinctPairs += 1
            case .stop:
                candidate.stops += terms[term]
                candidate.distinctWords += 1
            case .content:
                candidate.content += terms[term]
                candidate.distinctWords += 1
            }
            if bits[term] >= 0 { candidate.shared[Int(bits[term]) >> 6] |= 1 << UInt64(bits[term] & 63) }
        }
        return candidate
    }
}
