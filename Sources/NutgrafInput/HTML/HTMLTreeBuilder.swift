/// Builds a page's tree from its tags, tolerant of those that are missing or out of order.
///
/// It follows the HTML Standard, section 13.2.6, where that matters to which text belongs together: elements without
/// content, end tags that are implied, paragraphs that end where a block begins, formatting that ends out of order.
/// It differs where it does not: nothing is moved out of tables, and formatting is not opened again.
struct HTMLTreeBuilder {
    /// Elements that lie deeper are put at this depth.
    static let maximumDepth = 256
    /// A page of more nodes is refused.
    static let maximumNodes = 400_000

    private let language: HTMLTokenizer.Language
    private var tree = HTMLTree()
    /// The numbers of the open elements, the root first.
    private var open = [0]
    /// How many elements of each name are open, so that an end tag without a beginning costs no search.
    private var openCounts: [String: Int] = [:]
    /// The names of open elements whose end tags do not reach them from where the tree stands.
    private var unreachable: Set<String> = []
    /// The number of the page's body.
    private var body: Int?
    /// How many elements are open that lie too deep.
    private var overflow = 0
    /// The number of the outermost SVG or MathML element that is open.
    private var foreignRoot: Int?

    private init(_ language: HTMLTokenizer.Language) {
        self.language = language
    }

    /// Reads a page or a feed.
    ///
    /// - Throws: ``InputFault`` with `tooLarge`.
    static func tree(
        of bytes: [UInt8],
        _ language: HTMLTokenizer.Language = .html
    ) throws(InputFault) -> HTMLTree {
        var builder = HTMLTreeBuilder(language)
        var tokenizer = HTMLTokenizer(bytes, language)
        while let token = tokenizer.next() {
            guard builder.tree.nodes.count < maximumNodes else {
                throw InputFault(.tooLarge, "more than \(maximumNodes) elements; save the article alone")
            }
            switch token {
            case .text(let text): builder.tree.add(text, to: builder.current)
            case .startTag(let tag): if language == .xml { builder.startXML(tag) } else { builder.start(tag) }
            case .endTag(let name): builder.end(name)
            }
            tokenizer.isInForeignContent = builder.foreignRoot != nil
        }
        builder.tree.close()
        return builder.tree
    }

    private var current: Int { open[open.count - 1] }

    private func name(_ place: Int) -> String { tree.nodes[open[place]].name }

    private mutating func startXML(_ tag: HTMLTag) {
        let number = tree.add(tag, to: current)
        if !tag.isSelfClosing { push(number) }
    }

    private mutating func start(_ tag: HTMLTag) {
        if foreignRoot != nil { return startXML(tag) }
        switch tag.name {
        case "html":
            return tree.merge(tag.attributes, into: 0)
        case "body":
            closeHead()
            if let body { return tree.merge(tag.attributes, into: body) }
        case "head":
            if open.count > 1 { return }
        default:
            if !ElementSort.head.contains(tag.name) { closeHead() }
        }
        closeImplied(by: tag.name)
        let number = tree.add(tag, to: current)
        if tag.name == "body" { body = number }
        guard !ElementSort.void.contains(tag.name) else { return }
        if tag.name == "svg" || tag.name == "math" {
            guard !tag.isSelfClosing, overflow == 0, open.count < Self.maximumDepth else { return }
            foreignRoot = number
        }
        push(number)
    }

    private mutating func push(_ number: Int) {
        guard overflow == 0, open.count < Self.maximumDepth else {
            overflow += 1
            return
        }
        open.append(number)
        openCounts[tree.nodes[number].name, default: 0] += 1
        unreachable.removeAll(keepingCapacity: true)
    }

    private mutating func closeHead() {
        if open.count == 2, name(1) == "head" { pop(to: 1) }
    }

