/// What a page says of its article in JSON-LD, in the words of schema.org.
struct LinkedData {
    /// Objects of one page that are looked at.
    private static let maximumObjects = 500
    /// Types of one object that are looked at.
    private static let maximumTypes = 16

    private(set) var title: String?
    private(set) var authors: [String] = []
    private(set) var published: String?
    private(set) var language: String?
    private(set) var source: String?
    private(set) var url: String?
    private(set) var body: String?

    private static let articleTypes = [
        "Article", "NewsArticle", "BlogPosting", "Posting", "Report", "Review", "LiveBlog",
    ]

    /// Reads the scripts of a page; those that are no JSON say nothing.
    init(_ scripts: [ArraySlice<UInt8>]) {
        var article: JSONValue?
        var hasHeadline = false
        var seen = 0
        for script in scripts.prefix(64) {
            guard let value = try? JSONParser.value(of: Self.unwrapped(script), isLenient: true) else { continue }
            var waiting = [value]
            while let object = waiting.popLast(), seen < Self.maximumObjects {
                seen += 1
                if case .array(let elements) = object {
                    waiting += elements.reversed()
                    continue
                }
                if !hasHeadline, Self.isArticle(object) {
                    article = object
                    hasHeadline = object["headline"] != nil
                }
                for name in ["mainEntity", "mainEntityOfPage", "@graph"] {
                    if let inner = object[name] { waiting.append(inner) }
                }
            }
        }
        if let article { read(article) }
    }

    /// A script without the comment or CDATA marks that hide it from old browsers.
    private static func unwrapped(_ script: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let start = script.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return script }
        let mark = script[..<start]
        guard mark.contains(0x3C) || mark.contains(0x2F) else { return script }
        guard let object = script.firstIndex(of: 0x7B) else { return script }
        return script[object...]
    }

    private static func isArticle(_ object: JSONValue) -> Bool {
        guard case .object = object else { return false }
        let types = (object["@type"]?.elements ?? []).prefix(maximumTypes).compactMap(\.string)
        guard !types.isEmpty else { return false }
        return types.contains { name in articleTypes.contains { name.hasSuffix($0) } } || object["articleBody"] != nil
    }

    private mutating func read(_ article: JSONValue) {
        title = Self.text(article["headline"]) ?? Self.text(article["name"])
        authors =
            (article["author"] ?? article["creator"])?.elements.prefix(20).compactMap { author in
                Self.text(author) ?? Self.text(author["name"])
            } ?? []
        published = Self.text(article["datePublished"]) ?? Self.text(article["dateCreated"])
        language = Self.text(article["inLanguage"])
        source = (article["publisher"]?.elements.first).flatMap { Self.text($0) ?? Self.text($0["name"]) }
        url =
            Self.text(article["url"]) ?? Self.text(article["mainEntityOfPage"])
            ?? (article["mainEntityOfPage"]).flatMap { Self.text($0["@id"]) }
        body = article["articleBody"]?.string
    }

    private static func text(_ value: JSONValue?) -> String? {
        guard let first = value?.elements.first, let text = first.string?.collapsed, !text.isEmpty else { return nil }
        return text
    }
}
