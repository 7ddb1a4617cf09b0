import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf delete`: erases jobs.
struct DeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Erase jobs with their stories, results and histories; only ids and times are kept.",
        discussion: """
            Example: nutgraf delete 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f
            Example: nutgraf list --state dead --before 2026-11-01 | nutgraf delete
            """
    )

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @OptionGroup var arguments: JobArguments

    func run() async throws {
        try await withClient(connection) { client in
            try await arguments.each(then: .deleted) { try await client.delete($0) }
        }
    }
}
