import Logging
import NIOCore
import NutgrafTLS
import NutgrafWire
import Synchronization

/// A connection to a collector that mends itself.
///
/// Requests may be made from any task. They wait for a connection, are sent again where one was lost and
/// doing so is safe, and are called off at the collector when their task is cancelled. The connection lives
/// while ``run()`` does; ``withNutgrafClient(_:logger:_:)`` takes care of that.
public final class NutgrafClient: Sendable {
    /// How the client reaches its collector.
    public let configuration: NutgrafClientConfiguration

    let logger: Logger
    /// What the certificates' files held at first.
    let tls: TLSClientContext
    let table = Mutex(RequestTable())
    let connections = ConnectionCount()
    /// Wakes the present connection's writer. A stream ends with the task that reads it, so that every
    /// connection has its own.
    private let writer = Mutex<AsyncStream<Void>.Continuation?>(nil)

    /// Makes a client that is not connected yet.
    ///
    /// - Parameters:
    ///   - configuration: How to reach the collector.
    ///   - logger: Where connections and their losses are logged; nowhere by default.
    /// - Throws: ``NutgrafError`` with `configuration` where the files of trusted authorities or of the
    ///   client's certificate cannot be used.
    public init(
        _ configuration: NutgrafClientConfiguration,
        logger: Logger = Logger(label: "nutgraf.client") { _ in SwiftLogNoOpLogHandler() }
    ) throws(NutgrafError) {
        self.configuration = configuration
        self.logger = logger
        do {
            tls = try configuration.tlsContext()
        } catch {
            throw NutgrafError(.configuration, error.message)
        }
    }

    /// Makes a request and waits for its answer.
    ///
    /// - Throws: ``NutgrafError``, or `CancellationError` where the task is cancelled.
    package func request<Message: Request>(_ message: Message) async throws -> Message.Response {
        let payload = try MessageCoder.encode(message)
        let ticket = table.withLock { $0.makeTicket() }
        let answer: ByteBuffer = try await withTaskCancellationHandler {
            try Task.checkCancellation()
            return try await withCheckedThrowingContinuation { continuation in
                let resumption = table.withLock {
                    $0.add(
                        ticket,
                        kind: Message.kind,
                        payload: payload,
                        isIdempotent: Message.isIdempotent,
                        recipient: .call(continuation)
                    )
                }
                resumption()
                // A cancellation that came before the request was in the table found nothing there.
                if Task.isCancelled { callOff(ticket) }
                wakeWriter()
            }
        } onCancel: {
            callOff(ticket)
        }
        return try MessageCoder.decode(Message.Response.self, from: answer)
    }

    /// Gives a request up, wherever it is.
    func callOff(_ ticket: RequestTable.Ticket) {
        let resumption = table.withLock { $0.cancel(ticket) }
        resumption()
        wakeWriter()
    }

    /// Makes the wake-ups of a new connection's writer; one in store is enough.
    func makeWakeUps() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        writer.withLock { $0 = continuation }
        return stream
    }

    /// Has the present connection's writer look for frames to send.
    func wakeWriter() {
        _ = writer.withLock { $0?.yield() }
    }
}
