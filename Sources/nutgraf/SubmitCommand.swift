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

    @Option(help: "When the stories were published, such as 2025-05-15; resolves 'Thursday' and the like.")
    var published: String?

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func validate() throws {
        guard (0...9).contains(priority) else { throw ValidationError("--priority must be from 0 to 9.") }
    }

    func run() async throws {
        try await withClient(connection) { client in
            let submissions = try await submitAll(with: client)
            var failed = submissions.count < files.count
            if wait {
                let names = Dictionary(submissions.map { ($0.job, $0.file) }) { first, _ in first }
                for try await (job, status) in client.ends(of: submissions.map(\.job)) {
                    let printer = ResultPrinter(client: client, format: format, isAlone: files.count == 1)
                    if try await !printer.print(job, status, file: names[job]) { failed = true }
                }
            }
            if failed { throw ExitCode(65) }
        }
    }

    /// How many submissions are under way at once; the collector commits together what comes together.
    private static let inFlight = 32

    /// Submits every file that can be read, and names the others on standard error.
    private func submitAll(with client: NutgrafClient) async throws -> [SubmissionDocument] {
        try await withThrowingTaskGroup(of: (Int, SubmissionDocument?).self) { group in
            var submitted: [(Int, SubmissionDocument)] = []
            func collect(_ result: (Int, SubmissionDocument?)) throws {
                guard let document = result.1 else { return }
                submitted.append((result.0, document))
                // Whatever happens while it waits, the job can be asked after by its id.
                if wait {
                    StandardStream.error.write("\(document.job)  \(document.file)\n")
                } else {
                    try show(document)
                }
            }
            for (index, file) in files.enumerated() {
                if index >= Self.inFlight, let result = try await group.next() { try collect(result) }
                group.addTask { (index, try await submit(file, with: client)) }
            }
            for try await result in group { try collect(result) }
            return submitted.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func submit(_ file: String, with client: NutgrafClient) async throws -> SubmissionDocument? {
        do {
            var article = try InputFile(path: file).article()
            article.published = published
            return SubmissionDocument(job: try await client.submit(article, priority: priority), file: file)
        } catch let error as NutgrafError where error.code == .invalidRequest || error.code == .tooLarge {
            StandardStream.error.write("nutgraf: \(error.message)\n")
            return nil
        }
    }

    private func show(_ document: SubmissionDocument) throws {
        switch format {
        case .json: try JSONLine.write(document)
        case .text:
            StandardStream.output.write(files.count == 1 ? "\(document.job)\n" : "\(document.job)  \(document.file)\n")
        }
    }
}
