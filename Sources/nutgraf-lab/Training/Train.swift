import ArgumentParser

/// Learns a model's weights from the corpora.
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Learns a model's weights from the corpora.",
        subcommands: [TrainEntities.self, TrainRoles.self, TrainSpeakers.self, TrainSummary.self]
    )
}
