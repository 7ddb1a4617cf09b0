import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf watch`: tells of each change of jobs as it happens.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Tell of each change of jobs as it happens, until all of them have ended.",
        discussion: """
            A line has the job, the change's cursor (--after goes on behind it), its time in UTC, and the job's state.

            Example: nutgraf watch 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f
            Example: nutgraf watch | grep --line-buffered ' done ' | nutgraf result
            """
    )

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @Argument(
        help: ArgumentHelp(
            "The jobs' ids, '-' for those in standard input; without any, all of the owner's, without end. Of more "
                + "than 256, what happens from now on.",
            valueName: "job"
        )
    )
    var jobs: [JobArgument] = []

    @Option(help: "The cursor of the change behind which to begin.")
    var after: Int64?

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() async throws {
        try await withClient(connection) { client in
            var ids: [JobID] = []
            for try await batch in JobBatches(jobs) { ids += batch }
            // None in a pipe that was asked for is none to be watched.
            guard jobs.isEmpty || !ids.isEmpty else { return }
            if jobs.isEmpty {
                for try await change in client.watch(after: after) { try print(change) }
            } else if try await ids.count > Self.listLimit ? watchMany(ids, client) : watchFew(ids, client) {
                throw ExitCode(66)
            }
        }
    }

    /// How many jobs a collector watches by their ids.
    private static let listLimit = 256

    /// Tells of jobs that are watched by their ids until they have ended.
    ///
    /// - Returns: Whether one of them is missing, which is said on standard error.
    private func watchFew(_ ids: [JobID], _ client: NutgrafClient) async throws -> Bool {
        var found: [JobID] = []
        for (job, status) in zip(ids, try await client.status(of: ids)) {
            if status != nil { found.append(job) } else { Self.sayMissing(job) }
        }
        if !found.isEmpty {
            for try await change in client.watch(found, after: after) { try print(change) }
        }
        return found.count < ids.count
    }

    /// Watches all of the owner's jobs, and tells of some of them until these have ended.
    ///
    /// - Returns: As ``watchFew(_:_:)``.
    private func watchMany(_ ids: [JobID], _ client: NutgrafClient) async throws -> Bool {
        var changes = client.watch().makeAsyncIterator()
        try await changes.begin()
        // Asked when the watch has begun, so that no end falls between the two.
        var left: Set<JobID> = []
        var isMissing = false
        for (job, status) in zip(ids, try await client.status(of: ids)) {
            if let status {
                if !status.state.isFinal { left.insert(job) }
            } else {
                Self.sayMissing(job)
                isMissing = true
            }
        }
        while !left.isEmpty, let change = try await changes.next() {
            guard left.contains(change.job) else { continue }
            try print(change)
            if change.state.isFinal { left.remove(change.job) }
        }
        return isMissing
    }

    private static func sayMissing(_ job: JobID) {
        StandardStream.error.write("nutgraf: there is no job \(job)\n")
    }

    private func print(_ change: JobChange) throws {
        switch format {
        case .json: try JSONLine.write(ChangeDocument(change))
        case .text: StandardStream.output.write(StatusText.line(change))
        }
    }
}
