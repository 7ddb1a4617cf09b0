import Foundation
import Synchronization

/// Ports for programs that give theirs up and take it again, or that are told of it before they have it.
///
/// The system gives out ports from 32768 on, so no other test gets one of these meanwhile.
enum FixedPort {
    private static let range = 10_000..<32_000
    // Not always the first: other test runs on this machine take ports as well.
    private static let last = Mutex(Int.random(in: range))

    /// A port of 127.0.0.1 that nobody listens on, another one each time.
    ///
    /// - Throws: ``Trouble`` where there is none.
    static func next() throws -> Int {
        try last.withLock { last in
            for _ in range {
                last = last + 1 < range.upperBound ? last + 1 : range.lowerBound
                if try isFree(last) { return last }
            }
            throw Trouble("no port from \(range.lowerBound) to \(range.upperBound - 1) is free")
        }
    }

    private static func isFree(_ port: Int) throws -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Trouble("no socket can be made: \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
