import Foundation

/// The vectors as they lie in `Proto/vectors`.
enum VectorFolder {
    /// One frame of `messages.json`. The file holds its decoded item too, as `payload`, for readers other than this.
    struct Message: Codable, Equatable {
        var name: String
        var about: String
        var from: String
        var kind: String
        var requestID: UInt32
        var rule: String
        var frame: String
    }

    static let proto = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Proto")
        .standardized
    static let messages = proto.appending(path: "vectors/messages.json")
    static let refusals = proto.appending(path: "vectors/refusals.json")

    static func read<Item: Decodable>(_ type: Item.Type, from file: URL) throws -> Item {
        try JSONDecoder().decode(type, from: Data(contentsOf: file))
    }

    static func write(_ items: some Encodable, to file: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(items).write(to: file)
    }

    /// Runs `check_vectors.py`; gives its exit status and all it said.
    static func python(_ arguments: [String] = []) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let python = ProcessInfo.processInfo.environment["NUTGRAF_PYTHON"] ?? "python3"
        process.arguments = [python, proto.appending(path: "check_vectors.py").path] + arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
