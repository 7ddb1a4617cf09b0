import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Answers a monitoring system over HTTP: one `GET` a connection, of three paths.
///
/// It is made for scrapers on a network that the operator trusts: no TLS and no authentication, and hard limits on
/// everything that a peer can use up.
package final class MonitoringServer: Sendable {
    /// What may be asked for.
    package enum Path: String, Sendable, CaseIterable {
        /// Whether the process is up.
        case health = "/healthz"
        /// Whether it can do its work now.
        case readiness = "/readyz"
        /// What it counts.
        case metrics = "/metrics"
    }

    /// An answer.
    package struct Answer: Sendable, Equatable {
        /// Whether what was asked about is well: HTTP's status 200 or 503.
        package var isWell: Bool
        /// The body's media type.
        package var mediaType: String
        /// The body.
        package var body: String

        /// Makes an answer; plain text by default.
        package init(isWell: Bool = true, mediaType: String = "text/plain; charset=utf-8", body: String) {
            self.isWell = isWell
            self.mediaType = mediaType
            self.body = body
        }
    }

    typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    /// How many connections may be open at once; one more is closed at once.
    static let maximumConnections = 32
    /// How many bytes a request may have.
    static let maximumRequestBytes = 16 << 10
    /// How long a connection may last, its request and its answer included.
    private static let timeLimit = Duration.seconds(10)

    private let host: String
    private let port: Int
    private let logger: Logger
    private let answer: @Sendable (Path) async -> Answer
    private let openConnections = Atomic(0)
    private let bound: AsyncStream<Int>
    private let boundContinuation: AsyncStream<Int>.Continuation

    /// Makes a server that does not listen yet.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The port; 0 takes a free one.
    ///   - logger: Where it logs that it listens.
    ///   - answer: Makes the answer of each request.
    package init(
        host: String,
        port: Int,
        logger: Logger,
        answer: @escaping @Sendable (Path) async -> Answer
    ) {
        self.host = host
        self.port = port
        self.logger = logger
        self.answer = answer
        (bound, boundContinuation) = AsyncStream.makeStream()
    }

    /// The port it listens on, as soon as it does; `nil` where it could not. May be asked once.
    package var boundPort: Int? {
        get async { await bound.first { _ in true } }
    }

    /// Listens and answers until the task is cancelled.
    ///
    /// - Throws: What keeps it from listening.
    package func run() async throws {
        defer { boundContinuation.finish() }
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(RequestSizeLimit(maximumBytes: Self.maximumRequestBytes))
                    try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false)
                    return try Connection(wrappingChannelSynchronously: channel)
                }
            }
        let port = server.channel.localAddress?.port ?? port
        logger.info("metrics are served", metadata: ["address": "\(host)", "metrics-port": "\(port)"])
        boundContinuation.yield(port)
        try await server.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections {
                    group.addTask { await self.serve(connection) }
                }
            }
        }
    }

    private func serve(_ connection: Connection) async {
        let count = openConnections.add(1, ordering: .relaxed).newValue
        defer { openConnections.subtract(1, ordering: .relaxed) }
        // A connection's failure is its peer's business; its next one is as good as new.
        try? await connection.executeThenClose { inbound, outbound in
            guard count <= Self.maximumConnections else { return }
            await withTaskGroup { group in
                group.addTask { try? await self.answerFirst(of: inbound, outbound) }
                group.addTask { try? await Task.sleep(for: Self.timeLimit) }
                await group.next()
                group.cancelAll()
            }
        }
    }

    private func answerFirst(
        of inbound: NIOAsyncChannelInboundStream<HTTPServerRequestPart>,
        _ outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    ) async throws {
        var head: HTTPRequestHead?
        for try await part in inbound {
            if case .head(let received) = part { head = received }
            guard case .end = part, let head else { continue }
            let (response, body) = await respond(to: head)
            var parts: [HTTPServerResponsePart] = [.head(response)]
            if head.method != .HEAD { parts.append(.body(.byteBuffer(ByteBuffer(string: body)))) }
            try await outbound.write(contentsOf: parts + [.end(nil)])
            return
        }
    }

    private func respond(to request: HTTPRequestHead) async -> (HTTPResponseHead, String) {
        let path = request.uri.prefix { $0 != "?" }
        var headers: HTTPHeaders = ["connection": "close", "cache-control": "no-store"]
        let status: HTTPResponseStatus
        let reply: Answer
        if request.method != .GET, request.method != .HEAD {
            (status, reply) = (.methodNotAllowed, Answer(body: "only GET and HEAD are answered here\n"))
            headers.add(name: "allow", value: "GET, HEAD")
        } else if let path = Path(rawValue: String(path)) {
            reply = await answer(path)
            status = reply.isWell ? .ok : .serviceUnavailable
        } else {
            let known = Path.allCases.map(\.rawValue).joined(separator: ", ")
            (status, reply) = (.notFound, Answer(body: "there is only \(known)\n"))
        }
        headers.add(name: "content-type", value: reply.mediaType)
        headers.add(name: "content-length", value: "\(reply.body.utf8.count)")
        return (HTTPResponseHead(version: .http1_1, status: status, headers: headers), reply.body)
    }
}
