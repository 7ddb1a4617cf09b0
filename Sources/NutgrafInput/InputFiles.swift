/// The files that arguments name, found before the first is read.
///
/// Folders are walked here, so that the number of files is known from the start; the files themselves are opened one
/// after the other by an ``InputReader``.
package struct InputFiles: Sendable {
    /// A file, or why there is none.
    enum Entry: Sendable {
        case file(InputPath)
        case standardInput
        case refused(InputItem)
    }

    /// The files, in the order of the arguments; those of a folder in the order of their names' bytes.
    let entries: [Entry]
    /// How they are read.
    let options: InputOptions

    /// Finds files.
    ///
    /// - Parameters:
    ///   - paths: Files and folders; `-` for standard input.
    ///   - options: How they are read.
    package init(_ paths: [String], options: InputOptions = InputOptions()) {
        self.options = options
        var walk = FolderWalk(options)
        for path in paths {
            if path == "-" { walk.add(.standardInput) } else { walk.add(InputPath(path)) }
        }
        entries = walk.entries
    }

    /// How many files there are, those that cannot be read among them.
    package var count: Int { entries.count }
}
