/// A language as pages and feeds name it: `en`, `en-GB`, `en_GB`, `pt-br`.
struct LanguageTag {
    /// The tag in the form of BCP 47.
    let text: String

    /// Reads a tag; `nil` where it is none, or says that the language is not known.
    init?(_ value: String) {
        let parts = value.split { $0 == "-" || $0 == "_" || $0 == "," || $0 == " " }.prefix(3)
        guard let language = parts.first, (2...3).contains(language.utf8.count), Self.isWord(language),
            language.lowercased() != "und"
        else { return nil }
        var tag = [language.lowercased()]
        for part in parts.dropFirst() where Self.isWord(part) {
            if part.utf8.count == 2 {
                tag.append(part.uppercased())
                break
            }
            if part.utf8.count == 4 { tag.append(part.prefix(1).uppercased() + part.dropFirst().lowercased()) }
        }
        text = tag.joined(separator: "-")
    }

    private static func isWord(_ part: Substring) -> Bool { part.utf8.allSatisfy { HTMLTokenizer.isLetter($0) } }
}
