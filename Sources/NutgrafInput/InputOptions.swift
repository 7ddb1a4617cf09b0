/// How stories are read.
package struct InputOptions: Sendable {
    /// The longest text of an article, in octets; the collector's own limit by default. A longer plain text, element
    /// of a `.json` file or line of a `.jsonl` file is refused.
    package static let defaultMaximumOctets = 8 << 20

    /// The longest file of a page or a feed, in octets; most of it may be markup, scripts and pictures.
    package static let defaultMaximumMarkupOctets = 64 << 20

    /// Which files of a folder are read, as patterns such as `*.txt` or `2024/**/*.html`; those whose name says that
    /// they are of a kind that can be read where there are none.
    package var include: [GlobPattern]
    /// The longest text of an article, in octets.
    package var maximumOctets: Int
    /// The longest file of a page or a feed, in octets; never less than the longest text.
    package var maximumMarkupOctets: Int
    /// What every file is read as; by its name, or else by its beginning, where it is nothing.
    package var kind: InputKind?

    /// Makes options.
    package init(
        include: [GlobPattern] = [],
        maximumOctets: Int = Self.defaultMaximumOctets,
        maximumMarkupOctets: Int = Self.defaultMaximumMarkupOctets,
        kind: InputKind? = nil
    ) {
        self.include = include
        self.maximumOctets = maximumOctets
        self.maximumMarkupOctets = maximumMarkupOctets
        self.kind = kind
    }
}
