import ArgumentParser
import NutgrafCollector
import NutgrafProgram
import NutgrafQueue
import NutgrafTLS
import NutgrafTypes

/// `nutgraf-collector token add`: lets somebody in.
struct TokenAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Make a token; it is shown once, and only its hash is kept.",
        discussion: "Example: nutgraf-collector token add --owner desk --role client --output desk.token"
    )

    @OptionGroup var options: DataOptions

    @Option(help: "Whose jobs the token speaks for: letters, digits, '-', '_' and '.'. Several tokens may share it.")
    var owner: String

    @Option(help: "What its holder may do: client, worker or admin.")
    var role: PeerRole

    @Option(help: ArgumentHelp("Write the token to a new file that only you can read.", valueName: "file"))
    var output: String?

    func run() async throws {
        try await ProgramExit.run("nutgraf-collector") {
            let token = try BearerToken.random()
            try await withQueue(try options.folder()) { queue in
                try await queue.addToken(id: token.id, owner: owner, role: role, secretHash: token.secretHash)
            }
            guard let output else { return StandardStream.output.write(token.text + "\n") }
            do {
                try NewFile.createPrivate(Array((token.text + "\n").utf8), at: output)
            } catch let error as TLSError {
                try await withQueue(try options.folder()) { try await $0.revokeToken(token.id) }
                throw NutgrafError(.configuration, error.message)
            }
            StandardStream.output.write("Token \(token.id) for \(owner) (\(role.rawValue)) is in \(output).\n")
        }
    }
}

extension PeerRole: ExpressibleByArgument {}
