import Foundation

/// A program that was started, with its output in files.
final class RunningProgram: Sendable {
    private let process: Process
    private let output: URL
    private let log: URL

    /// The one deadline of every wait for a program: what is not there then will not come.
    static let patience = Duration.seconds(120)

    init(_ executable: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
        let name = executable.lastPathComponent + "-" + UUID().uuidString
        output = folder.appendingPathComponent(name + ".out")
        log = folder.appendingPathComponent(name + ".log")
        process = Process()
        process.executableURL = executable
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("NUTGRAF_") }
        variables.merge(environment) { _, new in new }
        process.environment = variables
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        for file in [output, log] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
    }

    var standardOutput: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }
    var standardError: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }
    var isRunning: Bool { process.isRunning }

    /// Sends a signal, if the program still runs.
    func signal(_ number: Int32) {
        if process.isRunning { kill(process.processIdentifier, number) }
    }

    /// Waits until the program has ended.
    ///
    /// - Returns: Its exit code, or the negative number of the signal that ended it.
    @discardableResult
    func end(patience: Duration = RunningProgram.patience) async throws -> Int32 {
        let name = process.executableURL?.lastPathComponent ?? "a program"
        try await until("\(name) ends", patience) { !process.isRunning }
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    /// Sends a signal again and again until the program has ended: one that comes soon after another may count as the
    /// same.
    ///
    /// - Returns: Its exit code, or the negative number of the signal that ended it.
    func end(repeating number: Int32) async throws -> Int32 {
        try await until("the program ends on signal \(number)", Self.patience) {
            signal(number)
            return !process.isRunning
        }
        return try await end()
    }

    /// Waits until the log has a line with these words.
    ///
    /// - Returns: The first such line.
    func line(with words: String) async throws -> String {
        var found: Substring?
        try await until("'\(words)' is logged", Self.patience) {
            found = standardError.split(separator: "\n").first { $0.contains(words) }
            return found != nil || !process.isRunning
        }
        guard let found else { throw Trouble("the program ended without '\(words)': \(standardError)") }
        return String(found)
    }

    private func until(_ what: String, _ patience: Duration, _ condition: () -> Bool) async throws {
        let end = ContinuousClock.now + patience
        while !condition() {
            guard ContinuousClock.now < end else { throw Trouble("waited too long until \(what): \(standardError)") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
