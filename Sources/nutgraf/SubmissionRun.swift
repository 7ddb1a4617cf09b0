import ArgumentParser
import NutgrafClient
import NutgrafInput
import NutgrafProgram
import Synchronization

/// One submission of stories, from the first that is read to the last that is printed.
final class SubmissionRun: Sendable {
    private let client: NutgrafClient
    private let stories: StorySubmissions
    private let display: ProgressDisplay
    private let format: ReportFormat
    /// Whether there is one file only, which need not be named where it is one story.
    private let isAlone: Bool
    /// Where the stories come from whose results are waited for.
    private let origins = Mutex<[JobID: [InputOrigin]]>([:])

    init(
        client: NutgrafClient,
        stories: StorySubmissions,
        display: ProgressDisplay,
        format: ReportFormat,
        isAlone: Bool
    ) {
        self.client = client
        self.stories = stories
        self.display = display
        self.format = format
        self.isAlone = isAlone
    }

    /// Shows how far it is while it runs, and at its end what has become of all.
    func showingProgress(_ body: () async throws -> Void) async throws {
        let ticker = Task { await display.tick() }
        defer {
            ticker.cancel()
            display.end()
        }
        try await body()
        let counts = display.counts
        if counts.refused + counts.failed > 0 { throw ExitCode(65) }
    }

    /// Submits every story, and prints its job. Of a story whose job was there before and has ended without a result
    /// it is said that nothing will come of it.
    func submit() async throws {
        var repeated: [(JobID, InputOrigin)] = []
        try await submitAll { job, origin, isRepeated in
            if isRepeated { repeated.append((job, origin)) }
            switch self.format {
            case .json:
                let document = SubmissionDocument(job: job, origin: origin, isRepeated: isRepeated)
                self.display.print(try JSONLine.text(document))
            case .text, .html:
                self.display.print(
                    self.isAlone && origin.isWholeFile ? "\(job)\n" : "\(job)  \("\(origin)".printable)\n"
                )
            }
            if repeated.count == Self.batch {
                try await self.check(repeated)
                repeated = []
            }
        }
        if !repeated.isEmpty { try await check(repeated) }
    }

    /// How many jobs that were there before are asked after at once.
    private static let batch = 256

    /// Says which jobs have ended without a result.
    private func check(_ repeated: [(JobID, InputOrigin)]) async throws {
        for ((job, origin), status) in zip(repeated, try await client.status(of: repeated.map(\.0))) {
            guard let status, [.dead, .cancelled].contains(status.state) else { continue }
            display.say(
                "\(origin): its job \(job) is \(status.state.rawValue); nutgraf retry \(job), or submit it with --new"
            )
            display.note { $0.failed += 1 }
        }
    }

    /// Submits every story, and prints its result when it is there.
    func submitAndWait() async throws {
        let follower = JobFollower(client: client)
        var printer = ResultPrinter(client: client, format: format, isAlone: isAlone, display: display)
        _ = try await printer.printing { printer in
            try await self.follow(follower, &printer)
        }
    }

    private func follow(_ follower: JobFollower, _ printer: inout ResultPrinter) async throws -> ExitCode? {
        try await follower.following {
            try await self.submitAll { job, origin, _ in
                // Whatever happens while it waits, the job can be asked after by its id.
                if self.isAlone, origin.isWholeFile { StandardStream.error.write("\(job)  \("\(origin)".printable)\n") }
                self.origins.withLock { $0[job, default: []].append(origin) }
                follower.add(job)
            }
        } printing: { ended in
            try await printer.print(ended) { job in
                self.origins.withLock { $0.removeValue(forKey: job) } ?? []
            } counting: { isDone, stories in
                self.display.note { counts in
                    if isDone { counts.done += stories } else { counts.failed += stories }
                }
            }
        }
    }

    /// Submits every story that can be used, and names the others on standard error.
    private func submitAll(_ use: (JobID, InputOrigin, _ isRepeated: Bool) async throws -> Void) async throws {
        for try await result in client.submit(contentsOf: stories) {
            let origin = stories.takeOrigin(result.index)
            switch result.job {
            case .success(let job):
                display.note { counts in
                    counts.submitted += 1
                    if result.isRepeated { counts.repeated += 1 }
                }
                try await use(job, origin, result.isRepeated)
            case .failure(let error):
                display.say("\(origin): \(error.message)")
                display.note { $0.refused += 1 }
            }
        }
    }
}
