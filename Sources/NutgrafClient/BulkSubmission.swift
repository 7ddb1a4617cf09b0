import NutgrafWire
import Synchronization

/// Submits articles side by side: takes them from the input, sends them, and keeps their results to be read.
final class BulkSubmission: Sendable {
    /// Goes through the input and hands every article over; the closure that it is given returns when there is room.
    typealias Reader = @Sendable (_ admit: (Submission) async throws -> Void) async throws -> Void

    private let client: NutgrafClient
    private let readAll: Reader
    private let queue = Mutex<BulkQueue>(BulkQueue(bounds: BulkQueue.Bounds(WireLimits())))
    /// There is room for another article.
    private let room = WakeUp()
    /// There is something to send, or an end.
    private let work = WakeUp()
    /// There is a result, or an end.
    private let news = WakeUp()

    init(client: NutgrafClient, read: @escaping Reader) {
        self.client = client
        readAll = read
    }

    /// The next result; `nil` where there are no more.
    func next() async throws -> SubmissionResult? {
        while true {
            switch queue.withLock({ $0.next() }) {
            case .result(let result):
                room.fire()
                return result
            case .wait: try await news.wait()
            case .end: return nil
            case .failure(let error): throw error
            }
        }
    }

    /// Does all of it; returns when nothing is left to do, or the task is cancelled.
    func run() async {
        do {
            let limits = try await client.limits()
            queue.withLock { $0 = BulkQueue(bounds: BulkQueue.Bounds(limits)) }
        } catch {
            return fail(error)
        }
        await withDiscardingTaskGroup { group in
            group.addTask { await self.readInput() }
            while let items = await self.nextToSend() {
                group.addTask { await self.submit(items) }
            }
            if self.queue.withLock(\.hasFailed) { group.cancelAll() }
        }
    }

    private func readInput() async {
        let end: Result<Void, any Error>
        do {
            try await readAll { submission in
                while !self.queue.withLock(\.hasRoom) { try await self.room.wait() }
                try Task.checkCancellation()
                let (canSend, hasResult) = self.queue.withLock { queue in
                    queue.add(submission)
                    return (queue.canSend, queue.hasResult)
                }
                if canSend { self.work.fire() }
                // An article that the collector would not accept has its result already.
                if hasResult { self.news.fire() }
            }
            end = .success(())
        } catch {
            end = .failure(error)
        }
        queue.withLock { $0.inputEnded(end) }
        work.fire()
        news.fire()
    }

    private func nextToSend() async -> [BulkQueue.Item]? {
        while true {
            switch queue.withLock({ $0.nextToSend() }) {
            case .send(let items): return items
            case .end: return nil
            case .wait:
                do {
                    try await work.wait()
                } catch {
                    fail(error)
                }
            }
        }
    }

    private func submit(_ items: [BulkQueue.Item]) async {
        do {
            try await send(items)
        } catch {
            fail(error)
        }
        queue.withLock { $0.answered() }
        work.fire()
    }

    private func fail(_ error: any Error) {
        queue.withLock { $0.fail(error) }
        work.fire()
        news.fire()
    }

    /// Sends articles until each has its result.
    private func send(_ items: [BulkQueue.Item]) async throws {
        var items = items
        while !items.isEmpty {
            do {
                let request = SubmitRequest(submissions: items.map(\.submission))
                let outcomes = try await client.request(request).outcomes
                guard outcomes.count == items.count else { throw NutgrafClient.miscounted }
                let results = Array(zip(items, outcomes))
                finish(results.filter { $0.1.error?.code != .overloaded })
                let overloaded = results.filter { $0.1.error?.code == .overloaded }
                items = overloaded.map(\.0)
                if let pause = overloaded.compactMap(\.1.error?.pause).max() {
                    try await Task.sleep(for: pause)
                }
            } catch let error as NutgrafError where error.code == .overloaded {
                try await Task.sleep(for: error.pause)
            } catch let error as NutgrafError where error.code == .invalidRequest || error.code == .tooLarge {
                // Something among them is to blame, or all of them together: the others shall not suffer for it.
                guard items.count > 1 else { return finish([(items[0], SubmitOutcome(error: error))]) }
                let half = items.count / 2
                try await send(Array(items[..<half]))
                items.removeFirst(half)
            }
        }
    }

    private func finish(_ results: [(BulkQueue.Item, SubmitOutcome)]) {
        queue.withLock { $0.finished(results) }
        room.fire()
        news.fire()
    }
}
