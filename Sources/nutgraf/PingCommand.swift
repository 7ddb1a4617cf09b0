import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf ping`: asks whether the collector is there.
struct PingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ping",
        abstract: "Ask whether the collector is there and the token is good.",
        discussion: "Example: nutgraf ping --collector collector.example.org --ca-file ca.pem --token-file desk.token"
    )

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run() async throws {
        try await withClient(connection) { client in
            let time = try await client.ping()
            let microseconds = time.components.attoseconds / 1_000_000_000_000 + time.components.seconds * 1_000_000
            StandardStream.output.write(
                "\(client.configuration.collector) answered in \(microseconds / 1000).\(microseconds % 1000 / 100) ms\n"
            )
        }
    }
}
