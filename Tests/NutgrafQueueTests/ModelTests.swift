import Foundation
import GRDB
import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("The queue and its model", .timeLimit(.minutes(5)))
struct ModelTests {
    private static let sequences = 10_000
    private static let lanes = 4

    /// Every run has another seed; `NUTGRAF_QUEUE_SEED` gives an earlier run's again.
    private static let seed: UInt64 = {
        let given = ProcessInfo.processInfo.environment["NUTGRAF_QUEUE_SEED"].flatMap { UInt64($0) }
        let seed = given ?? UInt64.random(in: 0...UInt64(UInt32.max))
        print("NUTGRAF_QUEUE_SEED=\(seed)")
        return seed
    }()

    @Test("10,000 random sequences of operations do what a simple model says", arguments: 0..<lanes)
    func randomSequences(lane: Int) async throws {
        var settings = QueueSettings()
        settings.maximumAttempts = 3
        settings.maximumResultBytes = 32
        settings.priorityAgeing = .seconds(5)
        settings.backoffCap = .seconds(5)
        settings.retainDone = .seconds(30)
        settings.retainDead = .seconds(60)
        let laneSeed = Self.seed &+ UInt64(lane) << 32
        let fixture = try QueueFixture(settings: settings, seed: laneSeed)
        let eraser = try DatabaseQueue(path: fixture.folder.database)
        for number in 0..<Self.sequences / Self.lanes {
            let seed = laneSeed &+ UInt64(number)
            var run = ModelRun(queue: fixture.queue, clock: fixture.clock, seed: seed)
            do {
                try await run.run()
            } catch {
                Issue.record("NUTGRAF_QUEUE_SEED=\(Self.seed), sequence \(number) of lane \(lane): \(error)")
                return
            }
            try await eraser.write { try $0.execute(sql: "DELETE FROM job; DELETE FROM done_count") }
        }
    }
}
