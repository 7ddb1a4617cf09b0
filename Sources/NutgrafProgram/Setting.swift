/// A setting that the programs know: one name, in a flag, in the environment and in a configuration file.
///
/// What each means, its unit and its default stand in `deploy/collector.example.conf` and
/// `deploy/worker.example.conf`.
package enum Setting: String, CaseIterable, Sendable {
    /// The collector's address, `HOST:PORT`.
    case collector
    /// The PEM file of the authorities that are trusted; the system's where there is none.
    case caFile = "ca.file"
    /// The file that holds the bearer token.
    case tokenFile = "token.file"
    /// The PEM file of the client certificate, for collectors that ask for one.
    case certificateFile = "certificate.file"
    /// The PEM file of the client certificate's key.
    case keyFile = "key.file"

    /// The collector's data folder.
    case data
    /// The address that the collector listens on, `HOST:PORT`.
    case listen
    /// The PEM file of the authorities whose client certificates the collector asks for.
    case clientCA = "client.ca"
    /// The address of the collector's metrics, `HOST:PORT`.
    case metrics
    /// How many connections the collector keeps open at once.
    case maxConnections = "max.connections"
    /// How many connections may be open that have not said hello.
    case maxHandshakes = "max.handshakes"
    /// How much memory requests and answers may take at once.
    case maxHeldMiB = "max.held.mib"
    /// How many requests of one connection may be unanswered at once.
    case maxInFlight = "max.in.flight"
    /// The longest text of an article.
    case maxTextMiB = "max.text.mib"
    /// The longest encoded analysis.
    case maxResultMiB = "max.result.mib"
    /// The longest frame.
    case maxFrameMiB = "max.frame.mib"
    /// How long a connection may take until its hello.
    case handshakeSeconds = "handshake.seconds"
    /// After how much silence a connection is closed.
    case idleSeconds = "idle.seconds"
    /// How long one answer may wait for a slow reader.
    case writeSeconds = "write.seconds"

    /// For how long jobs that are done are kept.
    case keepDoneDays = "keep.done.days"
    /// For how long jobs that are dead or cancelled are kept.
    case keepDeadDays = "keep.dead.days"

    /// The database file that a worker on the collector's host uses.
    case queue
    /// How many articles a worker analyses at once.
    case threads
    /// A worker's name.
    case name
    /// How long an article's analysis may take.
    case articleSeconds = "article.seconds"

    /// How long a lease lasts unless it is extended.
    case leaseSeconds = "lease.seconds"
    /// How many attempts a job has.
    case attempts
    /// The longest wait before the second attempt.
    case retryBaseSeconds = "retry.base.seconds"
    /// The longest wait before any attempt.
    case retryCapSeconds = "retry.cap.seconds"
    /// How long a service that was told to stop may take for what it has begun.
    case drainSeconds = "drain.seconds"
    /// The least level that is logged: trace, debug, info, notice, warning, error or critical.
    case logLevel = "log.level"

    /// The setting's place in a configuration: `nutgraf` before its own name.
    var components: [String] { ["nutgraf"] + rawValue.split(separator: ".").map(String.init) }

    /// Its name in the environment and in a configuration file, such as `NUTGRAF_CA_FILE`.
    package var environmentName: String { components.joined(separator: "_").uppercased() }

    /// Its flag, such as `--ca-file`.
    package var flagName: String { "--" + rawValue.split(separator: ".").joined(separator: "-") }
}
