/// Reads the blocks of text under an element, in one walk.
struct BlockReader {
    private let tree: HTMLTree
    /// The elements that are left out, with all that is in them.
    private let isLeftOut: (Int) -> Bool
    /// Whether a block element lies within each element.
    private let holdsBlock: [Bool]
    private var blocks: [TextBlock] = []

    private var line: [UInt8] = []
    private var element = 0
    private var firstText = -1
    private var linkOctets = 0
    private var timeOctets = 0
    private var isBlankDue = false

    /// The open elements that matter, with where they end.
    private var open: [(number: Int, end: Int, element: Int)] = []
    private var links = 0
    private var times = 0
    private var preformatted = 0

    /// Prepares to read a tree.
    init(_ tree: HTMLTree, leavingOut isLeftOut: @escaping (Int) -> Bool) {
        self.tree = tree
        self.isLeftOut = isLeftOut
        var holdsBlock = [Bool](repeating: false, count: tree.nodes.count)
        for number in tree.nodes.indices.dropFirst().reversed()
        where holdsBlock[number] || ElementSort.block.contains(tree.nodes[number].name) {
            // A cell is no reason to take a row apart; what stands in it may be.
            if tree.nodes[number].name != "td", tree.nodes[number].name != "th" {
                holdsBlock[Int(tree.nodes[number].parent)] = true
            } else if holdsBlock[number] {
                holdsBlock[Int(tree.nodes[number].parent)] = true
            }
        }
        self.holdsBlock = holdsBlock
    }

    /// The blocks under an element.
    mutating func blocks(under root: Int) -> [TextBlock] {
        blocks = []
        element = root
        var number = root
        let end = tree.subtree(root).upperBound
        while number < end {
            while let last = open.last, last.end <= number { leave() }
            let node = tree.nodes[number]
            if node.isText {
                append(tree.bytes(of: number), from: number)
                number += 1
            } else if isLeftOut(number) {
                // Words on both sides of what is left out stay apart.
                isBlankDue = true
                number = Int(node.end)
            } else {
                enter(number, node.name)
                number += 1
            }
        }
        while !open.isEmpty { leave() }
        flush()
        return blocks
    }

    private mutating func enter(_ number: Int, _ name: String) {
        switch name {
        case "br":
            lineEnd()
            return
        case "a": links += 1
        case "time": times += 1
        case "pre", "listing", "xmp":
            flush()
            preformatted += 1
        case "td", "th":
            if isPlainRow(Int(tree.nodes[number].parent)) { cell() } else { flush() }
        case _ where ElementSort.block.contains(name): flush()
        default: return
        }
        open.append((number, Int(tree.nodes[number].end), element))
        if ElementSort.block.contains(name), name != "td" && name != "th" || !isPlainRow(Int(tree.nodes[number].parent))
        {
            element = number
        }
    }

    private mutating func leave() {
        guard let last = open.last else { return }
        let name = tree.nodes[last.number].name
        switch name {
        case "a": links -= 1
        case "time": times -= 1
        case "td", "th":
            if !isPlainRow(Int(tree.nodes[last.number].parent)) { flush() }
        default:
            flush()
            if name == "pre" || name == "listing" || name == "xmp" { preformatted -= 1 }
        }
        element = last.element
        open.removeLast()
    }

    /// Whether a row's cells hold nothing but lines, as in a table of results, and not in one for the page's looks.
    private func isPlainRow(_ row: Int) -> Bool { tree.nodes[row].name == "tr" && !holdsBlock[row] }

    private mutating func append(_ bytes: ArraySlice<UInt8>, from number: Int) {
        for byte in bytes {
            if byte <= 0x20 {
                if preformatted > 0, byte == 0x0A { lineEnd() } else { isBlankDue = true }
                continue
            }
            if firstText < 0 { firstText = number }
            if isBlankDue, let last = line.last, last != 0x0A, last != 0x09 {
                line.append(0x20)
                if links > 0 { linkOctets += 1 }
            }
            isBlankDue = false
            line.append(byte)
            if links > 0 { linkOctets += 1 }
            if times > 0 { timeOctets += 1 }
        }
    }

    /// A line end in a paragraph; a second one in a row ends it, as pages without paragraphs have it.
    private mutating func lineEnd() {
        isBlankDue = false
        guard let last = line.last else { return }
        if last == 0x0A { flush() } else { line.append(0x0A) }
    }

    private mutating func cell() {
        isBlankDue = false
        if !line.isEmpty { line.append(0x09) }
    }

    private mutating func flush() {
        while let last = line.last, last <= 0x20 { line.removeLast() }
        if !line.isEmpty {
            blocks.append(
                TextBlock(
                    element: element,
                    firstText: firstText,
                    text: line,
                    linkOctets: linkOctets,
                    timeOctets: timeOctets,
                    isHeading: isInHeading
                )
            )
        }
        line = []
        firstText = -1
        linkOctets = 0
        timeOctets = 0
        isBlankDue = false
    }

    private var isInHeading: Bool {
        open.contains { ElementSort.heading.contains(tree.nodes[$0.number].name) }
    }
}
