import ArgumentParser
import NutgrafAnalysis

/// The workshop of the analyser: shows and measures what it finds.
@main
struct Lab: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nutgraf-lab",
        abstract: "Shows and measures what the analyser finds.",
        subcommands: [
            Inspect.self, Evaluate.self, Compare.self, Segment.self, MeasureDamage.self, MeasurePace.self,
            MeasureLanguage.self,
            Bench.self, BenchProcess.self, Fit.self, Train.self, CrossValidate.self, ReviewPlaces.self,
        ]
    )

    /// The program's beginning.
    static func main() {
        FreedMemory.keep()
        main(nil)
    }
}
