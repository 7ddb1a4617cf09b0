import NutgrafClient
import NutgrafCollector
import NutgrafQueue
import NutgrafTLS
import NutgrafTypes
import ServiceLifecycle
import ServiceLifecycleTestKit

/// A collector that runs in this process.
package struct TestCollector: Sendable {
    /// Its folder.
    package let data: TestData
    /// Its queue.
    package let queue: JobQueue
    /// Where it listens.
    package let port: Int
    /// What it has logged.
    package let logs: LogLines

    private let trigger: GracefulShutdownTestTrigger
    private let ended: AsyncStream<Never>

    /// Runs a collector while `body` runs, then ends it.
    static func run<Output: Sendable>(
        _ collector: Collector,
        queue: JobQueue,
        data: TestData,
        logs: LogLines,
        _ body: (TestCollector) async throws -> Output
    ) async throws -> Output {
        try await testGracefulShutdown { trigger in
            let (ended, continuation) = AsyncStream<Never>.makeStream()
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { continuation.finish() }
                    do {
                        try await collector.run()
                    } catch is CancellationError {
                        // The test is over.
                    }
                }
                defer { group.cancelAll() }
                guard let port = await collector.port else {
                    try await group.waitForAll()
                    throw NutgrafError(.internalError, "the collector does not listen")
                }
                return try await body(
                    TestCollector(data: data, queue: queue, port: port, logs: logs, trigger: trigger, ended: ended)
                )
            }
        }
    }

    /// Tells the collector to stop, as SIGTERM does.
    package func stop() {
        trigger.triggerGracefulShutdown()
    }

    /// Waits until the collector's `run()` has returned.
    package func waitUntilEnded() async {
        for await _ in ended {}
    }

    /// Where it listens, by the name or address that the certificate is for.
    package func address(_ host: String = "127.0.0.1") -> CollectorAddress {
        CollectorAddress(host: host, port: port)
    }

    /// Makes a token.
    package func token(_ role: PeerRole, owner: String = "desk") async throws -> BearerToken {
        let token = try BearerToken.random()
        try await queue.addToken(id: token.id, owner: owner, role: role, secretHash: token.secretHash)
        return token
    }

    /// How a client of this role reaches it.
    package func client(_ role: PeerRole = .client, owner: String = "desk") async throws -> NutgrafClientConfiguration {
        NutgrafClientConfiguration(
            collector: address(),
            trust: .certificateAuthority(file: data.folder.authorityCertificate),
            token: try await token(role, owner: owner).text,
            backoffBase: .milliseconds(10),
            backoffCap: .milliseconds(50)
        )
    }

    /// Opens a connection that says nothing by itself.
    package func connect<Output: Sendable>(
        receiveBuffer: Int? = nil,
        _ body: (RawConnection) async throws -> Output
    ) async throws -> Output {
        try await RawConnection.open(
            port: port,
            trust: TLSClientContext(trust: .file(data.folder.authorityCertificate)),
            receiveBuffer: receiveBuffer,
            body
        )
    }

    /// Opens a connection and says hello on it.
    package func connect<Output: Sendable>(
        as role: PeerRole,
        owner: String = "desk",
        _ body: (RawConnection) async throws -> Output
    ) async throws -> Output {
        let token = try await token(role, owner: owner)
        return try await connect { connection in
            _ = try await connection.hello(token)
            return try await body(connection)
        }
    }
}
