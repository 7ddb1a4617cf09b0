import Foundation

/// Where the programs under test are: those that `NUTGRAF_PROGRAMS` names, or those built with the tests.
enum Programs {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["NUTGRAF_PROGRAMS"], !path.isEmpty {
            return URL(fileURLWithPath: path)
        }
        return testFolder
    }()

    /// Where the tests themselves are, and the programs that only tests use.
    static let testFolder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

    static func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

    /// The package's own folder.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}

/// What a test ran into that it did not ask about.
struct Trouble: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) {
        self.description = description
    }
}
