import ArgumentParser
import NutgrafCollector
import NutgrafProgram
import NutgrafQueue
import NutgrafTypes

/// `nutgraf-collector token list`: who may connect.
struct TokenListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List all tokens: id, role, owner, when made, and when revoked."
    )

    @OptionGroup var options: DataOptions

    func run() async throws {
        try await ProgramExit.run("nutgraf-collector") {
            let tokens = try await withQueue(try options.folder()) { try await $0.tokens() }
            for token in tokens {
                let end = token.revoked.map { "revoked \($0)" } ?? "valid"
                StandardStream.output.write(
                    "\(token.id)  \(token.role.rawValue)  \(token.owner)  made \(token.created)  \(end)\n"
                )
            }
        }
    }
}

/// Opens a collector's database beside the running service.
func withQueue<Output>(_ folder: DataFolder, _ body: (JobQueue) async throws -> Output) async throws -> Output {
    // As a worker opens it: never made and never migrated behind the service's back.
    let queue = try JobQueue.open(path: folder.database, as: .worker)
    do {
        let output = try await body(queue)
        try await queue.close()
        return output
    } catch {
        try? await queue.close()
        throw error
    }
}
