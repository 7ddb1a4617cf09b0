import NutgrafCollector
import NutgrafMetrics
import NutgrafQueue
import NutgrafTypes

/// What a monitoring system is told of a collector.
final class CollectorMonitor: Sendable {
    /// How long a look at the database counts, since each is a write.
    private static let probeAge = Duration.seconds(5)
    /// How long a database that can be written takes for that at the most.
    private static let probePatience = Duration.seconds(2)

    private let registry: PrometheusRegistry
    private let collector: Collector
    private let queue: JobQueue
    private let certificates: ServerCertificates
    private let probe: SharedProbe

    /// Makes a monitor.
    init(registry: PrometheusRegistry, collector: Collector, queue: JobQueue, certificates: ServerCertificates) {
        self.registry = registry
        self.collector = collector
        self.queue = queue
        self.certificates = certificates
        probe = SharedProbe(
            maximumAge: Self.probeAge,
            patience: Self.probePatience,
            lateFault: "the database has not been written for \(Self.probePatience)"
        ) {
            do {
                try await queue.probe()
                return nil
            } catch {
                // The reason is in the log; whoever may ask here need not know it.
                return "the database cannot be written"
            }
        }
    }

    /// Looks at the database whenever somebody asks for it, until the task is cancelled.
    func run() async { await probe.run() }

    /// Answers what was asked.
    func answer(_ path: MonitoringServer.Path) async -> MonitoringServer.Answer {
        switch path {
        case .health:
            return MonitoringServer.Answer(body: "ok\n")
        case .readiness:
            let fault = await readinessFault()
            return MonitoringServer.Answer(isWell: fault == nil, body: (fault ?? "ready") + "\n")
        case .metrics:
            let families = registry.families + certificates.families + (await queueFamilies())
            return MonitoringServer.Answer(
                mediaType: PrometheusText.mediaType,
                body: PrometheusText.text(of: families)
            )
        }
    }

    /// Why the collector cannot do its work now; `nil` where it can.
    private func readinessFault() async -> String? {
        let stage = collector.stage
        guard stage == .listening else { return stage.rawValue }
        return await probe.fault()
    }

    private func queueFamilies() async -> [MetricFamily] {
        let counters = CollectorMetrics.families(of: queue.counters)
        guard let statistics = try? await queue.statistics(), let ages = try? await queue.ages() else {
            return counters + [CollectorMetrics.statisticsUp(false)]
        }
        return counters + CollectorMetrics.families(of: statistics)
            + [CollectorMetrics.family(of: ages), CollectorMetrics.statisticsUp(true)]
    }
}
