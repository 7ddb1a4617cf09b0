/// A page as a tree of elements and texts, in the order of the page.
///
/// A node's subtree is a range of numbers that begins with the node, so that every walk is a loop.
struct HTMLTree {
    /// An element or a text.
    struct Node {
        /// The element's name; empty for a text and for the root.
        var name: String
        /// The number of the parent; that of the root is 0, its own.
        var parent: Int32
        /// The number behind the last node of the subtree.
        var end: Int32
        /// Where a text stands in ``HTMLTree/text``.
        var range: Range<Int32> = 0..<0
        var attributes: [HTMLAttribute] = []

        var isText: Bool { !range.isEmpty }
    }

    /// The nodes; the first is the root.
    private(set) var nodes: [Node] = [Node(name: "", parent: 0, end: 1)]
    /// The texts of all nodes in UTF-8.
    private(set) var text: [UInt8] = []
    /// How many open elements were looked at to find where the page's elements end; within a bounded multiple of the
    /// page's length, whatever the page.
    var steps = 0

    /// Adds an element; its number.
    mutating func add(_ tag: HTMLTag, to parent: Int) -> Int {
        nodes.append(
            Node(name: tag.name, parent: Int32(parent), end: Int32(nodes.count + 1), attributes: tag.attributes)
        )
        return nodes.count - 1
    }

    /// Adds a text.
    mutating func add(_ bytes: [UInt8], to parent: Int) {
        let start = Int32(text.count)
        text += bytes
        nodes.append(
            Node(name: "", parent: Int32(parent), end: Int32(nodes.count + 1), range: start..<Int32(text.count))
        )
    }

    /// Gives an element the attributes that it does not have.
    mutating func merge(_ attributes: [HTMLAttribute], into number: Int) {
        for attribute in attributes.prefix(HTMLTokenizer.maximumAttributes)
        where nodes[number].attributes.value(of: attribute.name) == nil
            && nodes[number].attributes.count < HTMLTokenizer.maximumAttributes
        {
            nodes[number].attributes.append(attribute)
        }
    }

    /// Reckons where each subtree ends, when all nodes are there.
    mutating func close() {
        for number in nodes.indices.dropFirst().reversed() {
            let parent = Int(nodes[number].parent)
            nodes[parent].end = max(nodes[parent].end, nodes[number].end)
        }
    }

    /// The numbers of a node's subtree.
    func subtree(_ number: Int) -> Range<Int> { number..<Int(nodes[number].end) }

    /// The value of a node's attribute.
    func attribute(_ name: String, of number: Int) -> String? { nodes[number].attributes.value(of: name) }

    /// The bytes of a text.
    func bytes(of number: Int) -> ArraySlice<UInt8> {
        let range = nodes[number].range
        return text[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    /// The text under a node, raw.
    ///
    /// - Parameter reach: So many octets and nodes are read at most.
    func string(under number: Int, reach: Int) -> String {
        var bytes: [UInt8] = []
        for inner in subtree(number).prefix(reach) where nodes[inner].isText {
            bytes += self.bytes(of: inner).prefix(reach - bytes.count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// All text under a node, raw.
    func string(under number: Int) -> String {
        var bytes: [UInt8] = []
        for inner in subtree(number) where nodes[inner].isText { bytes += self.bytes(of: inner) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
