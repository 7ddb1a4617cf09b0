import CoreMetrics
import NutgrafTypes
import NutgrafWire
import Synchronization

/// Counts what a collector is asked and what it refuses, for its statistics and for metrics.
///
/// The metrics are `nutgraf_requests_total{kind,code}`, `nutgraf_request_duration_seconds{kind}`,
/// `nutgraf_connections`, `nutgraf_connections_refused_total{reason}` and `nutgraf_tls_failures_total`.
package final class RequestCounters: Sendable {
    private struct Label: Hashable {
        var kind: String
        var code: String
    }

    private struct State {
        var refusals: [String: Int] = [:]
        var requests: [Label: Counter] = [:]
        var durations: [String: Timer] = [:]
        var refusedConnections: [String: Counter] = [:]
    }

    private let state = Mutex(State())
    private let factory: any MetricsFactory
    private let connections: Meter
    private let tlsFailures: Counter

    /// Makes counters that stand at nothing.
    ///
    /// - Parameter factory: Where the metrics go.
    package init(factory: any MetricsFactory = MetricsSystem.factory) {
        self.factory = factory
        connections = Meter(label: "nutgraf_connections", factory: factory)
        tlsFailures = Counter(label: "nutgraf_tls_failures_total", factory: factory)
    }

    /// How many requests, parts of requests and connections were refused so far, by the error's code.
    package var refusals: [String: Int] { state.withLock(\.refusals) }

    /// Takes note that a request has its answer.
    ///
    /// - Parameters:
    ///   - kind: What it asked.
    ///   - code: The error that it got; `nil` where it was carried out.
    ///   - duration: How long that took, from the moment it was read.
    func answered(_ kind: MessageKind, code: NutgrafError.Code?, after duration: Duration) {
        // What a peer makes up must not become a metric of its own.
        let kind = MessageKind.requestNames[kind] ?? "unknown"
        let code = code?.rawValue
        let (counter, timer) = state.withLock { state in
            if let code { state.refusals[code, default: 0] += 1 }
            let label = Label(kind: kind, code: code ?? "ok")
            let counter =
                state.requests[label]
                ?? Counter(
                    label: "nutgraf_requests_total",
                    dimensions: [("kind", label.kind), ("code", label.code)],
                    factory: factory
                )
            state.requests[label] = counter
            let timer =
                state.durations[kind]
                ?? Timer(label: "nutgraf_request_duration_seconds", dimensions: [("kind", kind)], factory: factory)
            state.durations[kind] = timer
            return (counter, timer)
        }
        counter.increment()
        let (seconds, attoseconds) = duration.components
        timer.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    /// Takes note that a part of a request, or a whole connection, was refused.
    func refused(_ code: NutgrafError.Code) {
        state.withLock { $0.refusals[code.rawValue, default: 0] += 1 }
    }

    /// Takes note that a connection was refused or ended for a fault of its peer.
    func connectionRefused(_ code: NutgrafError.Code, reason: String) {
        let counter = state.withLock { state in
            state.refusals[code.rawValue, default: 0] += 1
            let counter =
                state.refusedConnections[reason]
                ?? Counter(
                    label: "nutgraf_connections_refused_total",
                    dimensions: [("reason", reason)],
                    factory: factory
                )
            state.refusedConnections[reason] = counter
            return counter
        }
        counter.increment()
    }

    /// Takes note that a connection's TLS handshake, or TLS itself later on, has failed.
    func tlsFailed() {
        tlsFailures.increment()
    }

    /// Takes note of how many connections are open.
    func connectionsAre(_ count: Int) {
        connections.set(count)
    }
}
