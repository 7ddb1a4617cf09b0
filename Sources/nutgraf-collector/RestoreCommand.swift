import ArgumentParser
import Glibc
import NutgrafCollector
import NutgrafProgram
import NutgrafQueue
import NutgrafService
import NutgrafTLS
import NutgrafTypes
import SystemPackage

/// `nutgraf-collector restore`: makes a data folder's database out of a backup.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make the database of a data folder that has none out of a backup.",
        discussion: """
            Example: nutgraf-collector restore /backup/nutgraf-2026-11-24.sqlite --data /var/lib/nutgraf

            Put the .pem files back beside it, or make new ones with nutgraf-collector init, which leaves a database \
            that is there as it is.
            """
    )

    @OptionGroup var options: DataOptions

    @Argument(help: ArgumentHelp("The backup.", valueName: "file"))
    var file: String

    func run() async throws {
        try await ProgramExit.run("nutgraf-collector") {
            let folder = try options.folder()
            guard mkdir(folder.path, S_IRWXU) == 0 || errno == EEXIST else {
                throw NutgrafError(
                    .configuration,
                    "the folder \(folder.path) cannot be made: \(Errno(rawValue: errno))"
                )
            }
            let (database, file) = (folder.database, file)
            let summary = try await ServiceRun.calledOffBySignal {
                try await JobQueue.restore(from: file, to: database)
            }
            try giveToFoldersOwner(database)
            StandardStream.output.write("\(folder.database) holds \(summary.text), and is checked.\n")
            guard access(folder.serverCertificate, F_OK) != 0 else { return }
            StandardStream.output.write(
                """
                There are no certificates in \(folder.path): put the .pem files back, or make new ones with
                  nutgraf-collector init --data \(folder.path) --host NAME

                """
            )
        }
    }

    /// Lets the collector's own user have what the superuser has restored.
    private func giveToFoldersOwner(_ database: String) throws {
        let descriptor = open(database, O_RDONLY | O_CLOEXEC)
        let reason = descriptor < 0 ? errno : NewFile.giveToOwner(ofFolderOf: database, descriptor)
        if descriptor >= 0 { close(descriptor) }
        guard reason != 0 else { return }
        throw NutgrafError(
            .configuration,
            "\(database) is restored, but cannot be given to its folder's owner: \(Errno(rawValue: reason)); "
                + "do so with chown"
        )
    }
}
