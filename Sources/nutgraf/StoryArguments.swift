import ArgumentParser
import NutgrafInput
import NutgrafProgram

/// What every command has that reads stories: where they are and how they are read.
struct StoryArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Files and folders (rather than thousands of files); '-' or none reads standard input. Text, web pages, "
                + "RSS and Atom feeds, and Article objects in .json and .jsonl files.",
            valueName: "file"
        )
    )
    var files: [String] = ["-"]

    @Option(
        help: ArgumentHelp(
            "Of folders, only files like this: '*.txt', '2024/**/*.json'; may be given more than once. Without it, files "
                + "whose names say nothing of a story are passed over; hidden ones always are.",
            valueName: "pattern"
        )
    )
    var include: [GlobPattern] = []

    @Option(
        help: ArgumentHelp(
            "What all files are; by their names or their beginnings where this is not given.",
            valueName: "format"
        )
    )
    var inputFormat: InputKind?

    @Option(
        help: ArgumentHelp(
            "When stories were published that do not say so themselves, such as 2025-05-15; resolves 'Thursday' and "
                + "the like.",
            valueName: "date"
        )
    )
    var published: PublicationDate?

    /// Finds the files. A person who has named none is told what is waited for.
    ///
    /// - Parameter maximumOctets: The longest text of a story, in octets.
    func find(maximumOctets: Int = InputOptions.defaultMaximumOctets) -> InputFiles {
        if files == ["-"], Terminal.input.isTerminal, Terminal.error.isTerminal {
            StandardStream.error.write("nutgraf: reading a story from the keyboard; Ctrl-D ends it\n")
        }
        return InputFiles(
            files,
            options: InputOptions(include: include, maximumOctets: maximumOctets, kind: inputFormat)
        )
    }

    /// Whether the same command can read the same stories again.
    var canBeRepeated: Bool { !files.contains("-") }
}

extension GlobPattern: ExpressibleByArgument {
    /// Reads a pattern from the command line.
    package init?(argument: String) {
        self.init(argument)
    }
}

extension PublicationDate: ExpressibleByArgument {
    /// Reads a day or a moment from the command line.
    package init?(argument: String) {
        self.init(argument)
    }
}

extension InputKind: ExpressibleByArgument {}
