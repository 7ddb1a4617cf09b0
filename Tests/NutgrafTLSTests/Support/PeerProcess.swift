import Foundation
import Glibc

/// A program that tests run against, ended with the test.
final class PeerProcess: Sendable {
    /// What a program that has ended leaves.
    struct Result: Sendable {
        let status: Int32
        let output: String
    }

    /// What was waited for did not come.
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// Nothing here takes longer than seconds; this bounds a hang.
    private static let patience: TimeInterval = 60

    private let name: String
    private let process = Process()
    private let input = Pipe()
    private let lines: AsyncStream<String>

    /// Starts a program whose standard output and error come as one stream.
    init(_ program: String, _ arguments: [String]) throws {
        name = ([program] + arguments).joined(separator: " ")
        let output = Pipe()
        // Writing to a program that has ended is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let (lines, continuation) = AsyncStream.makeStream(of: String.self)
        self.lines = lines
        // Threads of their own: tests run on a pool of few, none of which may wait for a program.
        let (process, reader) = (process, output.fileHandleForReading)
        Thread.detachNewThread { Self.read(reader, continuation) }
        let deadline = DispatchTime.now() + Self.patience
        DispatchQueue.global().asyncAfter(deadline: deadline) { Self.kill(process) }
    }

    deinit {
        Self.kill(process)
    }

    /// The Python interpreter that tests use.
    static var python: String { ProcessInfo.processInfo.environment["NUTGRAF_PYTHON"] ?? "python3" }

    /// Runs a program to its end.
    static func run(_ program: String, _ arguments: [String]) async throws -> Result {
        try await PeerProcess(program, arguments).finish()
    }

    /// Writes to the program's standard input.
    func send(_ text: String) {
        // A program that has ended already is seen by what it printed.
        try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    }

    /// Ends the program without a chance to say goodbye.
    ///
    /// Not by SIGTERM: programs started from a thread of a pool begin with most signals blocked.
    func kill() {
        Self.kill(process)
    }

    /// Waits for a line of output that contains a text.
    ///
    /// - Parameter skip: Gets the lines before it.
    /// - Returns: The line.
    /// - Throws: An error with everything printed instead, where the output ends.
    @discardableResult
    func line(containing text: String, skip: (String) -> Void = { _ in }) async throws -> String {
        var seen: [String] = []
        for await line in lines {
            if line.contains(text) { return line }
            skip(line)
            seen.append(line)
        }
        throw Missing(description: "\(name) never printed \"\(text)\", but:\n" + seen.joined(separator: "\n"))
    }

    /// Ends the input, and waits for the end of the program.
    ///
    /// - Returns: The exit status, and the output that nobody has waited for.
    func finish() async -> Result {
        try? input.fileHandleForWriting.close()
        var output = ""
        for await line in lines { output += line + "\n" }
        let process = process
        let status = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                process.waitUntilExit()
                continuation.resume(returning: process.terminationStatus)
            }
        }
        return Result(status: status, output: output)
    }

    private static func kill(_ process: Process) {
        if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
    }

    private static func read(_ handle: FileHandle, _ continuation: AsyncStream<String>.Continuation) {
        var unread: [UInt8] = []
        while case let data = handle.availableData, !data.isEmpty {
            unread += data
            while let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                continuation.yield(String(decoding: unread[..<end], as: UTF8.self))
                unread.removeFirst(end + 1)
            }
        }
        if !unread.isEmpty { continuation.yield(String(decoding: unread, as: UTF8.self)) }
        continuation.finish()
    }
}
