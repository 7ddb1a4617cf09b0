import ArgumentParser
import NutgrafProgram

/// The flags that say for how long a collector keeps jobs.
struct RetentionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "For how long a job that is done is kept (NUTGRAF_KEEP_DONE_DAYS); 30 by default.",
            valueName: "days"
        )
    )
    var keepDoneDays: String?

    @Option(
        help: ArgumentHelp(
            "For how long a job that is dead or cancelled is kept (NUTGRAF_KEEP_DEAD_DAYS); 90 by default.",
            valueName: "days"
        )
    )
    var keepDeadDays: String?

    /// What the flags say.
    var flags: [Setting: String?] { [.keepDoneDays: keepDoneDays, .keepDeadDays: keepDeadDays] }
}
