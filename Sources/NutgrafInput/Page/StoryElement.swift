/// The element of a page in which its story stands.
struct StoryElement {
    /// Ancestors of a paragraph that gain from it.
    private static let reach = 6

    private static let hintWords: Set<String> = [
        "article", "articlebody", "articletext", "body", "content", "copy", "entry", "post", "postbody", "story",
        "storybody", "text",
    ]

    /// The element's number; `nil` where the page has no paragraph.
    private(set) var number: Int?

    private let tree: HTMLTree

    /// Chooses the element.
    ///
    /// Every paragraph speaks for the elements around it, less for each that lies further out.
    init(_ tree: HTMLTree, _ blocks: [TextBlock]) {
        self.tree = tree
        var scores: [Int: Double] = [:]
        for block in blocks where block.weight > 0 {
            let commas = block.text.count { $0 == 0x2C }
            var share = 1 + min(Double(block.weight) / 100, 4) + 0.3 * Double(min(commas, 6))
            var element =
                Self.isParagraph(tree.nodes[block.element].name)
                ? Int(tree.nodes[block.element].parent) : block.element
            for _ in 0..<Self.reach {
                scores[element, default: 0] += share
                guard element > 0 else { break }
                share *= 0.7
                element = Int(tree.nodes[element].parent)
            }
        }
        var best: (number: Int, score: Double)?
        for (number, score) in scores.sorted(by: { $0.key < $1.key }) {
            let weighed = score * hint(number)
            if weighed > best?.score ?? 0 { best = (number, weighed) }
        }
        guard let best else { return }
        number = widened(best.number, blocks)
    }

    private static func isParagraph(_ name: String) -> Bool {
        ["p", "li", "pre", "dd", "dt", "figcaption"].contains(name) || ElementSort.heading.contains(name)
    }

    /// What an element's own words say for it.
    private func hint(_ number: Int) -> Double {
        let node = tree.nodes[number]
        if node.attributes.value(of: "itemprop")?.contains("articleBody") == true { return 2 }
        if node.name == "article" { return 1.3 }
        if node.name == "main" { return 1.1 }
        if ["li", "ul", "ol", "td", "dl"].contains(node.name) { return 0.7 }
        return ClassWords(node.attributes).has(Self.hintWords) ? 1.3 : 1
    }

    /// Goes outwards as long as what is added there is text of the same manner, by its place or its length.
    private func widened(_ first: Int, _ blocks: [TextBlock]) -> Int {
        var number = first
        var weight = 0
        var count = 0
        var inner = tree.subtree(first)
        for block in blocks where inner.contains(block.firstText) && block.weight > 0 {
            weight += block.weight
            count += 1
        }
        var steps = 0
        var result = first
        while number > 0, tree.nodes[number].name != "article", tree.nodes[number].name != "main", steps < 8 {
            steps += 1
            let parent = Int(tree.nodes[number].parent)
            guard parent > 0, tree.nodes[parent].name != "body" else { break }
            let outer = tree.subtree(parent)
            var added = 0
            var addedCount = 0
            var likeAdded = 0
            for block in blocks
            where outer.contains(block.firstText) && !inner.contains(block.firstText) && block.weight > 0 {
                added += block.weight
                addedCount += 1
                if isLike(first, around: block, under: parent) { likeAdded += block.weight }
            }
            if addedCount > 0 {
                let isOfOneManner = added * count * 10 >= weight * addedCount * 4
                let isTogether = likeAdded * 2 > added || isInArticle(parent)
                guard isOfOneManner, isTogether else { break }
                weight += added
                count += addedCount
                result = parent
            }
            number = parent
            inner = outer
        }
        return result
    }

    private func isInArticle(_ number: Int) -> Bool {
        var number = number
        while number > 0 {
            if tree.nodes[number].name == "article" { return true }
            number = Int(tree.nodes[number].parent)
        }
        return false
    }

    /// Whether a block stands in a sibling that is of the same sort as the chosen element, or is a sibling itself.
    private func isLike(_ chosen: Int, around block: TextBlock, under parent: Int) -> Bool {
        var element = block.element
        if Int(tree.nodes[element].parent) == parent, tree.nodes[element].name == "p" { return true }
        while element > 0, Int(tree.nodes[element].parent) != parent { element = Int(tree.nodes[element].parent) }
        let names = (tree.nodes[element], tree.nodes[chosen])
        return names.0.name == names.1.name
            && names.0.attributes.value(of: "class") == names.1.attributes.value(of: "class")
    }
}
