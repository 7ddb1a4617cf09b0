import NutgrafTypes

/// An analysis with what it belongs to.
struct AnalysisDocument: Encodable {
    var job: JobID?
    var file: String?
    var id: String?
    var analysis: Analysis

    private enum CodingKeys: String, CodingKey {
        case job
        case file
        case id
    }

    func encode(to encoder: any Encoder) throws {
        try analysis.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(job, forKey: .job)
        try container.encodeIfPresent(file, forKey: .file)
        try container.encodeIfPresent(id, forKey: .id)
    }
}

/// A job that was accepted.
struct SubmissionDocument: Encodable {
    var job: JobID
    var file: String
}
