/// A stretch of text that is marked in an HTML page.
struct HTMLSpan {
    /// How deep marks stand in one another: the outer ones first.
    enum Layer: Int, CaseIterable {
        case sentence
        case quote
        case date
        case entity
    }

    /// The first byte.
    let start: Int
    /// The byte after the last one.
    let end: Int
    /// How deep it stands.
    let layer: Layer
    /// The element's name.
    let element: String
    /// The attributes, escaped, each with a blank before it.
    let attributes: String
    /// The element's id, which only its first part bears where others cut it; `nil` where it has none.
    let id: String?

    /// The tag that opens it.
    ///
    /// - Parameter isFirst: Whether it opens for the first time.
    func openTag(isFirst: Bool) -> String {
        let id = isFirst ? id.map { " id=\"\($0)\"" } ?? "" : ""
        return "<\(element)\(id)\(attributes)>"
    }

    /// The tag that closes it.
    var closeTag: String { "</\(element)>" }
}
