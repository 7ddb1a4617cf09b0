import Foundation

/// Hosts of a test: a network namespace each, joined to one switch by cables that can be pulled.
///
/// ```
///   host ── eth0 ═════ to-host ── bridge (in the switch's namespace) ── to-other ═════ eth0 ── other
/// ```
///
/// Nothing of it is seen in the namespace that the test runs in, so its addresses meet no others.
final class Network: Sendable {
    /// Why there can be none here; `nil` where there can.
    static let obstacle = findObstacle()

    private let name: String
    private let hosts: [String]

    private init(hosts: [String]) {
        name = "nutgraf-\(UUID().uuidString.prefix(8).lowercased())"
        self.hosts = hosts
    }

    /// Makes a network for the length of `body`; then takes it down, whatever became of the test.
    static func with(_ hosts: [String], _ body: (Network) async throws -> Void) async throws {
        let network = Network(hosts: hosts)
        do {
            try network.build()
            try await body(network)
        } catch {
            network.takeDown()
            throw error
        }
        network.takeDown()
    }

    /// A host's address.
    func address(of host: String) -> String {
        "10.83.0.\((hosts.firstIndex(of: host) ?? hosts.count) + 1)"
    }

    /// What to put before a program and its arguments to run it on a host.
    func prefix(for host: String) -> [String] { [Self.tool, "netns", "exec", namespace(of: host)] }

    /// Pulls a host's cable out of the switch: frames are lost, and nobody is told.
    func pullCable(of host: String) throws {
        try Self.ip("-n", switchNamespace, "link", "set", port(of: host), "down")
    }

    /// Puts a host's cable back.
    func plugCable(of host: String) throws {
        try Self.ip("-n", switchNamespace, "link", "set", port(of: host), "up")
    }

    private var switchNamespace: String { namespace(of: "switch") }
    private func namespace(of host: String) -> String { "\(name)-\(host)" }
    private func port(of host: String) -> String { "to-\(host)" }

    private func build() throws {
        let hub = switchNamespace
        try Self.ip("netns", "add", hub)
        try Self.ip("-n", hub, "link", "add", "bridge", "type", "bridge")
        try Self.ip("-n", hub, "link", "set", "bridge", "up")
        for host in hosts {
            let namespace = namespace(of: host)
            try Self.ip("netns", "add", namespace)
            let cable = ["link", "add", port(of: host), "type", "veth", "peer", "name", "eth0", "netns", namespace]
            try Self.ip(["-n", hub] + cable)
            try Self.ip("-n", hub, "link", "set", port(of: host), "master", "bridge", "up")
            try Self.ip("-n", namespace, "address", "add", "\(address(of: host))/24", "dev", "eth0")
            try Self.ip("-n", namespace, "link", "set", "lo", "up")
            try Self.ip("-n", namespace, "link", "set", "eth0", "up")
        }
    }

    private func takeDown() {
        // A namespace that was not made yet is no loss.
        for host in hosts + ["switch"] { try? Self.ip("netns", "delete", namespace(of: host)) }
    }

    private static let tool =
        ["/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip"].first { FileManager.default.isExecutableFile(atPath: $0) }
        ?? "/usr/sbin/ip"

    private static func ip(_ arguments: String...) throws { try ip(arguments) }

    private static func ip(_ arguments: [String]) throws {
        let process = Process()
        let errors = Pipe()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Trouble("ip \(arguments.joined(separator: " ")): \(message)")
        }
    }

    private static func findObstacle() -> String? {
        guard geteuid() == 0 else { return "only root can make network namespaces" }
        guard FileManager.default.isExecutableFile(atPath: tool) else {
            return "there is no 'ip' here; deploy/packages --test installs it"
        }
        let network = Network(hosts: ["try"])
        defer { network.takeDown() }
        do {
            try network.build()
            // It also mounts /sys, which a container may forbid where it allows all that comes before.
            try ip(network.prefix(for: "try").dropFirst() + ["true"])
            return nil
        } catch {
            return "network namespaces cannot be made here: \(error)"
        }
    }
}
