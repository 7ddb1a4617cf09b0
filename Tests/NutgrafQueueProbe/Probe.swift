import CSyncCounter
import NutgrafCBOR
import NutgrafQueue
import NutgrafTypes

#if canImport(Glibc)
    import Glibc
#endif

/// A process of its own for the queue's tests: counts syncs, and leases against another process.
@main
struct Probe {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch (arguments.first, arguments.dropFirst().first) {
        case ("syncs", let path?): try await countSyncs(path)
        case ("drain", let path?): try await drain(path, worker: arguments.last ?? "")
        default: print("usage: nutgraf-queue-probe syncs FILE | drain FILE WORKER")
        }
    }

    /// Prints how many syncs of the log stand before each acknowledgement, one line each.
    private static func countSyncs(_ path: String) async throws {
        let queue = try JobQueue.open(path: path, as: .collector)
        func count(_ what: String, _ body: () async throws -> Bool) async throws {
            let before = nutgraf_wal_sync_count()
            let isDone = try await body()
            print(what, isDone ? nutgraf_wal_sync_count() - before : -1)
        }
        for number in 0..<20 {
            let submission = Submission(key: "one-\(number)", article: Article(text: "Story \(number)."))
            try await count("submit") {
                try await queue.submit([submission], owner: "desk").first?.job != nil
            }
        }
        let many = (0..<200).map { Submission(key: "many-\($0)", article: Article(text: "Story \($0).")) }
        try await count("submit-200") {
            try await queue.submit(many, owner: "desk").allSatisfy { $0.job != nil }
        }
        var leases: [Lease] = []
        try await count("lease") {
            leases = try await queue.lease(worker: "w", limit: 4)
            return leases.count == 4
        }
        try await count("extend") { try await queue.extend([leases[0].reference]).first?.error == nil }
        let result = EncodedCBOR(bytes: [0xA0])
        let finished = FinishedJob(job: leases[0].job, token: leases[0].token, analysis: result)
        try await count("finish") { try await queue.finish([finished]).first?.error == nil }
        try await count("release") { try await queue.release([leases[1].reference]).first?.error == nil }
        try await queue.close()
    }

    /// Says `ready`, waits for a line, then leases and finishes jobs until there are none, and prints them.
    private static func drain(_ path: String, worker: String) async throws {
        let queue = try JobQueue.open(path: path, as: .worker)
        print("ready")
        fflush(nil)
        _ = readLine()
        while true {
            let leases = try await queue.lease(worker: worker, limit: 3)
            if leases.isEmpty { break }
            for lease in leases { print(lease.job) }
            let finished = leases.map {
                FinishedJob(job: $0.job, token: $0.token, analysis: EncodedCBOR(bytes: [0xA0]))
            }
            for outcome in try await queue.finish(finished) {
                if let error = outcome.error { print("error \(outcome.job) \(error)") }
            }
        }
        try await queue.close()
    }
}
