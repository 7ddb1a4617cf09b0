import NutgrafInput
import NutgrafTypes

/// An analysis with what it belongs to.
struct AnalysisDocument: Encodable {
    var job: JobID?
    var origin: InputOrigin?
    var id: String?
    var analysis: Analysis

    private enum CodingKeys: String, CodingKey {
        case job
        case id
    }

    func encode(to encoder: any Encoder) throws {
        try analysis.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(job, forKey: .job)
        try container.encodeIfPresent(id, forKey: .id)
        try origin?.encode(to: encoder)
    }
}

/// A job that was accepted.
struct SubmissionDocument: Encodable {
    var job: JobID
    var origin: InputOrigin
    /// Whether the collector had it before.
    var isRepeated: Bool

    private enum CodingKeys: String, CodingKey {
        case job
        case repeated
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(job, forKey: .job)
        if isRepeated { try container.encode(true, forKey: .repeated) }
        try origin.encode(to: encoder)
    }
}
