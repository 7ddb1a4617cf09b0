/// Which jobs a list holds: those of which everything that is said here is true.
public struct JobFilter: Codable, Hashable, Sendable {
    /// The states they may be in; none for any.
    public var states: [JobState]?
    /// The id that the sender gave the article.
    public var articleID: String?
    /// The earliest moment of submission.
    public var submittedFrom: Timestamp?
    /// The moment that they were submitted before.
    public var submittedBefore: Timestamp?
    /// Whose they are, for an administrator, who otherwise gets everybody's; for others it changes nothing.
    public var owner: String?

    /// Makes a filter; without arguments, one that lets every job through.
    public init(
        states: [JobState]? = nil,
        articleID: String? = nil,
        submittedFrom: Timestamp? = nil,
        submittedBefore: Timestamp? = nil,
        owner: String? = nil
    ) {
        self.states = states
        self.articleID = articleID
        self.submittedFrom = submittedFrom
        self.submittedBefore = submittedBefore
        self.owner = owner
    }
}
