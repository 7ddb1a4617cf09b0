import ArgumentParser
import NutgrafCollector
import NutgrafProgram
import NutgrafQueue
import NutgrafService
import NutgrafTypes

/// `nutgraf-collector backup`: copies the jobs while the collector serves.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy all jobs and tokens into a file, also while the collector serves, and check the copy.",
        discussion: """
            Example: nutgraf-collector backup /backup/nutgraf-2026-11-24.sqlite --data /var/lib/nutgraf

            Certificates and keys are not in it: copy the folder's .pem files once, and after each renewal.
            """
    )

    @OptionGroup var options: DataOptions

    @Argument(help: ArgumentHelp("Where to; nothing may be there yet.", valueName: "file"))
    var file: String

    func run() async throws {
        try await ProgramExit.run("nutgraf-collector") {
            let folder = try options.folder()
            let (database, file) = (folder.database, file)
            let summary = try await ServiceRun.calledOffBySignal {
                try await JobQueue.backup(of: database, to: file)
            }
            StandardStream.output.write("\(file) holds \(summary.text), and is checked.\n")
        }
    }
}
