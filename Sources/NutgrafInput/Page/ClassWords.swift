/// The words in an element's `class` and `id`, by which pages say what a part is.
struct ClassWords {
    /// The names, each taken apart into words in lower case: `entry-content` is `entry`, `content`.
    let names: [[String]]

    /// Reads the attributes of an element; long ones in part.
    init(_ attributes: [HTMLAttribute]) {
        var names: [[String]] = []
        for attribute in attributes where attribute.name == "class" || attribute.name == "id" {
            for name in attribute.value.utf8.prefix(512).split(whereSeparator: { $0 <= 0x20 }).prefix(24) {
                let words = Self.words(name)
                if !words.isEmpty { names.append(words) }
            }
        }
        self.names = names
    }

    /// Whether any name has one of the words.
    func has(_ words: Set<String>) -> Bool { names.contains { $0.contains(where: words.contains) } }

    /// Whether any name begins or ends with one of the words; `has-comments` and `no-comments` do not say what a part
    /// is, but what it has.
    func areAbout(_ words: Set<String>) -> Bool {
        names.contains { name in
            guard let first = name.first, let last = name.last, !Self.qualifiers.contains(first) else { return false }
            return words.contains(first) || words.contains(last)
        }
    }

    /// Whether it is a story's title: `entry-title`, `post-title`, `headline`.
    var namesTitle: Bool {
        names.contains { name in
            name.last == "headline"
                || name.last == "title" && ["entry", "post", "article", "story"].contains(name.first)
        }
    }

    private static let qualifiers: Set<String> = [
        "has", "no", "with", "without", "is", "not", "hide", "show", "single",
    ]

    /// Parts a name at its marks, and where a capital follows a small letter.
    private static func words(_ name: Substring.UTF8View) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var wasSmall = false
        for byte in name {
            let isCapital = (0x41...0x5A).contains(byte)
            let isLetter = isCapital || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
            if !word.isEmpty, !isLetter || isCapital && wasSmall {
                words.append(String(decoding: word, as: UTF8.self))
                word = []
            }
            if isLetter { word.append(isCapital ? byte | 0x20 : byte) }
            wasSmall = isLetter && !isCapital
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}
