import Foundation
import Glibc

/// A program that tests run against, ended with the test.
final class PeerProcess {
    /// What a program that has ended leaves.
    struct Result {
        let status: Int32
        let output: String
    }

    /// Nothing here takes longer than seconds; this bounds a hang.
    private static let patience: TimeInterval = 60

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let watchdog: DispatchWorkItem
    private var unread: [UInt8] = []

    /// Starts a program whose standard output and error come as one stream.
    ///
    /// - Throws: An error that says what to install where the program is missing.
    init(_ program: String, _ arguments: [String]) throws {
        // Writing to a program that has ended is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        let process = process
        watchdog = DispatchWorkItem { process.terminate() }
        try process.run()
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience, execute: watchdog)
    }

    deinit {
        watchdog.cancel()
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
    }

    /// The Python interpreter that tests use.
    static var python: String { ProcessInfo.processInfo.environment["NUTGRAF_PYTHON"] ?? "python3" }

    /// Runs a program to its end.
    static func run(_ program: String, _ arguments: [String], input: String = "") throws -> Result {
        let process = try PeerProcess(program, arguments)
        process.send(input)
        return process.finish()
    }

    /// Writes to the program's standard input.
    func send(_ text: String) {
        // A program that has ended already is seen by what it printed.
        try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    }

    /// Ends the program without a chance to say goodbye.
    func kill() {
        Glibc.kill(process.processIdentifier, SIGKILL)
    }

    /// Ends the program's standard input.
    func endInput() {
        try? input.fileHandleForWriting.close()
    }

    /// Waits for a line of output that contains a text.
    ///
    /// - Returns: The line.
    /// - Throws: An error with everything printed instead, where the output ends.
    func line(containing text: String) throws -> String {
        var seen: [String] = []
        while let line = nextLine() {
            if line.contains(text) { return line }
            seen.append(line)
        }
        throw Missing(
            description: "\(process.arguments ?? []) never printed \"\(text)\", but:\n"
                + seen.joined(separator: "\n")
        )
    }

    /// Ends the input, and waits for the end of the program.
    func finish() -> Result {
        endInput()
        let rest = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        watchdog.cancel()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: unread + rest, as: UTF8.self)
        )
    }

    private func nextLine() -> String? {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread.removeFirst(end + 1) }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { return nil }
            unread += data
        }
    }

    /// What was waited for did not come.
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }
}
