/// An element of a feed and its children by their names.
///
/// Names have the prefixes that feeds commonly give the namespaces; `dc:creator` is one whatever its URI.
struct FeedElement {
    private let tree: HTMLTree
    private let number: Int
    private let prefix: String
    /// The first child of each name.
    private let children: [String: Int]
    private let all: [(name: String, number: Int)]

    /// Looks at an element.
    ///
    /// - Parameter prefix: What is left out where a child's name begins with it, such as `atom:`; empty for nothing.
    init(_ tree: HTMLTree, _ number: Int, prefix: String) {
        self.tree = tree
        self.number = number
        self.prefix = prefix
        var children: [String: Int] = [:]
        var all: [(name: String, number: Int)] = []
        var child = number + 1
        let end = tree.subtree(number).upperBound
        while child < end {
            let node = tree.nodes[child]
            if !node.name.isEmpty {
                let isPrefixed = !prefix.isEmpty && node.name.hasPrefix(prefix)
                let name = isPrefixed ? String(node.name.dropFirst(prefix.count)) : node.name
                all.append((name, child))
                if children[name] == nil { children[name] = child }
            }
            child = Int(node.end)
        }
        self.children = children
        self.all = all
    }

    /// A name without its prefix.
    static func localName(_ name: String) -> String {
        name.split(separator: ":").last.map(String.init) ?? name
    }

    /// The number of the first child with a name.
    func child(_ name: String) -> Int? { children[name] }

    /// The text of the first child with a name.
    func text(_ name: String) -> String? { children[name].map { tree.string(under: $0).collapsed } }

    /// An attribute of the element itself.
    func attribute(_ name: String) -> String? { tree.attribute(name, of: number) }

    /// The markup of the first child with a name: what is escaped in it, or its own elements written out again.
    func markup(_ name: String) -> String? {
        guard let child = children[name] else { return nil }
        if tree.attribute("type", of: child) == "xhtml" { return written(child) }
        let text = tree.string(under: child)
        // Plain text, in Atom by default, has signs that are no markup.
        let isAtom = name == "content" || name == "summary"
        let type = tree.attribute("type", of: child) ?? (isAtom ? "text" : "html")
        if type == "text" || type == "text/plain" { return Self.escaped(text[...]) }
        return text
    }

    /// An element's content as HTML.
    private func written(_ child: Int) -> String {
        var markup = ""
        var open: [(name: String, end: Int)] = []
        for inner in tree.subtree(child).dropFirst() {
            while let last = open.last, last.end <= inner {
                markup += "</\(last.name)>"
                open.removeLast()
            }
            let node = tree.nodes[inner]
            if node.isText {
                markup += Self.escaped(String(decoding: tree.bytes(of: inner), as: UTF8.self)[...])
            } else {
                let name = Self.localName(node.name)
                markup += "<\(name)>"
                if !ElementSort.void.contains(name) { open.append((name, Int(node.end))) }
            }
        }
        return markup
    }

    private static func escaped(_ text: Substring) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case "&": result += "&amp;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The authors: Dublin Core's creators, Atom's names, or RSS's address with the name in brackets.
    var authors: String? {
        var names: [String] = []
        for (name, child) in all where names.count < 20 {
            switch name {
            case "dc:creator", "atom:author", "author":
                let author = FeedElement(tree, child, prefix: prefix)
                let name = author.text("name") ?? tree.string(under: child).collapsed
                names.append(Self.name(name).plainText)
            default: break
            }
        }
        return names.filter { !$0.isEmpty }.joined(separator: ", ").nonEmpty
    }

    /// The name in `desk@example.org (Ana Maia)`; an address alone is no name.
    private static func name(_ author: String) -> String {
        guard author.contains("@") else { return author }
        guard let open = author.firstIndex(of: "("), let close = author.lastIndex(of: ")"), open < close else {
            return ""
        }
        return String(author[author.index(after: open)..<close])
    }

    /// The address of the entry's page.
    var link: String? {
        for (name, child) in all where Self.localName(name) == "link" {
            let relation = tree.attribute("rel", of: child) ?? "alternate"
            guard relation == "alternate" else { continue }
            let address = tree.attribute("href", of: child) ?? tree.string(under: child).collapsed
            if !address.isEmpty { return address }
        }
        guard let guid = children["guid"], tree.attribute("ispermalink", of: guid) != "false" else { return nil }
        let address = tree.string(under: guid).collapsed
        return address.hasPrefix("http") ? address : nil
    }
}
