import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// Prints what became of jobs that something was done to.
struct OutcomePrinter {
    let format: OutputFormat
    /// The state in which a job is now to which it was done.
    let state: JobState

    private struct Document: Encodable {
        var job: JobID
        var state: JobState
    }

    /// Prints every job to which it was done, and says on standard error why it was not done to the others.
    ///
    /// - Throws: The exit code of the last error, where there is one.
    func print(_ outcomes: [JobOutcome]) throws {
        var exit: ExitCode?
        for outcome in outcomes {
            if let error = outcome.error {
                StandardStream.error.write("nutgraf: \(error.message)\n")
                exit = ProgramExit.code(for: error)
                continue
            }
            switch format {
            case .json: try JSONLine.write(Document(job: outcome.job, state: state))
            case .text: StandardStream.output.write("\(outcome.job)  \(state.rawValue)\n")
            }
        }
        if let exit { throw exit }
    }
}
