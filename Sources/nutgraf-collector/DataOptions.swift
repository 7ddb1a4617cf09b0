import ArgumentParser
import NutgrafCollector
import NutgrafProgram
import NutgrafTypes

/// The flags that say which collector's data a command is about.
struct DataOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The collector's data folder (NUTGRAF_DATA).", valueName: "folder"))
    var data: String?

    @Option(help: ArgumentHelp("A file of settings, one NAME=value a line (NUTGRAF_CONFIG).", valueName: "file"))
    var config: String?

    /// Gathers the settings, with further flags.
    func settings(_ flags: [Setting: String?] = [:]) throws(NutgrafError) -> Settings {
        try Settings(
            flags: flags.merging([.data: data]) { _, last in last },
            file: config ?? EnvironmentVariable.value(of: "NUTGRAF_CONFIG")
        )
    }

    /// The data folder.
    func folder() throws(NutgrafError) -> DataFolder {
        DataFolder(path: try settings().required(.data))
    }
}
