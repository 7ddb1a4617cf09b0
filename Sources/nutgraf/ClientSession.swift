import NutgrafClient
import NutgrafProgram

/// Runs a command's body with a client made from its flags and settings.
func withClient(
    _ options: ConnectionOptions,
    _ body: (NutgrafClient) async throws -> Void
) async throws {
    try await ProgramExit.run("nutgraf") {
        let settings = try Settings(flags: options.flags, file: options.configFile)
        let configuration = try NutgrafClientConfiguration(settings, name: "nutgraf")
        try await withNutgrafClient(configuration) { client in
            try await body(client)
        }
    }
}
