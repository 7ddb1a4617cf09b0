import NutgrafCBOR
import NutgrafTypes

/// What was found in this job's article?
package struct ResultRequest: Request, Hashable {
    package typealias Response = ResultResponse
    package static var kind: MessageKind { .result }

    /// The job.
    package var job: JobID

    /// Makes a request.
    package init(job: JobID) {
        self.job = job
    }
}

/// What was found.
package struct ResultResponse: Codable, Hashable, Sendable {
    /// The job.
    package var job: JobID
    /// The `Analysis`, as the worker sent it.
    package var analysis: EncodedCBOR

    /// Makes an answer.
    package init(job: JobID, analysis: EncodedCBOR) {
        self.job = job
        self.analysis = analysis
    }
}
