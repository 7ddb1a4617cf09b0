import ArgumentParser
import NutgrafProgram

/// The flags of both services.
package struct ServiceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How long to take for what is begun when told to stop (NUTGRAF_DRAIN_SECONDS); 30 by default. A second "
                + "signal, half a second later or more, ends the program at once.",
            valueName: "seconds"
        )
    )
    package var drainSeconds: String?

    @Option(help: ArgumentHelp("The least level to log (NUTGRAF_LOG_LEVEL); info by default.", valueName: "level"))
    package var logLevel: String?

    package init() {}

    /// What the flags say.
    package var flags: [Setting: String?] { [.drainSeconds: drainSeconds, .logLevel: logLevel] }
}
