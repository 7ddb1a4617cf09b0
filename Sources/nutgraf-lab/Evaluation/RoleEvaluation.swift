import NutgrafAnalysis

/// Measures the roles of people, given the annotated names and end to end.
///
/// The annotators gave each person of an article one role at most. A role is right where the entity bears the
/// person's name, as its fullest or as another, and the words are the same; it overlaps where the one text holds
/// the other, or both share half the words of the shorter. The annotation has no places, so a text that stands
/// elsewhere counts too.
struct RoleEvaluation: Evaluation {
    /// Somebody's names, the fullest first, and the role that was found.
    typealias Person = (names: [String], role: String?)

    private var exact = Tally()
    private var overlapping = Tally()
    private var exactEndToEnd = Tally()
    private var overlappingEndToEnd = Tally()

    mutating func note(_ analysis: Analysis, of article: AnnotatedArticle, report: (String) -> Void) {
        note(Self.people(article.analysisOfAnnotatedNames), of: article, report: report)
        let found = Self.people(analysis)
        exactEndToEnd += tally(found, article, right: ==) { _ in }
        overlappingEndToEnd += tally(found, article, right: Self.overlap) { _ in }
    }

    /// Counts the roles of people whose names were given, the fullest first.
    mutating func note(_ people: [Person], of article: AnnotatedArticle, report: (String) -> Void) {
        exact += tally(people, article, right: ==) { report("\(article.id) \($0)") }
        overlapping += tally(people, article, right: Self.overlap) { _ in }
    }

    /// The figures of people whose names were given.
    var figuresOfNames: [Figure] {
        [
            Figure("roles", "exact, given the names", exact),
            Figure("roles", "overlapping, given the names", overlapping),
        ]
    }

    var figures: [Figure] {
        figuresOfNames + [
            Figure("roles", "exact, end to end", exactEndToEnd),
            Figure("roles", "overlapping, end to end", overlappingEndToEnd),
        ]
    }

    private static func people(_ analysis: Analysis) -> [Person] {
        analysis.entities.filter { $0.kind == .person }.map { ([$0.name] + $0.aliases, $0.role?.text) }
    }

    private func tally(
        _ people: [Person],
        _ article: AnnotatedArticle,
        right: (String, String) -> Bool,
        report: (String) -> Void
    ) -> Tally {
        var tally = Tally()
        var used: Set<Int> = []
        for gold in article.roles {
            let names = article.names(of: gold)
            let own = people.indices.first { number in
                people[number].role != nil && !used.contains(number)
                    && people[number].names.contains { names.contains($0) }
            }
            guard let own, let role = people[own].role else {
                tally.missed += 1
                report("missed role: \(gold.person): \(gold.role)")
                continue
            }
            used.insert(own)
            if right(role, gold.role) {
                tally.right += 1
            } else {
                tally.missed += 1
                tally.wrong += 1
                report("other role: \(gold.person): \(gold.role), not \(role)")
            }
        }
        for (number, person) in people.enumerated() where !used.contains(number) {
            guard let role = person.role else { continue }
            tally.wrong += 1
            report("wrong role: \(person.names.first ?? ""): \(role)")
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
