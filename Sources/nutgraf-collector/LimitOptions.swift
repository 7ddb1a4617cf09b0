import ArgumentParser
import NutgrafProgram

/// The flags that say how much a collector takes, and how long it waits.
struct LimitOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How many connections may be open at once (NUTGRAF_MAX_CONNECTIONS); 1024 by default.",
            valueName: "count"
        )
    )
    var maxConnections: String?

    @Option(
        help: ArgumentHelp(
            "How many connections may be open that have not said hello (NUTGRAF_MAX_HANDSHAKES); 128 by default.",
            valueName: "count"
        )
    )
    var maxHandshakes: String?

    @Option(
        help: ArgumentHelp(
            "How much memory requests and answers may take at once (NUTGRAF_MAX_HELD_MIB); 256 by default.",
            valueName: "MiB"
        )
    )
    var maxHeldMib: String?

    @Option(
        help: ArgumentHelp(
            "How many requests of a connection may be unanswered at once (NUTGRAF_MAX_IN_FLIGHT); 64 by default.",
            valueName: "count"
        )
    )
    var maxInFlight: String?

    @Option(
        help: ArgumentHelp("The longest text of an article (NUTGRAF_MAX_TEXT_MIB); 8 by default.", valueName: "MiB")
    )
    var maxTextMib: String?

    @Option(
        help: ArgumentHelp(
            "The longest frame, at least 1 MiB more than a text and a result (NUTGRAF_MAX_FRAME_MIB); 33 by default.",
            valueName: "MiB"
        )
    )
    var maxFrameMib: String?

    @Option(
        help: ArgumentHelp(
            "How long a connection may take until its hello (NUTGRAF_HANDSHAKE_SECONDS); 10 by default.",
            valueName: "seconds"
        )
    )
    var handshakeSeconds: String?

    @Option(
        help: ArgumentHelp(
            "After how much silence a connection is closed (NUTGRAF_IDLE_SECONDS); 300 by default.",
            valueName: "seconds"
        )
    )
    var idleSeconds: String?

    @Option(
        help: ArgumentHelp(
            "How long an answer may wait for a slow reader (NUTGRAF_WRITE_SECONDS); 30 by default.",
            valueName: "seconds"
        )
    )
    var writeSeconds: String?

    /// What the flags say.
    var flags: [Setting: String?] {
        [
            .maxConnections: maxConnections, .maxHandshakes: maxHandshakes, .maxHeldMiB: maxHeldMib,
            .maxInFlight: maxInFlight, .maxTextMiB: maxTextMib,
            .maxFrameMiB: maxFrameMib, .handshakeSeconds: handshakeSeconds, .idleSeconds: idleSeconds,
            .writeSeconds: writeSeconds,
        ]
    }
}
