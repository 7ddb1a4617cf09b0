import NutgrafProgram

/// What stands above the report of one story among several.
enum ReportHeading {
    /// The heading with an empty line behind it.
    ///
    /// - Parameter name: Where the story comes from, or its job.
    static func text(_ name: String) -> String {
        Style.output("== \(name.printable)", .heading) + "\n\n"
    }
}
