import NutgrafTypes

/// How many jobs there are, for people.
enum JobCounts {
    /// The states that have jobs, such as `3 queued, 1 dead`.
    static func text(_ counts: [JobState: Int]) -> String {
        let parts = JobState.allCases.compactMap { state -> String? in
            guard let count = counts[state], count > 0 else { return nil }
            return "\(count) \(state.rawValue)"
        }
        return parts.isEmpty ? "no jobs" : parts.joined(separator: ", ")
    }
}
