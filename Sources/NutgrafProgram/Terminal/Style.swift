/// How words are set off on a terminal; elsewhere they are plain.
package struct Style: Sendable {
    /// A way to set words off.
    package enum Emphasis: Sendable {
        /// A heading.
        case heading
        /// What went well.
        case good
        /// What went wrong.
        case bad
        /// What is under way.
        case active
        /// What matters less.
        case faint

        fileprivate var code: Int {
            switch self {
            case .heading: 1
            case .good: 32
            case .bad: 31
            case .active: 36
            case .faint: 2
            }
        }
    }

    /// Whether anything is set off.
    package let isColoured: Bool

    /// Makes a style that sets words off, or one that does not.
    package init(isColoured: Bool) {
        self.isColoured = isColoured
    }

    /// Decides as <https://no-color.org> asks: only on a terminal, not on a dumb one, and not where `NO_COLOR` is set
    /// to anything.
    ///
    /// - Parameters:
    ///   - isTerminal: Whether the words go to a terminal.
    ///   - variable: The value of an environment variable; `nil` where it is not set or empty.
    package init(isTerminal: Bool, variable: (String) -> String?) {
        isColoured = isTerminal && variable("NO_COLOR") == nil && variable("TERM").map { $0 != "dumb" } ?? false
    }

    /// The style of what is written to standard output.
    package static let output = Style(
        isTerminal: Terminal.output.isTerminal,
        variable: EnvironmentVariable.value(of:)
    )

    /// The words, set off.
    package func callAsFunction(_ words: String, _ emphasis: Emphasis) -> String {
        isColoured ? "\u{1B}[\(emphasis.code)m\(words)\u{1B}[0m" : words
    }
}
