/// How surely a part of a page is none of its story.
enum Boilerplate {
    /// Never text for a reader: scripts, controls, what is hidden.
    case never
    /// What readers wrote, and lists of other stories: left out also where they are the longer part.
    case apart
    /// Most likely something beside the story: left out where it is not the most of the page.
    case beside
    /// Perhaps something beside the story: left out where it is a small part of the page.
    case perhaps
    /// A line about the story, such as its author's: left out where it is short.
    case aboutStory

    private static let neverElements: Set<String> = [
        "audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "map", "meter", "noembed",
        "noframes", "noscript", "object", "progress", "rp", "rt", "script", "select", "style", "svg", "template",
        "textarea", "title", "video",
    ]
    private static let besideElements: Set<String> = ["aside", "footer", "menu", "nav", "search"]
    private static let perhapsElements: Set<String> = ["fieldset", "form", "header", "label"]
    private static let besideRoles: Set<String> = [
        "alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation",
        "search", "tablist", "toolbar",
    ]
    private static let hiddenWords: Set<String> = ["visuallyhidden", "offscreen", "sronly", "screenreader"]
    private static let apartWords: Set<String> = ["comment", "comments", "disqus", "replies", "respond"]
    private static let besideWords: Set<String> = [
        "ad", "ads", "advert", "advertisement", "advertising", "banner", "breadcrumb", "breadcrumbs", "consent",
        "cookie",
        "cookies", "gdpr", "masthead", "menu", "modal", "nav", "navbar", "navigation", "newsletter", "outbrain",
        "pagination", "pager", "popup", "promo", "promos", "recirc", "recirculation", "recommendation",
        "recommendations", "recommended", "related", "relatedarticles", "relatedcontent", "relatedposts",
        "relatedstories", "seealso", "share", "sharedaddy", "sharing", "sidebar", "social", "sponsor",
        "sponsored", "subscribe", "subscription", "taboola", "trending",
    ]
    private static let perhapsWords: Set<String> = [
        "addthis", "bio", "caption", "captions", "copyright", "credit", "credits", "disclaimer", "footer", "footnote",
        "jump", "legal", "popular", "print", "promotion", "pullquote", "readmore", "rss", "signup", "skip", "tags",
        "teaser", "teasers", "toolbar", "topics", "toc", "widget",
    ]
    private static let storyWords: Set<String> = [
        "author", "authors", "byline", "bylines", "date", "datetime", "meta", "posted", "pubdate", "published",
        "timestamp", "updated",
    ]

    /// What an element looks like; `nil` where nothing speaks against it.
    init?(_ node: HTMLTree.Node, isInArticle: Bool) {
        let name = node.name
        guard !name.isEmpty, name != "html", name != "body", name != "article", name != "main" else { return nil }
        if Self.neverElements.contains(name) || Self.isHidden(node) {
            self = .never
            return
        }
        if name == "figcaption" {
            self = .beside
            return
        }
        let role = node.attributes.value(of: "role") ?? ""
        if Self.besideElements.contains(name) || Self.besideRoles.contains(role) {
            self = .beside
            return
        }
        let words = ClassWords(node.attributes)
        if words.areAbout(Self.apartWords) {
            self = .apart
        } else if words.areAbout(Self.besideWords) {
            self = .beside
        } else if words.has(Self.perhapsWords)
            || Self.perhapsElements.contains(name) && !(name == "header" && isInArticle)
        {
            self = .perhaps
        } else if words.has(Self.storyWords) || name == "address" {
            self = .aboutStory
        } else {
            return nil
        }
    }

    /// Whether an element is hidden by its own attributes.
    private static func isHidden(_ node: HTMLTree.Node) -> Bool {
        if node.attributes.isEmpty { return false }
        if node.attributes.value(of: "hidden") != nil { return true }
        if node.attributes.value(of: "aria-hidden")?.lowercased() == "true" { return true }
        if let style = node.attributes.value(of: "style") {
            let rules = style.utf8.prefix(2_000).filter { $0 > 0x20 }.map { $0 | 0x20 }
            let text = String(decoding: rules, as: UTF8.self)
            if text.contains("display:none") || text.contains("visibility:hidden") { return true }
        }
        guard let names = node.attributes.value(of: "class") else { return false }
        let joined = names.split(separator: " ").prefix(24).map { $0.filter { $0 != "-" && $0 != "_" }.lowercased() }
        return joined.contains { hiddenWords.contains($0) || $0 == "screenreadertext" }
    }
}
