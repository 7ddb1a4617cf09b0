extension Setting {
    /// The programs that know the setting.
    package var programs: Set<Program> {
        switch self {
        case .data, .listen, .clientCA, .metrics, .maxConnections, .maxHandshakes, .maxHeldMiB, .maxInFlight,
            .maxTextMiB, .maxFrameMiB, .handshakeSeconds, .idleSeconds, .writeSeconds, .keepDoneDays, .keepDeadDays:
            [.collector]
        case .collector, .caFile, .tokenFile, .certificateFile, .keyFile: [.worker, .client]
        case .queue, .threads, .name, .articleSeconds: [.worker]
        case .maxResultMiB, .leaseSeconds, .attempts, .retryBaseSeconds, .retryCapSeconds, .drainSeconds, .logLevel:
            [.collector, .worker]
        }
    }

    /// The settings of a program, in the order of their declaration.
    package static func all(of program: Program) -> [Setting] {
        allCases.filter { $0.programs.contains(program) }
    }
}
