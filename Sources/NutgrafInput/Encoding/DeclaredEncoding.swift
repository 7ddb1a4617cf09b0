/// The encodings that pages and feeds say they have.
enum DeclaredEncoding {
    /// So many bytes of a page are looked at; the HTML Standard has 1024, pages more.
    private static let reach = 4_096

    /// The encoding in a page's first `meta` that names one.
    static func ofPage(_ bytes: [UInt8]) -> String? {
        if let declared = ofXML(bytes) { return declared }
        var tokenizer = HTMLTokenizer(Array(bytes.prefix(reach)))
        while let token = tokenizer.next() {
            guard case .startTag(let tag) = token, tag.name == "meta" else { continue }
            if let name = tag["charset"] { return name }
            guard tag["http-equiv"]?.lowercased() == "content-type", let content = tag["content"]?.lowercased() else {
                continue
            }
            guard let start = content.ranges(of: "charset=").first?.upperBound else { continue }
            return String(content[start...].prefix { $0 != ";" && $0 != " " })
        }
        return nil
    }

    /// The encoding in the declaration of an XML document.
    static func ofXML(_ bytes: [UInt8]) -> String? {
        let start = bytes.prefix(256).drop { $0 <= 0x20 }
        guard start.starts(with: Array("<?xml".utf8)), let end = start.firstIndex(of: 0x3E) else { return nil }
        let declaration = String(decoding: start[..<end], as: UTF8.self)
        guard let value = declaration.ranges(of: "encoding").first?.upperBound else { return nil }
        let rest = declaration[value...].drop { $0 == " " || $0 == "=" || $0 == "\"" || $0 == "'" }
        let name = rest.prefix { $0 != "\"" && $0 != "'" && $0 != " " && $0 != "?" }
        return name.isEmpty ? nil : String(name)
    }
}
