/// An attempt that did not succeed.
public struct JobFailure: Codable, Hashable, Sendable {
    /// Which attempt it was, from 1.
    public var attempt: Int
    /// When it failed.
    public var time: Timestamp
    /// The worker's name.
    public var worker: String
    /// What went wrong, a text for people.
    public var message: String

    /// Makes a failure.
    public init(attempt: Int, time: Timestamp, worker: String, message: String) {
        self.attempt = attempt
        self.time = time
        self.worker = worker
        self.message = message
    }
}
