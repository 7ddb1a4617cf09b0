import Foundation
import NutgrafProgram
import Testing

/// An example configuration in `deploy/`: blocks of comments, each before one setting that is a comment too.
struct ExampleFile {
    struct Entry {
        var name: String
        var value: String
        var comment: String
        /// Whether the value is what counts where nothing is set, and not an example only.
        var isDefault: Bool
    }

    let entries: [Entry]

    init(_ program: Program) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let name = program.rawValue.replacingOccurrences(of: "nutgraf-", with: "")
        let text = try String(
            contentsOf: folder.appendingPathComponent("deploy/\(name).example.conf"),
            encoding: .utf8
        )
        var entries: [Entry] = []
        var comment = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("#NUTGRAF_"), let equals = line.firstIndex(of: "=") {
                entries.append(
                    Entry(
                        name: String(line[line.index(after: line.startIndex)..<equals]),
                        value: String(line[line.index(after: equals)...]),
                        comment: comment,
                        isDefault: comment.contains(" Default:")
                    )
                )
            } else if line.isEmpty {
                comment = ""
            } else {
                try #require(line.hasPrefix("#"), "an example sets nothing: \(line)")
                comment += line
            }
        }
        self.entries = entries
    }

    /// Settings that say of everything what the file calls the default, but for what is changed.
    func settings(changing changes: [String: String] = [:]) throws -> Settings {
        let lines = entries.filter { $0.isDefault || changes[$0.name] != nil }
            .map { "\($0.name)=\(changes[$0.name] ?? $0.value)" }
        let file = try TemporaryFile(lines.joined(separator: "\n"))
        return try Settings(flags: [:], file: file.path, environment: [:])
    }
}
