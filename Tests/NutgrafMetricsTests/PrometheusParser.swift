import Foundation

/// The parser of Python's `prometheus_client`, which is not ours.
enum PrometheusParser {
    private static let python = ProcessInfo.processInfo.environment["NUTGRAF_PYTHON"] ?? "python3"

    private static let script = """
        import json, sys
        from prometheus_client.parser import text_string_to_metric_families
        for family in text_string_to_metric_families(sys.stdin.read()):
            for sample in family.samples:
                print(family.type, sample.name, json.dumps(sample.labels), float(sample.value))
        """

    /// Whether it is installed.
    static let isThere = (try? run("import prometheus_client", "")) != nil

    /// The samples of a text, one a line.
    static func samples(of text: String) async throws -> [String] {
        try run(script, text).split(separator: "\n").map(String.init)
    }

    private static func run(_ script: String, _ input: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nutgraf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("input")
        try Data(input.utf8).write(to: file)
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python, "-c", script]
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
        return String(decoding: bytes, as: UTF8.self)
    }

    struct Failed: Error {
        let status: Int32
    }
}
