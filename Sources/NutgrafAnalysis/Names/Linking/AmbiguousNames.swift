/// Says which of several people a surname or first name means that all of them bear.
struct AmbiguousNames {
    private let story: Story
    private let forms: [NameForm]
    private let candidates: [Int: [Int]]
    private let genders: Genders
    private var owners: [Int: Int] = [:]
    /// For each form that is the first of its group, how often the group is named in full; filled when first asked.
    private var counts: [Int] = []

    init(_ story: Story, forms: [NameForm], candidates: [Int: [Int]]) {
        self.story = story
        self.forms = forms
        self.candidates = candidates
        genders = Genders(story)
    }

    /// A form of the one who is meant; the form itself where it is nobody else's.
    ///
    /// It is the one whom "Mr" or "Mrs" before the name allows, and of several the one who is named in full most
    /// often, else first.
    mutating func owner(of form: Int, _ mention: Mention, _ groups: inout NameGroups) -> Int {
        guard let possible = candidates[form] else { return form }
        let gender = story.tokens[mention.tokens.lowerBound].isOpening ? [] : genders.gender(mention)
        if !gender.isEmpty {
            let fitting = possible.filter { forms[$0].gender.isEmpty || forms[$0].gender == gender }
            if fitting.count == 1 { return fitting[0] }
        }
        if let owner = owners[form] { return owner }
        if counts.isEmpty { countFullNames(&groups) }
        var best = possible[0]
        for other in possible where counts[groups.root(other)] > counts[groups.root(best)] { best = other }
        owners[form] = best
        return best
    }

    private mutating func countFullNames(_ groups: inout NameGroups) {
        counts = Array(repeating: 0, count: forms.count)
        for (number, form) in forms.enumerated() where form.words.count > 1 {
            counts[groups.root(number)] += form.count
        }
    }
}
