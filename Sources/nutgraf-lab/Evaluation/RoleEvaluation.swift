import NutgrafAnalysis

/// Measures the roles of people, given the annotated names and end to end.
///
/// The annotators gave each person of an article one role at most. A role is right where the entity bears the
/// person's name, as its fullest or as another, and the words are the same; it overlaps where the one text holds
/// the other, or both share half of their words.
struct RoleEvaluation: Evaluation {
    private var exact = Tally()
    private var overlapping = Tally()
    private var exactEndToEnd = Tally()
    private var overlappingEndToEnd = Tally()

    mutating func note(_ analysis: Analysis, of article: AnnotatedArticle, report: (String) -> Void) {
        let ideal = article.analysisOfAnnotatedNames
        exact += roles(ideal, article, right: ==) { report("\(article.id) \($0)") }
        overlapping += roles(ideal, article, right: Self.overlap) { _ in }
        exactEndToEnd += roles(analysis, article, right: ==) { _ in }
        overlappingEndToEnd += roles(analysis, article, right: Self.overlap) { _ in }
    }

    var figures: [Figure] {
        [
            Figure("roles", "exact, given the names", exact),
            Figure("roles", "overlapping, given the names", overlapping),
            Figure("roles", "exact, end to end", exactEndToEnd),
            Figure("roles", "overlapping, end to end", overlappingEndToEnd),
        ]
    }

    private func roles(
        _ analysis: Analysis,
        _ article: AnnotatedArticle,
        right: (String, String) -> Bool,
        report: (String) -> Void
    ) -> Tally {
        var tally = Tally()
        var used: Set<Int> = []
        for gold in article.roles {
            var names = [gold.person]
            for alias in article.aliases where alias.name == gold.person { names += alias.others }
            let entities = analysis.entities.filter { entity in
                entity.kind == .person && !used.contains(entity.id)
                    && ([entity.name] + entity.aliases).contains { names.contains($0) }
            }
            guard let entity = entities.first(where: { $0.role != nil }), let role = entity.role else {
                tally.missed += 1
                report("missed role: \(gold.person): \(gold.role)")
                continue
            }
            used.insert(entity.id)
            if right(role.text, gold.role) {
                tally.right += 1
            } else {
                tally.missed += 1
                tally.wrong += 1
                report("other role: \(gold.person): \(gold.role), not \(role.text)")
            }
        }
        for entity in analysis.entities where !used.contains(entity.id) {
            guard let role = entity.role else { continue }
            tally.wrong += 1
            report("wrong role: \(entity.name): \(role.text)")
        }
        return tally
    }

    private static func overlap(_ one: String, _ other: String) -> Bool {
        if one.contains(other) || other.contains(one) { return true }
        let first = Set(one.split(separator: " "))
        let second = Set(other.split(separator: " "))
        return first.intersection(second).count * 2 >= min(first.count, second.count)
    }
}
