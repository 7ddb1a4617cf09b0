import NutgrafClient
import NutgrafProgram

/// Prints what became of jobs.
struct ResultPrinter {
    let client: NutgrafClient
    let format: OutputFormat
    /// Whether nothing else is printed, so that the job need not be named.
    let isAlone: Bool

    /// Fetches and prints a job's result, or says on standard error why there is none.
    ///
    /// - Returns: Whether there is one.
    func print(_ job: JobID, _ status: JobStatus?, file: String?) async throws -> Bool {
        guard let status else {
            StandardStream.error.write("nutgraf: there is no job \(job)\n")
            return false
        }
        guard status.state == .done else {
            let name = file.map { "\($0) (job \(job))" } ?? "job \(job)"
            let reason = status.failures.last.map { ": \($0.message)" } ?? ""
            StandardStream.error.write("nutgraf: \(name) is \(status.state.rawValue)\(reason)\n")
            return false
        }
        let analysis = try await client.result(of: job)
        switch format {
        case .json:
            try JSONLine.write(AnalysisDocument(job: job, file: file, id: status.articleID, analysis: analysis))
        case .text:
            if !isAlone { StandardStream.output.write("== \(file ?? "\(job)")\n\n") }
            StandardStream.output.write(Report(analysis).text)
        }
        return true
    }
}
