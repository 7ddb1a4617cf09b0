import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// A job's id, or where ids are to be read from.
enum JobArgument: ExpressibleByArgument {
    case job(JobID)
    case standardInput

    /// Reads an id, or `-` for standard input.
    init?(argument: String) {
        if argument == "-" {
            self = .standardInput
        } else {
            guard let job = JobID(argument) else { return nil }
            self = .job(job)
        }
    }
}

/// The ids of the jobs that a command is about.
struct JobIDs: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The jobs' ids. '-', or none where standard input is no terminal, reads them from there: the first word "
                + "of each line, or \"job\" of each JSON object.",
            valueName: "job"
        )
    )
    var jobs: [JobArgument] = []

    /// Whether ids come from standard input.
    var arePiped: Bool {
        jobs.isEmpty || jobs.contains { if case .standardInput = $0 { true } else { false } }
    }

    func validate() throws {
        guard !jobs.isEmpty || !Terminal.input.isTerminal else {
            throw ValidationError(
                "Give the jobs' ids, or pipe them in, as in: nutgraf list --state dead | nutgraf retry"
            )
        }
    }

    /// The ids, those that stand together at once; from standard input as they come.
    var batches: JobBatches { JobBatches(jobs.isEmpty ? [.standardInput] : jobs) }
}

/// What every command has that does something to jobs: their ids, and the form in which it says what became of them.
struct JobArguments: ParsableArguments {
    @OptionGroup var ids: JobIDs

    @Option(help: "text or json.")
    var format = OutputFormat.text

    /// The ids, those that stand together at once; from standard input as they come.
    var batches: JobBatches { ids.batches }
}
