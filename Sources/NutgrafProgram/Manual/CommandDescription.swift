/// A command as the argument parser describes it.
struct CommandDescription: Decodable {
    /// The whole that the argument parser prints.
    struct Document: Decodable {
        var command: CommandDescription
    }

    /// An argument, an option or a flag.
    struct Argument: Decodable {
        /// A name such as `--limit`.
        struct Name: Decodable {
            var kind: String
            var name: String
            /// The name with its hyphens.
            var text: String { (kind == "short" || kind == "longWithSingleDash" ? "-" : "--") + name }
        }

        var kind: String
        var names: [Name]?
        var valueName: String?
        var abstract: String?
        var defaultValue: String?
        var isOptional: Bool
        var isRepeating: Bool
        var shouldDisplay: Bool
        /// The heading below which it stands in `--help`.
        var sectionTitle: String?
    }

    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool
    var arguments: [Argument]?
    var subcommands: [CommandDescription]?
}
