/// Writes a text as paragraphs of HTML with marks in it.
///
/// Marks may overlap in any way, and come from anybody: what lies outside the text, cuts a character or overlaps a
/// mark of its own layer is left out; of the rest the inner one is closed and opened anew where an outer one begins or
/// ends, so that elements always nest.
struct HTMLMarkup {
    /// Where a mark begins or ends.
    private struct Edge {
        let offset: Int
        let span: Int
        let opens: Bool
    }

    private let text: [UInt8]
    private let spans: [HTMLSpan]
    private let edges: [Edge]

    /// Takes a text and its marks, in any order.
    init(_ text: String, _ spans: [HTMLSpan]) {
        self.text = Array(text.utf8)
        var ends = Array(repeating: 0, count: HTMLSpan.Layer.allCases.count)
        var kept: [HTMLSpan] = []
        for span in spans.sorted(by: { ($0.start, $0.layer.rawValue) < ($1.start, $1.layer.rawValue) }) {
            guard span.start >= ends[span.layer.rawValue], span.start < span.end, span.end <= self.text.count,
                Self.isBoundary(span.start, in: self.text), Self.isBoundary(span.end, in: self.text)
            else { continue }
            ends[span.layer.rawValue] = span.end
            kept.append(span)
        }
        self.spans = kept
        var edges: [Edge] = []
        for (number, span) in kept.enumerated() {
            edges.append(Edge(offset: span.start, span: number, opens: true))
            edges.append(Edge(offset: span.end, span: number, opens: false))
        }
        // What ends at a place is closed before what begins there.
        edges.sort { ($0.offset, $0.opens ? 1 : 0, $0.span) < ($1.offset, $1.opens ? 1 : 0, $1.span) }
        self.edges = edges
    }

    private static func isBoundary(_ offset: Int, in text: [UInt8]) -> Bool {
        offset == text.count || text[offset] & 0xC0 != 0x80
    }

    /// The text in one line, without paragraphs.
    var line: String {
        var writer = Writer(spans: spans, paragraph: nil, lineEndsBetween: 2)
        write(to: &writer)
        return writer.html
    }

    /// The text as `p` elements: a blank line ends one, a single line end stays, but ends one too where the text has
    /// no blank lines.
    ///
    /// - Parameter attributes: the elements' attributes, each with a blank before it.
    func paragraphs(_ attributes: String) -> String {
        var writer = Writer(spans: spans, paragraph: "<p\(attributes)>", lineEndsBetween: Self.lineEnds(in: text))
        write(to: &writer)
        writer.endParagraph()
        return writer.html
    }

    /// How many line ends part two paragraphs: two, or one where there are no blank lines.
    private static func lineEnds(in text: [UInt8]) -> Int {
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).drop { $0.isEmpty }
        guard let last = lines.lastIndex(where: { !$0.isEmpty }) else { return 2 }
        return lines[...last].contains { $0.allSatisfy { $0 <= 0x20 } } ? 2 : 1
    }

    private func write(to writer: inout Writer) {
        var place = 0
        for edge in edges {
            writer.write(text[place..<edge.offset])
            place = edge.offset
            if edge.opens { writer.open(edge.span) } else { writer.close(edge.span) }
        }
        writer.write(text[place...])
    }
}

extension HTMLMarkup {
    /// The HTML as it grows.
    private struct Writer {
        let spans: [HTMLSpan]
        /// The tag that opens a paragraph; `nil` where there are none.
        let paragraph: String?
        /// How many line ends part two paragraphs.
        let lineEndsBetween: Int
        private var bytes: [UInt8] = []
        /// Spans that are to be open, the outermost first: one a layer at most.
        private var wanted: [Int] = []
        /// How many of the wanted ones are open.
        private var open = 0
        private var begun: Set<Int> = []
        private var isInParagraph = false
        /// Line ends that were read, and not yet written.
        private var lineEnds = 0

        init(spans: [HTMLSpan], paragraph: String?, lineEndsBetween: Int) {
            self.spans = spans
            self.lineEndsBetween = lineEndsBetween
            self.paragraph = paragraph
        }

        var html: String { String(decoding: bytes, as: UTF8.self) }

        mutating func open(_ span: Int) {
            let layer = spans[span].layer.rawValue
            let place = wanted.firstIndex { spans[$0].layer.rawValue > layer } ?? wanted.count
            closeTags(downTo: place)
            wanted.insert(span, at: place)
        }

        mutating func close(_ span: Int) {
            guard let place = wanted.firstIndex(of: span) else { return }
            closeTags(downTo: place)
            wanted.remove(at: place)
        }

        mutating func write(_ text: ArraySlice<UInt8>) {
            guard let paragraph else {
                if !text.isEmpty { openTags() }
                HTMLText.append(text, to: &bytes)
                return
            }
            for piece in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
                if piece.offset > 0 { lineEnds += 1 }
                guard !piece.element.isEmpty, lineEnds == 0 || piece.element.contains(where: { $0 > 0x20 })
                else { continue }
                begin(paragraph)
                HTMLText.append(piece.element, to: &bytes)
            }
        }

        /// Writes the tags that are due before a character.
        private mutating func begin(_ paragraph: String) {
            if lineEnds >= lineEndsBetween { endParagraph() }
            if isInParagraph, lineEnds == 1 {
                closeTags(downTo: 0)
                bytes += "<br>\n".utf8
            }
            lineEnds = 0
            if !isInParagraph {
                bytes += paragraph.utf8
                isInParagraph = true
            }
            openTags()
        }

        mutating func endParagraph() {
            guard isInParagraph else { return }
            closeTags(downTo: 0)
            bytes += "</p>\n".utf8
            isInParagraph = false
        }

        private mutating func openTags() {
            while open < wanted.count {
                let span = wanted[open]
                bytes += spans[span].openTag(isFirst: begun.insert(span).inserted).utf8
                open += 1
            }
        }

        private mutating func closeTags(downTo count: Int) {
            while open > count {
                open -= 1
                bytes += spans[wanted[open]].closeTag.utf8
            }
        }
    }
}
