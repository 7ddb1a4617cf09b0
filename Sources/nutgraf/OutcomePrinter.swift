import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// Prints what became of jobs that something was done to.
struct OutcomePrinter {
    let format: OutputFormat
    /// The state in which a job is now to which it was done.
    let state: JobState
    /// The code of the last error, where there is one.
    private(set) var exit: ExitCode?

    init(format: OutputFormat, state: JobState) {
        self.format = format
        self.state = state
    }

    private struct Document: Encodable {
        var job: JobID
        var state: JobState
    }

    /// Prints every job to which it was done, and says on standard error why it was not done to the others.
    mutating func print(_ outcomes: [JobOutcome]) throws {
        for outcome in outcomes {
            if let error = outcome.error {
                StandardStream.error.write("nutgraf: \(error.message.printable)\n")
                exit = ProgramExit.code(for: error)
                continue
            }
            switch format {
            case .json: try JSONLine.write(Document(job: outcome.job, state: state))
            case .text: StandardStream.output.write("\(outcome.job)  \(state.rawValue)\n")
            }
        }
    }
}

extension JobArguments {
    /// Does something to the jobs, a batch at a time, and prints what became of each.
    ///
    /// - Parameters:
    ///   - state: The state in which a job is afterwards.
    ///   - action: What is done to a batch.
    /// - Throws: The exit code of the last error, where there is one.
    func each(then state: JobState, _ action: ([JobID]) async throws -> [JobOutcome]) async throws {
        var printer = OutcomePrinter(format: format, state: state)
        for try await batch in batches { try printer.print(await action(batch)) }
        if let exit = printer.exit { throw exit }
    }
}
