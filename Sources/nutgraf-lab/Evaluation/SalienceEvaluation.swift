import NutgrafAnalysis

/// Measures whether the first three entities are what the story is about: whether the annotator's abstract names them.
///
/// Beside it the first three by how often they are named, and those that are named first.
struct SalienceEvaluation: Evaluation {
    private var bySalience = Tally()
    private var byFrequency = Tally()
    private var byPlace = Tally()

    mutating func note(_ analysis: Analysis, of article: AnnotatedArticle, report: (String) -> Void) {
        let named = analysis.entities.filter { !$0.mentions.isEmpty }
        bySalience += tally(Array(analysis.entities.prefix(3)), article)
        byFrequency += tally(
            Array(
                named.sorted { ($1.mentions.count, $0.mentions[0].start) < ($0.mentions.count, $1.mentions[0].start) }
                    .prefix(3)
            ),
            article
        )
        byPlace += tally(Array(named.sorted { $0.mentions[0].start < $1.mentions[0].start }.prefix(3)), article)
        for entity in analysis.entities.prefix(3) where !entity.isNamed(in: article.abstract) {
            report("\(article.id) not in the abstract: \(entity.name)")
        }
    }

    var figures: [Figure] {
        [
            Figure("salience", "first three in the abstract", share(bySalience), of: count(bySalience)),
            Figure("salience", "first three by frequency (baseline)", share(byFrequency), of: count(byFrequency)),
            Figure("salience", "first three by first mention (baseline)", share(byPlace), of: count(byPlace)),
        ]
    }

    private func tally(_ entities: [Entity], _ article: AnnotatedArticle) -> Tally {
        let right = entities.count { $0.isNamed(in: article.abstract) }
        return Tally(right: right, wrong: entities.count - right)
    }

    private func count(_ tally: Tally) -> Int { tally.right + tally.wrong }

    private func share(_ tally: Tally) -> Double { Tally.share(tally.right, count(tally)) }
}
