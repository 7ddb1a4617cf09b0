import NIOCore
import NIOPosix
import NutgrafCollector
import Synchronization

/// Ports for collectors that come back.
enum FixedPort {
    /// What tests of this process were given.
    private static let taken = Mutex<Set<Int>>([])

    /// A port that is free and given to nobody else here, below those that the system gives away, so that nobody takes
    /// it between two collectors.
    ///
    /// - Throws: What binding to the last of a hundred failed with.
    static func reserve() async throws -> Int {
        var failure: any Error = ChannelError.unknownLocalAddress
        for _ in 0..<100 {
            let port = Int.random(in: 20_000..<32_000)
            guard taken.withLock({ $0.insert(port).inserted }) else { continue }
            do {
                let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .bind(host: "127.0.0.1", port: port).get()
                try await channel.close().get()
                return port
            } catch {
                failure = error
            }
        }
        throw failure
    }
}
