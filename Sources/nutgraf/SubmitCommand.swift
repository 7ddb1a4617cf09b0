import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf submit`: hands stories to the collector.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Submit stories; prints a job id for each once the collector has it on disk.",
        discussion: "Example: nutgraf submit --wait story.txt"
    )

    @OptionGroup var connection: ConnectionOptions

    @Argument(help: ArgumentHelp("Text files; '-' or none reads standard input.", valueName: "file"))
    var files: [String] = ["-"]

    @Flag(help: "Wait for the results and print them as they come.")
    var wait = false

    @Option(help: "From 0 (the default) to 9 (the most urgent).")
    var priority = 0

    @Option(
        help: ArgumentHelp(
            "Analyse them no earlier, such as 2026-11-24 or 2026-11-24T09:30:00Z; at once by default.",
            valueName: "time"
        )
    )
    var notBefore: Timestamp?

    @Option(help: "When the stories were published, such as 2025-05-15; resolves 'Thursday' and the like.")
    var published: String?

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func validate() throws {
        guard (0...9).contains(priority) else { throw ValidationError("--priority must be from 0 to 9.") }
    }

    func run() async throws {
        try await withClient(connection) { client in
            let submitted = try await submitAll(with: client)
            var failed = submitted.count < files.count
            if wait {
                let names = Dictionary(submitted.map { ($0.job, $0.file) }) { first, _ in first }
                let printer = ResultPrinter(client: client, format: format, isAlone: files.count == 1)
                for try await (job, status) in client.ends(of: submitted.map(\.job))
                where try await !printer.print(job, status, file: names[job]) {
                    failed = true
                }
            }
            if failed { throw ExitCode(65) }
        }
    }

    /// Submits every file that can be used, and names the others on standard error.
    private func submitAll(with client: NutgrafClient) async throws -> [SubmissionDocument] {
        let stories = StoryFiles(files, priority: priority, notBefore: notBefore, published: published)
        var submitted: [SubmissionDocument] = []
        for try await result in client.submit(contentsOf: stories) {
            let file = stories.path(result.index)
            switch result.job {
            case .success(let job):
                let document = SubmissionDocument(job: job, file: file)
                submitted.append(document)
                try show(document)
            case .failure(let error):
                StandardStream.error.write("nutgraf: \(file): \(error.message)\n")
            }
        }
        return submitted
    }

    private func show(_ document: SubmissionDocument) throws {
        guard !wait else {
            // Whatever happens while it waits, the job can be asked after by its id.
            return StandardStream.error.write("\(document.job)  \(document.file)\n")
        }
        switch format {
        case .json: try JSONLine.write(document)
        case .text:
            StandardStream.output.write(files.count == 1 ? "\(document.job)\n" : "\(document.job)  \(document.file)\n")
        }
    }
}
