import ArgumentParser
import NutgrafProgram
import NutgrafService
import NutgrafTypes

/// The flags of a collector that serves, or whose settings are checked.
struct CollectorOptions: ParsableArguments {
    @OptionGroup var data: DataOptions

    @Option(
        help: ArgumentHelp(
            "The address to listen on (NUTGRAF_LISTEN); port 0 takes a free one. 127.0.0.1:7443 by default.",
            valueName: "host:port"
        )
    )
    var listen: String?

    @Option(
        help: ArgumentHelp(
            "Ask peers for a certificate that an authority in this PEM file has issued, beside their token "
                + "(NUTGRAF_CLIENT_CA); none is asked for by default.",
            valueName: "file"
        )
    )
    var clientCA: String?

    @Option(
        help: ArgumentHelp(
            "Serve health and metrics over HTTP at this address, to whoever reaches it (NUTGRAF_METRICS); nowhere by "
                + "default.",
            valueName: "host:port"
        )
    )
    var metrics: String?

    @OptionGroup(title: "Limits") var limits: LimitOptions

    @OptionGroup(title: "The queue") var queue: QueueOptions

    @OptionGroup(title: "Retention") var retention: RetentionOptions

    @OptionGroup(title: "The service") var service: ServiceOptions

    /// Gathers the settings.
    func settings() throws(NutgrafError) -> Settings {
        var flags: [Setting: String?] = [.listen: listen, .clientCA: clientCA, .metrics: metrics]
        for more in [limits.flags, queue.flags, retention.flags, service.flags] {
            flags.merge(more) { _, last in last }
        }
        return try data.settings(flags)
    }
}
