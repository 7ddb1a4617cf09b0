/// Words in the language of manual pages, man(7).
enum Roff {
    /// A text in which nothing means anything to the formatter; hyphens are those that can be typed.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            case "'": escaped += "\\(aq"
            case "\n": escaped += " "
            default: escaped.append(character)
            }
        }
        return escaped.first == "." ? "\\&" + escaped : escaped
    }

    /// A text that may stand between quotation marks as one argument of a macro.
    static func argument(_ text: String) -> String {
        "\"" + escaped(text).replacing("\"", with: "\\(dq") + "\""
    }
}
