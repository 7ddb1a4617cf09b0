import NutgrafClient
import NutgrafWire
import Testing

/// What a bulk submission keeps, event by event.
@Suite(.timeLimit(.minutes(5))) struct BulkQueueTests {
    private func queue(_ limits: WireLimits = WireLimits()) -> BulkQueue {
        BulkQueue(bounds: BulkQueue.Bounds(limits))
    }

    private func submission(_ number: Int, bytes: Int = 10) -> Submission {
        Submission(key: "\(number)", article: Article(text: String(repeating: "x", count: bytes)))
    }

    /// The next batch, or nothing where there is none to send now.
    private func batch(_ queue: inout BulkQueue) -> [BulkQueue.Item]? {
        guard case .send(let items) = queue.nextToSend() else { return nil }
        return items
    }

    private func finish(_ items: [BulkQueue.Item], in queue: inout BulkQueue) {
        queue.finished(items.map { ($0, SubmitOutcome(job: JobID(high: 0, low: UInt64($0.index)), repeated: false)) })
        queue.answered()
    }

    private func result(_ queue: inout BulkQueue) -> SubmissionResult? {
        guard case .result(let result) = queue.next() else { return nil }
        return result
    }

    @Test func whatIsThereTravelsTogether() {
        var queue = queue(WireLimits(batch: 3))
        #expect(batch(&queue) == nil)
        for number in 0..<7 { queue.add(submission(number)) }
        #expect(batch(&queue)?.map(\.index) == [0, 1, 2])
        #expect(batch(&queue)?.map(\.index) == [3, 4, 5])
        #expect(batch(&queue)?.map(\.index) == [6])
        #expect(batch(&queue) == nil)
    }

    @Test func requestsAreFewAndLeaveRoomForOthers() {
        for (limit, requests) in [(64, 8), (8, 4), (2, 1), (1, 1)] {
            var queue = queue(WireLimits(inFlight: limit, batch: 1))
            for number in 0..<20 { queue.add(submission(number)) }
            for _ in 0..<requests { #expect(batch(&queue)?.count == 1) }
            #expect(!queue.canSend)
            #expect(batch(&queue) == nil)
            queue.answered()
            #expect(batch(&queue)?.count == 1)
        }
    }

    @Test func requestsHaveABoundInOctets() {
        var queue = queue()
        for number in 0..<3 { queue.add(submission(number, bytes: 400_000)) }
        queue.add(submission(3, bytes: 3 << 20))
        queue.add(submission(4))
        #expect(batch(&queue)?.map(\.index) == [0, 1])
        #expect(batch(&queue)?.map(\.index) == [2])
        // One that is longer than the bound goes alone.
        #expect(batch(&queue)?.map(\.index) == [3])
        #expect(batch(&queue)?.map(\.index) == [4])
    }

    @Test func anEstimateIsNeverLessThanTheTruth() throws {
        let article = Article(
            text: "text",
            title: String(repeating: "t", count: 300),
            source: "s",
            byline: "b",
            url: "u",
            language: "l",
            published: "p",
            mediaType: "m",
            id: "i"
        )
        let time = Timestamp(milliseconds: .max)
        let submissions = (0..<100).map { Submission(key: "\($0)", article: article, priority: 9, notBefore: time) }
        let octets = try MessageCoder.encode(SubmitRequest(submissions: submissions)).readableBytes
        // So many of them as fill a frame of the least length fit it.
        let limits = WireLimits(frame: Frame.maximumHelloLength)
        var queue = queue(limits)
        for submission in submissions { queue.add(submission) }
        let items = try #require(batch(&queue))
        #expect(items.count * octets / submissions.count + Frame.headerOctets <= limits.frame)
        #expect(items.count > 10)
    }

    @Test func theInputWaitsForTheReaderOfResults() {
        var queue = queue(WireLimits(batch: 2))
        for number in 0..<8 {
            #expect(queue.hasRoom)
            queue.add(submission(number))
        }
        #expect(!queue.hasRoom)
        while let items = batch(&queue) { finish(items, in: &queue) }
        // They are stored, but their results are not read.
        #expect(!queue.hasRoom)
        #expect(result(&queue)?.index == 0)
        #expect(queue.hasRoom)
    }

    @Test func theInputWaitsForOctets() {
        var queue = queue()
        for number in 0..<3 {
            #expect(queue.hasRoom)
            queue.add(submission(number, bytes: 6 << 20))
        }
        #expect(!queue.hasRoom)
        if let items = batch(&queue) { finish(items, in: &queue) }
        #expect(queue.hasRoom)
    }

    @Test func aTextThatIsTooLongIsRefusedAlone() {
        var queue = queue(WireLimits(text: 9))
        queue.add(submission(0, bytes: 10))
        #expect(queue.hasResult)
        queue.add(submission(1, bytes: 9))
        let refused = result(&queue)
        #expect(refused?.index == 0)
        #expect(refused?.key == "0")
        #expect(throws: NutgrafError.self) { try refused?.job.get() }
        #expect(batch(&queue)?.map(\.index) == [1])
    }

    @Test func anErrorOfTheInputComesAfterTheResults() {
        struct Broken: Error {}
        var queue = queue()
        queue.add(submission(0))
        queue.inputEnded(.failure(Broken()))
        guard case .wait = queue.next() else {
            Issue.record("it did not wait")
            return
        }
        if let items = batch(&queue) { finish(items, in: &queue) }
        guard case .end = queue.nextToSend() else {
            Issue.record("there is more to send")
            return
        }
        #expect(result(&queue)?.index == 0)
        guard case .failure(let error) = queue.next() else {
            Issue.record("no error")
            return
        }
        #expect(error is Broken)
    }

    @Test func aFailureEndsEverythingButLeavesTheResults() {
        var queue = queue(WireLimits(batch: 1))
        for number in 0..<3 { queue.add(submission(number)) }
        if let items = batch(&queue) { finish(items, in: &queue) }
        queue.fail(NutgrafError(.unavailable, "gone"))
        queue.fail(CancellationError())
        guard case .end = queue.nextToSend() else {
            Issue.record("there is more to send")
            return
        }
        #expect(result(&queue)?.index == 0)
        guard case .failure(let error) = queue.next() else {
            Issue.record("no error")
            return
        }
        #expect((error as? NutgrafError)?.code == .unavailable)
    }

    @Test func anEmptyInputEnds() {
        var queue = queue()
        queue.inputEnded(.success(()))
        guard case .end = queue.nextToSend(), case .end = queue.next() else {
            Issue.record("it goes on")
            return
        }
    }
}
