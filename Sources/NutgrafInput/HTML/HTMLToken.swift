/// What a tokenizer finds in a page; comments, document types and processing instructions are passed over.
enum HTMLToken: Equatable {
    case startTag(HTMLTag)
    /// The end of an element, with its name in lower case.
    case endTag(String)
    /// Text in UTF-8, its character references decoded.
    case text([UInt8])
}

/// A start tag.
struct HTMLTag: Equatable {
    /// The name in lower case, in XML with its prefix.
    var name: String
    /// The attributes in their order; of two with one name the first.
    var attributes: [HTMLAttribute] = []
    /// Whether it ends with `/>`.
    var isSelfClosing = false

    /// The value of an attribute.
    subscript(name: String) -> String? { attributes.value(of: name) }
}

/// An attribute of an element.
struct HTMLAttribute: Equatable {
    /// The name in lower case.
    var name: String
    var value: String
}

extension [HTMLAttribute] {
    /// The value of the attribute with a name; `nil` where there is none.
    func value(of name: String) -> String? { first { $0.name == name }?.value }
}
