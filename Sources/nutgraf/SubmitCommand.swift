import ArgumentParser
import NutgrafClient
import NutgrafInput
import NutgrafProgram

/// `nutgraf submit`: hands stories to the collector.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Submit stories; prints a job id for each once the collector has it on disk.",
        discussion: """
            The same story is the same job: when a submission was interrupted, give the same command again, and it \
            goes on where it was. A story counts as the same where all of its text and details are, in whatever file; \
            when its job is deleted, or removed after its time, it is new again. Of a story whose job is there \
            already, --priority and --not-before do not count.

            Example: nutgraf submit --wait story.txt
            Example: nutgraf submit --include '*.txt' archive/ >jobs.txt
            """
    )

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @OptionGroup var stories: StoryArguments

    @Flag(help: "Wait for the results and print them as they come.")
    var wait = false

    @Flag(help: "Make a new job for each story, also for those that the collector has already.")
    var new = false

    @Option(help: "From 0 (the default) to 9 (the most urgent).")
    var priority = 0

    @Option(
        help: ArgumentHelp(
            "Analyse them no earlier, such as 2026-11-24 or 2026-11-24T09:30:00Z; at once by default.",
            valueName: "time"
        )
    )
    var notBefore: Timestamp?

    @Option(help: "text or json; with --wait also html.")
    var format = ReportFormat.text

    @Flag(help: "Show no progress; what goes wrong is still said.")
    var quiet = false

    func validate() throws {
        guard (0...9).contains(priority) else { throw ValidationError("--priority must be from 0 to 9.") }
        guard wait || format != .html else { throw ValidationError("--format html shows results: give --wait too.") }
    }

    func run() async throws {
        try await withClient(connection) { client in
            // Its own limit is what counts; a page or feed may be longer than the text in it.
            let limit = max(InputOptions.defaultMaximumOctets, try await client.maximumTextOctets)
            let files = stories.find(maximumOctets: limit)
            let display = ProgressDisplay(
                program: "nutgraf",
                ProgressCounts(total: files.count, isWaiting: wait),
                place: quiet ? .nowhere : Terminal.error.isCapable ? .terminal : .log
            )
            let options = StorySubmissions.Options(
                priority: priority,
                notBefore: notBefore,
                published: stories.published?.text,
                isNew: new
            )
            let run = SubmissionRun(
                client: client,
                stories: StorySubmissions(files, options: options, display: display),
                display: display,
                format: format,
                isAlone: files.count == 1
            )
            try await Interruption.saying {
                display.interrupt { Self.farewell($0, canRepeat: !new && stories.canBeRepeated) }
            } during: {
                try await run.showingProgress { wait ? try await run.submitAndWait() : try await run.submit() }
            }
        }
    }

    /// What is said when it is interrupted.
    private static func farewell(_ counts: ProgressCounts?, canRepeat: Bool) -> String {
        let words = counts.map { ": \($0.words)" } ?? ""
        let advice =
            canRepeat
            ? "give the same command again, and it goes on from there"
            : "what is submitted stays with the collector (nutgraf list)"
        return "nutgraf: interrupted\(words); \(advice)\n"
    }
}
