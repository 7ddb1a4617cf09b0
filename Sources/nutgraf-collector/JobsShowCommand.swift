import ArgumentParser
import NutgrafProgram
import NutgrafQueue
import NutgrafTypes

/// `nutgraf-collector jobs show`: says everything that is known of a job, but for its article and its result.
struct JobsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Say what has become of a job, with its failures and its history.",
        discussion: "Example: nutgraf-collector jobs show 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f"
    )

    @OptionGroup var options: DataOptions

    @Argument(help: "The job's id.")
    var job: JobID

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() async throws {
        try await ProgramExit.run("nutgraf-collector") {
            try await withQueue(try options.folder()) { queue in
                guard let status = try await queue.status(of: [job], owner: nil).first ?? nil else {
                    throw NutgrafError(.notFound, "there is no job \(job)")
                }
                let history = try await queue.history(of: job, owner: nil)
                switch format {
                case .json: try JSONLine.write(StatusDocument(status, history: history))
                case .text: StandardStream.output.write(StatusText(status, history: history).lines)
                }
            }
        }
    }
}
