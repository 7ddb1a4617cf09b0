import Logging

/// Gives `body` a client whose connection lasts as long as `body` runs.
///
/// ```swift
/// let analysis = try await withNutgrafClient(configuration) { client in
///     let job = try await client.submit(Article(text: story))
///     _ = try await client.wait(for: job)
///     return try await client.result(of: job)
/// }
/// ```
///
/// - Parameters:
///   - configuration: How to reach the collector.
///   - logger: Where connections and their losses are logged; nowhere by default.
///   - isolation: Where `body` runs: where the caller does.
///   - body: What to do with the client.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws; ``NutgrafError`` with `configuration` where the client cannot be made.
public func withNutgrafClient<Output: Sendable>(
    _ configuration: NutgrafClientConfiguration,
    logger: Logger = Logger(label: "nutgraf.client") { _ in SwiftLogNoOpLogHandler() },
    isolation: isolated (any Actor)? = #isolation,
    _ body: (NutgrafClient) async throws -> Output
) async throws -> Output {
    let client = try NutgrafClient(configuration, logger: logger)
    return try await withThrowingTaskGroup { group in
        // A permanent error ends `run()` and fails every request with the same error, so `body` meets it.
        group.addTask { _ = try? await client.run() }
        defer { group.cancelAll() }
        return try await body(client)
    }
}
