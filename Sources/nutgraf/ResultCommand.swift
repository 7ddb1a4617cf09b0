import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf result`: prints what was found.
struct ResultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "result",
        abstract: "Print what was found in jobs' stories.",
        discussion: """
            Example: nutgraf result --format json 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f
            Example: nutgraf submit story.txt | nutgraf result
            """
    )

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @OptionGroup var arguments: JobIDs

    @Option(help: "text, json or html.")
    var format = ReportFormat.text

    @Flag(
        inversion: .prefixedNo,
        help: "Wait for jobs that have not ended; without either, those are waited for whose ids are piped in."
    )
    var wait: Bool?

    func run() async throws {
        let display = ProgressDisplay(program: "nutgraf", ProgressCounts(), place: .nowhere)
        try await withClient(connection) { client in
            let isAlone = !arguments.arePiped && arguments.jobs.count == 1
            var printer = ResultPrinter(client: client, format: format, isAlone: isAlone, display: display)
            let exit = try await printer.printing { printer in
                wait ?? arguments.arePiped
                    ? try await followed(client, &printer) : try await atOnce(&printer)
            }
            if let exit { throw exit }
        }
    }

    private func atOnce(_ printer: inout ResultPrinter) async throws -> ExitCode? {
        var exit: ExitCode?
        for try await batch in arguments.batches { exit = try await printer.print(batch) ?? exit }
        return exit
    }

    /// Prints each result when its job has ended, while further ids may come.
    private func followed(_ client: NutgrafClient, _ printer: inout ResultPrinter) async throws -> ExitCode? {
        let follower = JobFollower(client: client)
        let batches = arguments.batches
        return try await follower.following {
            for try await batch in batches {
                for job in batch { follower.add(job) }
            }
        } printing: { ended in
            try await printer.print(ended)
        }
    }
}
