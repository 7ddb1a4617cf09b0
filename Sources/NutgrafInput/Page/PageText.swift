/// The text of a page's story: its blocks, without what stands beside it.
///
/// Parts that say by their elements, classes or roles that they are none of the story are left out, guarded by how
/// much of the page's text they hold, since names mislead. Of the rest, the element is chosen in which paragraphs are
/// densest, and widened where its neighbours go on in the same manner.
struct PageText {
    private let tree: HTMLTree
    /// For each element, whether it is left out.
    private var isLeftOut: [Bool]

    /// Looks at a page.
    init(_ tree: HTMLTree) {
        self.tree = tree
        isLeftOut = [Bool](repeating: false, count: tree.nodes.count)
        var signs: [(number: Int, sign: Boilerplate)] = []
        var articleEnd = 0
        var number = 0
        while number < tree.nodes.count {
            let node = tree.nodes[number]
            if node.name == "article" { articleEnd = max(articleEnd, Int(node.end)) }
            guard let sign = Boilerplate(node, isInArticle: number < articleEnd) else {
                number += 1
                continue
            }
            if case .never = sign {
                isLeftOut[number] = true
                number = Int(node.end)
            } else {
                signs.append((number, sign))
                number += 1
            }
        }
        leaveOut(signs)
    }

    /// Leaves out what the signs tell of, as far as the page's text allows.
    private mutating func leaveOut(_ signs: [(number: Int, sign: Boilerplate)]) {
        let weights = TextWeights(blocks(under: 0), count: tree.nodes.count)
        let whole = weights.weight(of: 0..<tree.nodes.count)
        for (number, sign) in signs {
            let weight = weights.weight(of: tree.subtree(number))
            switch sign {
            case .never: isLeftOut[number] = true
            case .apart: isLeftOut[number] = whole - weight >= 140
            case .beside: isLeftOut[number] = whole - weight >= 140 && weight * 10 <= whole * 6 || weight == 0
            case .perhaps: isLeftOut[number] = weight * 3 <= whole
            case .aboutStory: isLeftOut[number] = weight < 200 && weight * 2 <= whole
            }
        }
    }

    private func blocks(under root: Int) -> [TextBlock] {
        let isLeftOut = isLeftOut
        var reader = BlockReader(tree, leavingOut: { isLeftOut[$0] })
        return reader.blocks(under: root)
    }

    /// The paragraphs of the whole, without what is never text; for the pieces of pages that feeds hold.
    var wholeText: String { Self.text(of: kept(blocks(under: 0), [])) }

    /// The paragraphs of the story.
    ///
    /// - Parameters:
    ///   - title: The story's title, which is left out.
    ///   - byline: Its author, left out where it stands by itself.
    func storyText(title: String?, byline: String?) -> String {
        let all = blocks(under: 0)
        var known: Set<String> = []
        if let title { known.insert(Self.key(Array(title.utf8))) }
        if let byline {
            let key = Self.key(Array(byline.utf8))
            known.formUnion([key, "by" + key])
        }
        guard let element = StoryElement(tree, all).number else {
            return Self.text(of: kept(all, known))
        }
        let range = tree.subtree(element)
        return Self.text(of: kept(all.filter { range.contains($0.firstText) }, known))
    }

    /// The blocks that are a story's: no lists of links, nothing that is known already, no heading over nothing, no
    /// date by itself.
    private func kept(_ blocks: [TextBlock], _ known: Set<String>) -> [TextBlock] {
        var kept: [TextBlock] = []
        for block in blocks {
            if block.linkOctets * 5 > block.text.count * 3, block.text.count - block.linkOctets < 80 { continue }
            if block.timeOctets * 2 > block.text.count { continue }
            if !known.isEmpty, block.text.count < 600, known.contains(Self.key(block.text)) { continue }
            kept.append(block)
        }
        while kept.last?.isHeading == true { kept.removeLast() }
        return kept
    }

    /// The letters and digits of a text in lower case, to compare it by.
    static func key(_ text: [UInt8]) -> String {
        String(
            String.UnicodeScalarView(
                String(decoding: text, as: UTF8.self).unicodeScalars.filter {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }
            )
        ).lowercased()
    }

    private static func text(of blocks: [TextBlock]) -> String {
        blocks.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: "\n\n")
    }
}

/// How much text that speaks for a story stands in each part of a page.
struct TextWeights {
    private var sums: [Int]

    /// Adds the blocks up.
    init(_ blocks: [TextBlock], count: Int) {
        sums = [Int](repeating: 0, count: count + 1)
        for block in blocks where block.firstText >= 0 { sums[block.firstText + 1] += block.weight }
        for index in 1..<sums.count { sums[index] += sums[index - 1] }
    }

    /// The octets in a subtree.
    func weight(of range: Range<Int>) -> Int { sums[range.upperBound] - sums[range.lowerBound] }
}
