import ArgumentParser

/// How a command prints what it has.
package enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// For programs: one JSON object a line.
    case json
}
