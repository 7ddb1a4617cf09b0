import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf status`: says how far jobs are.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say how far jobs are: state, attempts begun and allowed, last change.",
        discussion: """
            Example: nutgraf status --history 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f
            """
    )

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @OptionGroup var arguments: JobArguments

    @Flag(help: "Also tell what has become of the jobs so far.")
    var history = false

    func run() async throws {
        try await withClient(connection) { client in
            var isMissing = false
            for try await batch in arguments.batches {
                for (job, status) in zip(batch, try await client.status(of: batch)) {
                    guard let status else {
                        StandardStream.error.write("nutgraf: there is no job \(job)\n")
                        isMissing = true
                        continue
                    }
                    let changes = history ? try await client.history(of: job) : nil
                    switch arguments.format {
                    case .json: try JSONLine.write(StatusDocument(status, history: changes))
                    case .text: StandardStream.output.write(StatusText(status, history: changes).lines)
                    }
                }
            }
            if isMissing { throw ExitCode(66) }
        }
    }
}
