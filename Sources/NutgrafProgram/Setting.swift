/// A setting that the programs know: one name, in a flag, in the environment and in a configuration file.
package enum Setting: String, CaseIterable, Sendable {
    /// The collector's address, `HOST:PORT`.
    case collector
    /// The PEM file of the authorities that are trusted; the system's where there is none.
    case caFile = "ca.file"
    /// The file that holds the bearer token.
    case tokenFile = "token.file"
    /// The collector's data folder.
    case data
    /// The address that the collector listens on, `HOST:PORT`.
    case listen
    /// The database file that a worker on the collector's host uses.
    case queue
    /// How many articles a worker analyses at once.
    case threads
    /// A worker's name.
    case name
    /// How long a lease lasts unless it is extended.
    case leaseSeconds = "lease.seconds"
    /// How many attempts a job has.
    case attempts
    /// The longest wait before the second attempt.
    case retryBaseSeconds = "retry.base.seconds"
    /// The longest wait before any attempt.
    case retryCapSeconds = "retry.cap.seconds"
    /// The least level that is logged: trace, debug, info, notice, warning, error or critical.
    case logLevel = "log.level"

    /// The setting's place in a configuration: `nutgraf` before its own name.
    var components: [String] { ["nutgraf"] + rawValue.split(separator: ".").map(String.init) }

    /// Its name in the environment and in a configuration file, such as `NUTGRAF_CA_FILE`.
    package var environmentName: String { components.joined(separator: "_").uppercased() }

    /// Its flag, such as `--ca-file`.
    package var flagName: String { "--" + rawValue.split(separator: ".").joined(separator: "-") }
}
