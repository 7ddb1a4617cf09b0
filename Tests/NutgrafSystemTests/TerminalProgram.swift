import Foundation
import Glibc
import Synchronization

/// A program in a terminal of its own, as a person's shell would run it.
///
/// It is run by `sh`, which writes `exit CODE` when it has ended.
final class TerminalProgram: Sendable {
    private let process: Process
    private let master: FileHandle
    private let written = Mutex<[UInt8]>([])

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - executable: The program.
    ///   - arguments: Its arguments.
    ///   - columns: How many columns the terminal has.
    ///   - folder: Where it runs.
    ///   - environment: What its environment has beside the test's own.
    init(
        _ executable: URL,
        _ arguments: [String],
        columns: UInt16 = 80,
        in folder: URL,
        environment: [String: String] = [:]
    ) throws {
        let (descriptor, slave) = try Self.open(columns: columns)
        master = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: true)

        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
        // The shell outlives Ctrl-C, which reaches it too, to tell the code.
        let script = "trap : INT; \"$@\"; echo \"exit $?\""
        process.arguments = ["--ctty", "--wait", "/bin/sh", "-c", script, "sh", executable.path] + arguments
        var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("NUTGRAF_") }
        for name in ["NO_COLOR", "COLUMNS"] { variables[name] = nil }
        variables["TERM"] = "xterm"
        variables.merge(environment) { _, new in new }
        process.environment = variables
        process.currentDirectoryURL = folder
        process.standardInput = terminal
        process.standardOutput = terminal
        process.standardError = terminal
        try process.run()
        terminal.closeFile()
        // A thread of its own, which ends when the last program has closed the terminal.
        Thread { [weak self] in
            var buffer = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                guard count > 0, let self else { return }
                self.written.withLock { $0 += buffer[..<count] }
            }
        }
        .start()
    }

    /// Opens a pseudo-terminal's two ends.
    private static func open(columns: UInt16) throws -> (master: Int32, slave: Int32) {
        let master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var lock: Int32 = 0
        var number: Int32 = 0
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        // TIOCSPTLCK and TIOCGPTN of Linux's ioctl_tty(2), which Swift does not import.
        guard master >= 0, ioctl(master, 0x4004_5431, &lock) == 0, ioctl(master, 0x8004_5430, &number) == 0,
            ioctl(master, UInt(TIOCSWINSZ), &size) == 0
        else { throw Trouble("no pseudo-terminal: \(String(cString: strerror(errno)))") }
        let slave = Glibc.open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard slave >= 0 else { throw Trouble("no pseudo-terminal: \(String(cString: strerror(errno)))") }
        return (master, slave)
    }

    /// Everything that was written so far, with the line ends that the terminal makes.
    var screen: String { written.withLock { String(decoding: $0, as: UTF8.self) } }

    /// Presses keys.
    func type(_ keys: String) throws {
        try master.write(contentsOf: Data(keys.utf8))
    }

    /// Waits until these words have been written.
    func wait(for words: String) async throws {
        try await waitUntil("'\(words)' is written; there is: \(screen)") { screen.contains(words) }
    }

    /// Waits until the program has ended.
    ///
    /// - Returns: The code that a shell sees.
    func end() async throws -> Int32 {
        try await wait(for: "exit ")
        try await waitUntil("the shell ends") { !process.isRunning }
        let code = screen.components(separatedBy: "exit ").last?.prefix { $0.isNumber } ?? ""
        guard let code = Int32(code) else { throw Trouble("no exit code in: \(screen)") }
        return code
    }

    /// Ends whatever still runs in the terminal.
    func hangUp() {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? master.close()
    }
}
