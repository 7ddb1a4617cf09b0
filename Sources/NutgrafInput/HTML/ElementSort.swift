/// What the HTML Standard says of elements by their names.
enum ElementSort {
    /// Elements without content, section 13.1.2.
    static let void: Set<String> = [
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
        "meta", "param", "source", "track", "wbr",
    ]

    /// Elements whose start ends an open paragraph, section 13.2.6.4.7.
    static let endsParagraph: Set<String> = [
        "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "dd", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
        "hr", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary",
        "table", "ul", "xmp",
    ]

    /// Elements whose end tag may stand out of order without taking others with it.
    static let formatting: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd",
        "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
        "u", "var",
    ]

    /// Elements that belong in the head.
    static let head: Set<String> = [
        "base", "basefont", "bgsound", "link", "meta", "noscript", "script", "style", "template", "title",
    ]

    /// Elements that stand on lines of their own.
    static let block: Set<String> = endsParagraph.union([
        "body", "caption", "html", "legend", "optgroup", "option", "tbody", "td", "tfoot", "th", "thead", "tr",
    ])

    /// Headings.
    static let heading: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
}
