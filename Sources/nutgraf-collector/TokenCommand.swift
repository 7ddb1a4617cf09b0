import ArgumentParser

/// `nutgraf-collector token`: who may connect.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Add, list and revoke the tokens of clients and workers.",
        subcommands: [TokenAddCommand.self, TokenListCommand.self, TokenRevokeCommand.self]
    )
}
