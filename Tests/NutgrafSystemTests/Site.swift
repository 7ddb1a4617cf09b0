import Foundation
import NutgrafClient
import NutgrafQueue
import Synchronization

/// A collector's data folder with tokens, and every program that a test starts on it.
final class Site: Sendable {
    let folder: URL
    private let started = Mutex<[RunningProgram]>([])

    private init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("nutgraf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Makes a site for the length of `body`; then ends every program and removes the folder.
    ///
    /// - Parameter hosts: What the collector is called by; this host's loopback addresses by default.
    static func with(hosts: [String] = [], _ body: (Site) async throws -> Void) async throws {
        let site = try Site()
        do {
            let names = hosts.flatMap { ["--host", $0] }
            try await site.run("nutgraf-collector", ["init", "--data", site.data] + names)
            for role in ["client", "worker"] {
                try await site.run(
                    "nutgraf-collector",
                    "token",
                    "add",
                    "--data",
                    site.data,
                    "--owner",
                    "desk",
                    "--role",
                    role,
                    "--output",
                    site.token(role)
                )
            }
            try await body(site)
        } catch {
            try await site.clear()
            throw error
        }
        try await site.clear()
    }

    private func clear() async throws {
        for program in started.withLock({ $0 }) {
            program.signal(SIGKILL)
            try await program.end()
        }
        try FileManager.default.removeItem(at: folder)
    }

    var data: String { folder.appendingPathComponent("data").path }
    var database: String { data + "/nutgraf.sqlite" }
    func token(_ role: String) -> String { folder.appendingPathComponent(role + ".token").path }

    /// Writes a file and returns its path.
    func file(_ name: String, _ contents: String) throws -> String {
        let url = folder.appendingPathComponent(name)
        try Data(contents.utf8).write(to: url)
        return url.path
    }

    /// Starts a program.
    ///
    /// - Parameter prefix: A command that runs the program, such as one that puts it on another host.
    func start(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        prefix: [String] = []
    ) throws -> RunningProgram {
        try start(Programs.url(program), arguments, environment: environment, prefix: prefix)
    }

    /// Starts a program that is not one of the shipped ones.
    func start(
        _ executable: URL,
        _ arguments: [String],
        environment: [String: String] = [:],
        prefix: [String] = []
    ) throws -> RunningProgram {
        let command = prefix + [executable.path] + arguments
        let program = try RunningProgram(
            URL(fileURLWithPath: command[0]),
            Array(command.dropFirst()),
            in: folder,
            environment: environment
        )
        started.withLock { $0.append(program) }
        return program
    }

    /// Runs a program to its end, which must be a good one.
    @discardableResult
    func run(_ program: String, _ arguments: String...) async throws -> RunningProgram {
        try await run(program, arguments)
    }

    /// Runs a program to its end, which must be a good one.
    @discardableResult
    func run(_ program: String, _ arguments: [String]) async throws -> RunningProgram {
        let running = try start(program, arguments)
        let code = try await running.end()
        guard code == 0 else { throw Trouble("\(program) \(arguments) ended with \(code): \(running.standardError)") }
        return running
    }

    /// Starts a collector and waits until it listens.
    ///
    /// - Parameters:
    ///   - port: The port; 0 takes a free one.
    ///   - host: The address to listen on.
    func collector(
        port: Int = 0,
        host: String = "127.0.0.1",
        environment: [String: String] = [:],
        prefix: [String] = []
    ) async throws -> (RunningProgram, port: Int) {
        let collector = try start(
            "nutgraf-collector",
            ["serve", "--data", data, "--listen", "\(host):\(port)"],
            environment: environment,
            prefix: prefix
        )
        let line = try await collector.line(with: "listening")
        guard let field = line.split(separator: " ").first(where: { $0.hasPrefix("port=") }),
            let port = Int(field.dropFirst(5))
        else { throw Trouble("no port in: \(line)") }
        return (collector, port)
    }

    /// Starts a worker on the database file and waits until it works.
    func fileWorker(environment: [String: String] = [:]) async throws -> RunningProgram {
        try await worker(["--queue", database], environment: environment, until: "working")
    }

    /// Starts a worker on the database file that hangs on stories which begin with "Hang".
    func workerProbe(lease: Duration, articleLimit: Duration) throws -> RunningProgram {
        let seconds = [lease, articleLimit].map { "\($0.components.seconds)" }
        return try start(Programs.testFolder.appendingPathComponent("nutgraf-worker-probe"), [database] + seconds)
    }

    /// Starts a worker of the collector and waits until it is connected.
    func remoteWorker(
        port: Int,
        host: String = "127.0.0.1",
        environment: [String: String] = [:],
        prefix: [String] = []
    ) async throws -> RunningProgram {
        try await worker(
            connection(port: port, host: host, role: "worker"),
            environment: environment,
            prefix: prefix,
            until: "connected"
        )
    }

    private func worker(
        _ arguments: [String],
        environment: [String: String],
        prefix: [String] = [],
        until words: String
    ) async throws -> RunningProgram {
        let worker = try start("nutgraf-worker", arguments, environment: environment, prefix: prefix)
        _ = try await worker.line(with: words)
        return worker
    }

    /// The flags of a program that connects to the collector.
    func connection(port: Int, host: String = "127.0.0.1", role: String = "client") -> [String] {
        ["--collector", "\(host):\(port)", "--ca-file", data + "/ca.pem", "--token-file", token(role)]
    }

    /// Runs a client of the library.
    func withClient<Output: Sendable>(
        port: Int,
        _ body: (NutgrafClient) async throws -> Output
    ) async throws -> Output {
        let secret = try String(contentsOfFile: token("client"), encoding: .utf8)
        let configuration = NutgrafClientConfiguration(
            collector: CollectorAddress(host: "127.0.0.1", port: port),
            trust: .certificateAuthority(file: data + "/ca.pem"),
            token: secret.trimmingCharacters(in: .whitespacesAndNewlines),
            unavailableAfter: .seconds(60)
        )
        return try await withNutgrafClient(configuration, body)
    }

    /// Looks into the database beside everybody else.
    func withQueue<Output>(_ body: (JobQueue) async throws -> Output) async throws -> Output {
        let queue = try JobQueue.open(path: database, as: .worker)
        let output = try await body(queue)
        try await queue.close()
        return output
    }
}
