/// One of the three programs, each of which knows settings of its own.
package enum Program: String, CaseIterable, Sendable {
    /// The service that keeps the jobs.
    case collector = "nutgraf-collector"
    /// The service that analyses.
    case worker = "nutgraf-worker"
    /// The command for people.
    case client = "nutgraf"
}
