import ArgumentParser
import NutgrafProgram

/// The flags that say where a worker's jobs come from.
struct SourceOptions: ParsableArguments {
    @Option(
        name: .customLong("collector"),
        help: ArgumentHelp(
            "The address of a collector to work for (NUTGRAF_COLLECTOR); repeat it for several.",
            valueName: "host:port"
        )
    )
    var collectors: [String] = []

    @Option(
        name: .customLong("ca-file"),
        help: ArgumentHelp(
            "The PEM file of the authorities to trust (NUTGRAF_CA_FILE); the system's where there is none. One for "
                + "all collectors, or one for each in the same order; so too the files that follow.",
            valueName: "file"
        )
    )
    var authorityFiles: [String] = []

    @Option(
        name: .customLong("token-file"),
        help: ArgumentHelp("The file that holds the bearer token (NUTGRAF_TOKEN_FILE).", valueName: "file")
    )
    var tokenFiles: [String] = []

    @Option(
        name: .customLong("certificate-file"),
        help: ArgumentHelp(
            "The PEM file of the worker's certificate, where a collector asks for one (NUTGRAF_CERTIFICATE_FILE).",
            valueName: "file"
        )
    )
    var certificateFiles: [String] = []

    @Option(
        name: .customLong("key-file"),
        help: ArgumentHelp("The PEM file of that certificate's key (NUTGRAF_KEY_FILE).", valueName: "file")
    )
    var keyFiles: [String] = []

    @Option(
        name: .customLong("queue"),
        help: ArgumentHelp(
            "The database file of a collector on this host (NUTGRAF_QUEUE); repeat it for several.",
            valueName: "file"
        )
    )
    var queues: [String] = []

    @Option(help: ArgumentHelp("A file of settings, one NAME=value a line (NUTGRAF_CONFIG).", valueName: "file"))
    var config: String?

    /// What the flags say.
    var flags: [Setting: String?] {
        [
            .collector: Settings.list(collectors), .caFile: Settings.list(authorityFiles),
            .tokenFile: Settings.list(tokenFiles), .certificateFile: Settings.list(certificateFiles),
            .keyFile: Settings.list(keyFiles), .queue: Settings.list(queues),
        ]
    }

    /// The configuration file: the flag's, the environment's, or none.
    var configFile: String? { config ?? EnvironmentVariable.value(of: "NUTGRAF_CONFIG") }
}
