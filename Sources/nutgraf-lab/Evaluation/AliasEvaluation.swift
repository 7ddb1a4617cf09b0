import NutgrafAnalysis

/// Measures the links between the names that one thing goes by, given the annotated names and end to end.
///
/// A link joins the fullest name of a thing to another name of it, within one article. An annotated link is found
/// where one entity of the analysis bears both names; a link of the analysis is right where one annotated thing
/// bears both. So it does not matter which name either holds for the fullest, and a thing of n names counts n − 1
/// times, as in the MUC measure of coreference. The stricter figure counts a link only where the fullest name is
/// the same too.
struct AliasEvaluation: Evaluation {
    private struct Link: Hashable {
        var name: String
        var other: String
    }

    private var given = Tally()
    private var givenStrict = Tally()
    private var endToEnd = Tally()
    private var kinds: [String: Tally] = [:]

    mutating func note(_ analysis: Analysis, of article: AnnotatedArticle, report: (String) -> Void) {
        let ideal = article.analysisOfAnnotatedNames
        given += links(ideal, article) { report("\(article.id) \($0)") }
        givenStrict += strictLinks(ideal, article)
        endToEnd += links(analysis, article) { _ in }
        for kind in Set(article.aliases.map(\.kind) + ideal.entities.map(\.kind.rawValue)) {
            var part = article
            part.aliases.removeAll { $0.kind != kind }
            var found = ideal
            found.entities.removeAll { $0.kind.rawValue != kind }
            kinds[kind, default: Tally()] += links(found, part) { _ in }
        }
    }

    var figures: [Figure] {
        var figures = [Figure("aliases", "links, given the names", given)]
        for kind in kinds.keys.sorted() {
            figures.append(Figure("aliases", "links, given the names, \(kind)", kinds[kind] ?? Tally()))
        }
        figures.append(Figure("aliases", "links with the same fullest name, given the names", givenStrict))
        figures.append(Figure("aliases", "links, end to end", endToEnd))
        return figures
    }

    private func links(_ analysis: Analysis, _ article: AnnotatedArticle, report: (String) -> Void) -> Tally {
        var gold: [String: Set<Int>] = [:]
        for (number, alias) in article.aliases.enumerated() {
            for name in [alias.name] + alias.others { gold[name, default: []].insert(number) }
        }
        var found: [String: Set<Int>] = [:]
        for entity in analysis.entities {
            for name in [entity.name] + entity.aliases { found[name, default: []].insert(entity.id) }
        }
        var tally = Tally()
        for entity in analysis.entities {
            for alias in entity.aliases {
                if (gold[entity.name] ?? []).isDisjoint(with: gold[alias] ?? []) {
                    tally.wrong += 1
                    report("wrong link: \(entity.kind) \(entity.name) = \(alias)")
                } else {
                    tally.right += 1
                }
            }
        }
        var reached = 0
        for alias in article.aliases {
            for other in alias.others {
                if (found[alias.name] ?? []).isDisjoint(with: found[other] ?? []) {
                    tally.missed += 1
                    report("missed link: \(alias.kind) \(alias.name) = \(other)")
                } else {
                    reached += 1
                }
            }
        }
        // Of a thing whose names the annotators gave twice, more links may be reached than are right.
        tally.right = min(tally.right, reached)
        return tally
    }

    private func strictLinks(_ analysis: Analysis, _ article: AnnotatedArticle) -> Tally {
        let gold = Set(article.aliases.flatMap { alias in alias.others.map { Link(name: alias.name, other: $0) } })
        let found = Set(
            analysis.entities.flatMap { entity in entity.aliases.map { Link(name: entity.name, other: $0) } }
        )
        let right = gold.intersection(found).count
        return Tally(right: right, wrong: found.count - right, missed: gold.count - right)
    }
}