    /// Ends the elements that cannot go on where another begins.
    private mutating func closeImplied(by name: String) {
        if ElementSort.endsParagraph.contains(name) {
            close(["p"], within: ["button", "caption", "td", "th", "table", "object", "marquee", "template"])
        }
        switch name {
        case "li": close(["li"], within: ["ul", "ol", "menu", "dir", "table", "td", "th", "div", "section", "article"])
        case "dd", "dt": close(["dd", "dt"], within: ["dl", "table", "td", "th"])
        case "h1", "h2", "h3", "h4", "h5", "h6":
            if ElementSort.heading.contains(self.name(open.count - 1)) { pop(to: open.count - 1) }
        case "a": close(["a"], within: ["table", "td", "th", "object", "template"], isFormatting: true)
        case "option": close(["option"], within: ["select", "datalist"])
        case "optgroup": close(["option", "optgroup"], within: ["select"])
        case "td", "th": close(["td", "th"], within: ["tr", "table"])
        case "tr": close(["tr"], within: ["tbody", "thead", "tfoot", "table"])
        case "tbody", "thead", "tfoot": close(["tbody", "thead", "tfoot", "caption", "colgroup"], within: ["table"])
        case "rt", "rp": close(["rt", "rp"], within: ["ruby"])
        default: break
        }
    }

    /// Ends the innermost of some elements, unless another lies between.
    private mutating func close(_ names: [String], within bounds: [String], isFormatting: Bool = false) {
        guard overflow == 0, names.contains(where: isOpen) else { return }
        var place = open.count - 1
        while place > 0 {
            tree.steps += 1
            let name = name(place)
            if names.contains(name) {
                if isFormatting { remove(at: place) } else { pop(to: place) }
                return
            }
            if bounds.contains(name) { return }
            place -= 1
        }
    }

    private mutating func end(_ name: String) {
        if overflow > 0 {
            if !ElementSort.void.contains(name) { overflow -= 1 }
            return
        }
        // What stands behind these still belongs to the page.
        if language == .html, name == "html" || name == "body" { return }
        if name == "br", language == .html {
            _ = tree.add(HTMLTag(name: "br"), to: current)
            return
        }
        let isFormatting = language == .html && foreignRoot == nil && ElementSort.formatting.contains(name)
        let isHeading = ElementSort.heading.contains(name)
        guard isHeading ? ElementSort.heading.contains(where: isOpen) : isOpen(name), !unreachable.contains(name) else {
            return
        }
        var place = open.count - 1
        while place > 0 {
            tree.steps += 1
            let open = self.name(place)
            if open == name || isHeading && ElementSort.heading.contains(open) {
                if isFormatting { remove(at: place) } else { pop(to: place) }
                return
            }
            // An end tag does not reach out of a table's cell, nor a paragraph's out of its block.
            if language == .html, name != "table", ["td", "th", "caption"].contains(open),
                !Self.tableParts.contains(name)
            {
                break
            }
            if name == "p" || name == "li", ["div", "section", "article", "table", "ul", "ol"].contains(open) {
                break
            }
            place -= 1
        }
        unreachable.insert(name)
    }

    private static let tableParts: Set<String> = ["td", "th", "tr", "tbody", "thead", "tfoot", "caption"]

    private func isOpen(_ name: String) -> Bool { openCounts[name] != nil }

    /// Closes the open element at a place and all within it.
    private mutating func pop(to place: Int) {
        if let root = foreignRoot, open[place...].contains(root) { foreignRoot = nil }
        for closed in open[place...].indices { forget(closed) }
        open.removeSubrange(place...)
    }

    /// Closes the open element at a place, but not those within it.
    private mutating func remove(at place: Int) {
        forget(place)
        open.remove(at: place)
    }

    private mutating func forget(_ place: Int) {
        let name = name(place)
        let count = openCounts[name] ?? 0
        openCounts[name] = count > 1 ? count - 1 : nil
        unreachable.removeAll(keepingCapacity: true)
    }
}
