import ArgumentParser
import NutgrafProgram

/// `nutgraf-collector token revoke`: locks somebody out.
struct TokenRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Revoke a token by its id; it opens no connection from then on, and those it has end within seconds."
    )

    @OptionGroup var options: DataOptions

    @Argument(help: "The token's id, as 'token list' shows it.")
    var id: String

    func run() async throws {
        try await ProgramExit.run("nutgraf-collector") {
            try await withQueue(try options.folder()) { try await $0.revokeToken(id) }
            StandardStream.output.write("Token \(id) is revoked.\n")
        }
    }
}
