import ArgumentParser
import NutgrafClient
import NutgrafInput
import NutgrafProgram

/// Prints what became of jobs.
struct ResultPrinter {
    /// How many jobs' statuses are asked for at once.
    private static let batch = 64
    /// How many results are fetched side by side.
    private static let window = 8

    private let client: NutgrafClient
    private let display: ProgressDisplay
    private var printer: AnalysisPrinter

    /// A job that is to be printed, with where its stories come from where that is known.
    private struct Item {
        var job: JobID
        var status: JobStatus
        var origins: [InputOrigin]
    }

    /// Makes a printer.
    ///
    /// - Parameters:
    ///   - client: Where results are fetched.
    ///   - format: The form in which they are printed.
    ///   - isAlone: Whether there is one job or file only, which need not be named where it is one story.
    ///   - display: Where results, and reasons why there is none, are written.
    init(client: NutgrafClient, format: ReportFormat, isAlone: Bool, display: ProgressDisplay) {
        self.client = client
        self.display = display
        printer = AnalysisPrinter(format: format, isAlone: isAlone) { display.print($0) }
    }

    /// Does what prints results, and ends what was begun.
    mutating func printing<Output>(_ body: (inout ResultPrinter) async throws -> Output) async throws -> Output {
        defer { printer.end() }
        return try await body(&self)
    }

    /// Fetches and prints results, the first to be there first, and says on standard error why there is none.
    ///
    /// - Parameters:
    ///   - jobs: The jobs.
    ///   - origins: Where a job's stories come from: none, or several that have the same content.
    ///   - count: Told of every job whether it has a result, and how many stories.
    /// - Returns: The exit code of the last that has none: there is no such job, it has ended without a result, or
    ///   has not ended.
    mutating func print(
        _ jobs: [JobID],
        from origins: (JobID) -> [InputOrigin] = { _ in [] },
        counting count: (Bool, Int) -> Void = { _, _ in }
    ) async throws -> ExitCode? {
        var exit: ExitCode?
        var rest = jobs[...]
        while !rest.isEmpty {
            let batch = Array(rest.prefix(Self.batch))
            rest.removeFirst(batch.count)
            var items: [Item] = []
            for (job, status) in zip(batch, try await client.status(of: batch)) {
                let origins = origins(job)
                if let status, status.state == .done {
                    items.append(Item(job: job, status: status, origins: origins))
                    continue
                }
                display.say(Self.reason(job, status, origins))
                exit = ExitCode(status.map { $0.state.isFinal ? 65 : 75 } ?? 66)
                count(false, max(1, origins.count))
            }
            try await Self.fetch(items, from: client) { item, result in
                switch result {
                case .success(let analysis):
                    for origin in item.origins.isEmpty ? [nil] : item.origins.map(Optional.some) {
                        let id = item.status.articleID
                        try printer.print(AnalysisDocument(job: item.job, origin: origin, id: id, analysis: analysis))
                    }
                    count(true, max(1, item.origins.count))
                case .failure(let error):
                    // It has been erased since its status was asked for, or is being tried again.
                    display.say("\(Self.name(item.job, item.origins)): \(error.message)")
                    exit = ProgramExit.code(for: error)
                    count(false, max(1, item.origins.count))
                }
            }
        }
        return exit
    }

    /// Fetches results side by side.
    ///
    /// - Parameter use: Given each result, or why it is not there any more.
    /// - Throws: Every other error, for which no job is to blame.
    private static func fetch(
        _ items: [Item],
        from client: NutgrafClient,
        _ use: (Item, Result<Analysis, NutgrafError>) throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Item, Result<Analysis, NutgrafError>).self) { group in
            var rest = items[...]
            var running = 0
            while !rest.isEmpty || running > 0 {
                while running < window, let item = rest.popFirst() {
                    running += 1
                    group.addTask {
                        do {
                            return (item, .success(try await client.result(of: item.job)))
                        } catch let error as NutgrafError
                            where [.notFound, .noResult, .wrongState].contains(error.code)
                        {
                            return (item, .failure(error))
                        }
                    }
                }
                guard let (item, result) = try await group.next() else { return }
                running -= 1
                try use(item, result)
            }
        }
    }

    private static func name(_ job: JobID, _ origins: [InputOrigin]) -> String {
        let places = origins.map { "\($0)" }.joined(separator: ", ")
        return places.isEmpty ? "job \(job)" : "\(places) (job \(job))"
    }

    private static func reason(_ job: JobID, _ status: JobStatus?, _ origins: [InputOrigin]) -> String {
        guard let status else { return "there is no job \(job)" }
        let reason = status.failures.last.map { ": \($0.message)" } ?? ""
        let advice =
            switch status.state {
            case .queued, .running: "; result --wait waits for it"
            case .dead, .cancelled: "; nutgraf retry \(job) has it tried again"
            case .done, .deleted: ""
            }
        return "\(name(job, origins)) is \(status.state.rawValue)\(reason)\(advice)"
    }
}
