import Glibc
import NIOCore
import NIOPosix
import NutgrafProgram

/// Looks whether an address can be listened on.
struct PortCheck {
    let host: String
    let port: Int
    /// The setting that names it.
    let setting: Setting

    func findings() async -> [Finding] {
        do {
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: host, port: port).get()
            try await channel.close()
            return [.ok("port: \(host) port \(port) is free")]
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            return [.ok("port: \(host) port \(port) is in use: by the collector, if it is running")]
        } catch {
            return [
                .wrong(
                    "port: \(host) port \(port) cannot be listened on: \(error)",
                    "give an address of this machine, and a port from 1024 up (\(setting.environmentName))"
                )
            ]
        }
    }
}
