import Dispatch
import Glibc
import Synchronization

/// What a command that runs does when it is told to end, or when nobody reads what it writes any more.
///
/// Both are looked after on threads of their own: those of Swift's pool may be busy with a file or a pipe.
package enum Interruption {
    /// How long the last word may take, which waits where nobody reads standard error.
    private static let patience = DispatchTimeInterval.milliseconds(500)

    private static let signalQueue = DispatchQueue(label: "nutgraf.signals")
    private static let farewellQueue = DispatchQueue(label: "nutgraf.farewell")
    private static let readerQueue = DispatchQueue(label: "nutgraf.reader")
    private static let farewell = Mutex<(@Sendable () -> Void)?>(nil)
    /// Whether the process has been told to end.
    private static let isEnding = Mutex(false)

    /// Begins to look after SIGINT, SIGTERM and SIGHUP, and after the reader of standard output.
    ///
    /// SIGPIPE is ignored from here on: ``StandardStream`` tells a reader of standard output that has gone from one of
    /// standard error.
    package static func watch() {
        _ = Glibc.signal(SIGPIPE, SIG_IGN)
        for signal in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(signal) {
            let source = DispatchSource.makeSignalSource(signal: signal, queue: signalQueue)
            source.setEventHandler {
                // The source is held by its own handler, for as long as the process lives.
                withExtendedLifetime(source) { end(by: signal) }
            }
            source.resume()
        }
        if outputIsPipe { readerQueue.async { endWithReader() } }
    }

    /// Has a last word said when the process is told to end while `body` runs.
    ///
    /// - Parameters:
    ///   - farewell: What to say. It runs on a thread of its own; the process ends half a second later even where it
    ///     waits, and at once with another signal.
    ///   - body: What may be interrupted.
    package static func saying<Output>(
        _ farewell: @escaping @Sendable () -> Void,
        during body: () async throws -> Output
    ) async rethrows -> Output {
        self.farewell.withLock { $0 = farewell }
        defer { self.farewell.withLock { $0 = nil } }
        return try await body()
    }

    private static func end(by signal: Int32) {
        let isRepeated = isEnding.withLock { isEnding in
            defer { isEnding = true }
            return isEnding
        }
        guard !isRepeated, let farewell = farewell.withLock({ $0 }) else { ProcessEnd.by(signal) }
        signalQueue.asyncAfter(deadline: .now() + patience) { ProcessEnd.by(signal) }
        farewellQueue.async {
            farewell()
            ProcessEnd.by(signal)
        }
    }

    /// Whether whoever started the program wants it to live through a signal, as `nohup` does.
    private static func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(signal, nil, &action) == 0 else { return false }
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    private static var outputIsPipe: Bool {
        var status = stat()
        guard fstat(STDOUT_FILENO, &status) == 0 else { return false }
        return [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
    }

    /// Waits until nobody reads standard output any more, then ends the process as by SIGPIPE: a command that waits
    /// for news would otherwise find out with the next of them.
    private static func endWithReader() {
        var descriptor = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
        while true {
            let count = poll(&descriptor, 1, -1)
            if count < 0, errno == EINTR { continue }
            guard count > 0, descriptor.revents & Int16(POLLERR) != 0 else { return }
            ProcessEnd.by(SIGPIPE)
        }
    }
}
