/// How far a job is.
public enum JobState: String, Codable, Hashable, Sendable, CaseIterable {
    /// It waits for a worker, or for its next attempt.
    case queued
    /// A worker holds a lease on it.
    case running
    /// Its analysis is stored.
    case done
    /// Its attempts are spent, or an attempt failed in a way that no other would mend.
    case dead
    /// Its owner has called it off.
    case cancelled
    /// Its owner has had it erased: only its id and the times are left.
    case deleted

    /// Whether the job will not change any more by itself.
    public var isFinal: Bool {
        switch self {
        case .queued, .running: false
        case .done, .dead, .cancelled, .deleted: true
        }
    }
}

/// Maps with states as keys are maps with their names as keys.
extension JobState: CodingKeyRepresentable {}
