import Logging
import NIOCore
import NIOPosix
import NutgrafMetrics
import Testing

@Suite("The monitoring endpoint", .timeLimit(.minutes(2)))
struct ServerTests {
    /// Runs a server that says ready or not, and gives its port.
    private func withServer(ready: Bool = true, _ body: (Int) async throws -> Void) async throws {
        let server = MonitoringServer(
            host: "127.0.0.1",
            port: 0,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { path in
            switch path {
            case .health: MonitoringServer.Answer(body: "ok\n")
            case .readiness: MonitoringServer.Answer(isWell: ready, body: ready ? "ready\n" : "draining\n")
            case .metrics: MonitoringServer.Answer(mediaType: PrometheusText.mediaType, body: "a_total 1\n")
            }
        }
        try await withThrowingTaskGroup { group in
            group.addTask { try await server.run() }
            defer { group.cancelAll() }
            let port = try #require(await server.boundPort)
            try await body(port)
        }
    }

    /// Sends bytes and reads until the server closes.
    private func exchange(_ port: Int, _ request: String) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            // The server may close before all is sent.
            try? await outbound.write(ByteBuffer(string: request))
            var answer = ""
            do {
                for try await bytes in inbound { answer += String(buffer: bytes) }
            } catch is IOError {
                // A reset is an end too.
            }
            return answer
        }
    }

    private func get(_ port: Int, _ path: String, method: String = "GET") async throws -> String {
        try await exchange(port, "\(method) \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
    }

    @Test func threePathsAndNoMore() async throws {
        try await withServer { port in
            let health = try await get(port, "/healthz")
            #expect(health.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(health.hasSuffix("\r\n\r\nok\n"))
            let metrics = try await get(port, "/metrics?x=y")
            #expect(metrics.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(metrics.contains("content-type: text/plain; version=0.0.4; charset=utf-8\r\n"))
            #expect(metrics.contains("content-length: 10\r\n"))
            #expect(metrics.hasSuffix("\r\n\r\na_total 1\n"))
            #expect(try await get(port, "/").hasPrefix("HTTP/1.1 404 "))
            #expect(try await get(port, "/healthz", method: "POST").hasPrefix("HTTP/1.1 405 "))
            let head = try await get(port, "/healthz", method: "HEAD")
            #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(head.hasSuffix("\r\n\r\n"))
        }
    }

    @Test func whatIsNotReadyIs503() async throws {
        try await withServer(ready: false) { port in
            let answer = try await get(port, "/readyz")
            #expect(answer.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
            #expect(answer.hasSuffix("draining\n"))
            #expect(try await get(port, "/healthz").hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test func aRequestThatIsTooLongIsCutOff() async throws {
        try await withServer { port in
            let header = "X-Long: " + String(repeating: "x", count: 64 << 10)
            let many = String(repeating: "A: b\r\n", count: 20_000)
            for headers in [header, many] {
                let answer = try await exchange(port, "GET /healthz HTTP/1.1\r\n\(headers)\r\n\r\n")
                #expect(answer == "" || answer.hasPrefix("HTTP/1.1 400 "), "\(answer)")
            }
            #expect(try await get(port, "/healthz").hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test func garbageIsAnsweredAndTheNextRequestToo() async throws {
        try await withServer { port in
            let answer = try await exchange(port, "\u{16}\u{3}\u{1} this is no HTTP\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 400 "))
            #expect(try await get(port, "/healthz").hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test func moreConnectionsThanAllowedAreClosed() async throws {
        try await withServer { port in
            var open: [any Channel] = []
            defer { for channel in open { channel.close(promise: nil) } }
            for _ in 0..<32 {
                let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .connect(host: "127.0.0.1", port: port).get()
                open.append(channel)
            }
            // Some of the silent ones may not be counted yet; the time limit frees them in the end.
            while true {
                if try await get(port, "/healthz") == "" { break }
            }
            for channel in open { try? await channel.close() }
            open = []
            while true {
                if try await get(port, "/healthz").hasPrefix("HTTP/1.1 200 ") { break }
            }
        }
    }
}
