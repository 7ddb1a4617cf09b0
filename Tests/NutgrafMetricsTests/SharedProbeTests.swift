import NutgrafMetrics
import Synchronization
import Testing

@Suite("A probe that many share", .timeLimit(.minutes(2)))
struct SharedProbeTests {
    private final class Looks: Sendable {
        let count = Atomic(0)
    }

    /// Runs a probe whose looks end when the gate lets them, with the fault that it gives.
    private func withProbe(
        maximumAge: Duration,
        patience: Duration,
        _ body: (SharedProbe, Looks, AsyncStream<String?>.Continuation) async throws -> Void
    ) async throws {
        let looks = Looks()
        let (gate, opener) = AsyncStream<String?>.makeStream()
        let probe = SharedProbe(maximumAge: maximumAge, patience: patience, lateFault: "late") {
            looks.count.add(1, ordering: .relaxed)
            for await fault in gate { return fault }
            return "ended"
        }
        try await withThrowingTaskGroup { group in
            group.addTask { await probe.run() }
            defer { group.cancelAll() }
            try await body(probe, looks, opener)
        }
    }

    @Test("All who ask meanwhile are told what one look finds")
    func shared() async throws {
        try await withProbe(maximumAge: .seconds(3600), patience: .seconds(3600)) { probe, looks, opener in
            let answers = try await withThrowingTaskGroup { group in
                for _ in 0..<20 { group.addTask { await probe.fault() } }
                while looks.count.load(ordering: .relaxed) == 0 { await Task.yield() }
                opener.yield("broken")
                return try await group.reduce(into: [String?]()) { $0.append($1) }
            }
            #expect(answers == Array(repeating: "broken", count: 20))
            #expect(await probe.fault() == "broken")
            #expect(looks.count.load(ordering: .relaxed) == 1)
        }
    }

    @Test("Nobody waits for a look that hangs, and none is begun beside it")
    func hanging() async throws {
        try await withProbe(maximumAge: .seconds(3600), patience: .zero) { probe, looks, opener in
            for _ in 0..<20 { #expect(await probe.fault() == "late") }
            while looks.count.load(ordering: .relaxed) == 0 { await Task.yield() }
            #expect(await probe.fault() == "late")
            #expect(looks.count.load(ordering: .relaxed) == 1)
            opener.yield(nil)
            while await probe.fault() != nil { await Task.yield() }
            #expect(looks.count.load(ordering: .relaxed) == 1)
        }
    }

    @Test("Who has waited for a hanging look is answered too, and what is too old is looked at anew")
    func lateAndOld() async throws {
        try await withProbe(maximumAge: .zero, patience: .milliseconds(1)) { probe, looks, opener in
            #expect(await probe.fault() == "late")
            opener.yield(nil)
            while looks.count.load(ordering: .relaxed) < 2 {
                _ = await probe.fault()
                opener.yield(nil)
            }
        }
    }
}
