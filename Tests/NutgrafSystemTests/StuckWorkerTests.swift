import Foundation
import NutgrafClient
import NutgrafQueue
import Testing

/// A thread cannot be ended from outside, so a worker with an analysis that does not stop ends as a whole.
@Suite(.timeLimit(.minutes(10))) struct StuckWorkerTests {
    @Test("A worker whose analysis hangs gives its other jobs back and ends; another worker does them all")
    func stuck() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            try await site.withClient(port: port) { client in
                let hanging = try await client.submit(Article(text: "Hang on, says the bridge."), priority: 9)
                var others: [JobID] = []
                for number in 0..<5 { others.append(try await client.submit(Article(text: Stories.short(number)))) }

                let probe = try site.workerProbe(lease: .seconds(5), articleLimit: .seconds(1))
                #expect(try await probe.end() == 70)
                #expect(probe.standardError.contains("an analysis does not stop"))
                #expect(try await client.status(of: hanging).state == .running)
                for status in try await client.status(of: others) {
                    #expect(status?.state == .queued)
                    #expect(status?.attempts == 0)
                }

                let worker = try await site.fileWorker()
                for try await (job, status) in client.ends(of: [hanging] + others) {
                    #expect(status?.state == .done)
                    #expect(status?.attempts == (job == hanging ? 2 : 1))
                }
                worker.signal(SIGTERM)
                #expect(try await worker.end() == 0)
            }
        }
    }
}
