import NutgrafCBOR
import NutgrafQueue
import NutgrafTypes
import NutgrafWire

extension JobQueue {
    /// Submits one article for an owner and gives its job.
    package func submit(_ text: String, key: String, owner: String = "desk") async throws -> JobID {
        let outcome = try await submit([Submission(key: key, article: Article(text: text))], owner: owner)[0]
        if let error = outcome.error { throw error }
        guard let job = outcome.job else { throw NutgrafError(.internalError, "no job") }
        return job
    }

    /// Leases the next job and finishes it with an analysis of so many bytes' text.
    package func finishNext(textBytes: Int = 10) async throws {
        let leases = try await lease(worker: "w", limit: 1, waitingUpTo: .seconds(60))
        let analysis = try Analysis.test(textBytes: textBytes).encoded()
        let outcomes = try await finish(leases.map { FinishedJob(job: $0.job, token: $0.token, analysis: analysis) })
        if let error = outcomes.first?.error { throw error }
    }
}

extension Analysis {
    /// An analysis with a text of so many bytes.
    package static func test(textBytes: Int = 10) -> Analysis {
        Analysis(analyzer: "test", textSHA256: "00", text: String(repeating: "x", count: textBytes))
    }

    /// The analysis as a worker sends it.
    package func encoded() throws -> EncodedCBOR {
        try MessageCoder.encodedItem(self)
    }
}
