/// A part of a list of jobs, the latest submission first.
public struct JobPage: Codable, Hashable, Sendable {
    /// The jobs of this page.
    public var jobs: [JobStatus]
    /// Where the next page begins; nothing on the last one. Opaque: only a collector makes and reads it.
    public var next: String?

    /// Makes a page.
    public init(jobs: [JobStatus], next: String? = nil) {
        self.jobs = jobs
        self.next = next
    }
}
