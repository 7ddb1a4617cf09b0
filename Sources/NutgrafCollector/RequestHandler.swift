import NutgrafCBOR
import NutgrafQueue
import NutgrafTypes
import NutgrafWire

/// Carries requests out on the queue.
struct RequestHandler: Sendable {
    let queue: JobQueue
    let clock: any WallClock
    let limits: WireLimits
    let maximumWait: Duration
    let counters: RequestCounters
    let connections: OpenConnections

    /// An answer that is ready to be sent.
    struct Answer: Sendable {
        /// Its frame.
        var frame: Frame
        /// The leases that it hands out: they are given back if it cannot be sent.
        var leases: [LeaseReference] = []
        /// For how many of its octets room was taken before it was made.
        var takenOctets = 0
    }

    /// Carries one request out that is answered at once, whatever happens on the connection meanwhile.
    ///
    /// - Parameters:
    ///   - request: The request; any but a watch, which tells more than its answer.
    ///   - peer: Who asks.
    ///   - isDraining: Tells whether the collector stops.
    /// - Throws: ``NutgrafError`` for the peer; `CancellationError` where the request was called off.
    func answer(_ request: Frame, from peer: Peer, isDraining: () -> Bool) async throws -> Answer {
        switch request.kind {
        case .ping:
            _ = try MessageCoder.decode(Ping.self, from: request.payload)
            return try answer(request, Pong(time: clock.now()))
        case .submit:
            return try answer(request, await submit(read(request), from: peer))
        case .status:
            return try answer(request, await status(read(request), for: peer))
        case .result:
            return try answer(request, await result(read(request), for: peer))
        case .history:
            return try answer(request, await history(read(request), for: peer))
        case .list:
            return try answer(request, await list(read(request), for: peer))
        case .callOff:
            return try answer(request, await callOff(read(request), for: peer))
        case .retry:
            return try answer(request, await retry(read(request), for: peer))
        case .delete:
            return try answer(request, await delete(read(request), for: peer))
        case .statistics:
            _ = try MessageCoder.decode(StatisticsRequest.self, from: request.payload)
            return try answer(request, await statistics())
        case .lease:
            return try await answer(request, leases: lease(read(request), to: peer))
        case .extend:
            let outcomes = try await extend(read(request)).outcomes
            return try answer(request, ExtendResponse(outcomes: outcomes, draining: isDraining() ? true : nil))
        case .finish:
            return try answer(request, await finish(read(request)))
        case .fail:
            return try answer(request, await fail(read(request)))
        case .release:
            return try answer(request, await release(read(request)))
        default:
            throw NutgrafError(.unknownKind, "messages of kind \(request.kind) are not known here")
        }
    }

    func read<Message: Request>(_ request: Frame) throws(NutgrafError) -> Message {
        try MessageCoder.decode(Message.self, from: request.payload, listingAtMost: limits.batch)
    }

    /// Makes an answer's frame.
    ///
    /// - Throws: ``NutgrafError`` with `too-large` where the frame is longer than the peer was told to expect.
    func answer(_ request: Frame, _ content: some Encodable) throws(NutgrafError) -> Answer {
        let frame = try Frame(answer: content, to: request.kind, requestID: request.requestID)
        let length = Frame.headerOctets + frame.payload.readableBytes
        guard length <= limits.frame else {
            throw NutgrafError(
                .tooLarge,
                "the answer's length is \(length), and a frame's is \(limits.frame) at most; ask for less at once"
            )
        }
        return Answer(frame: frame)
    }

    /// Refuses a list without items or with too many.
    func checkCount(_ count: Int) throws(NutgrafError) {
        guard (1...limits.batch).contains(count) else {
            throw NutgrafError(.invalidRequest, "a request lists \(count) items, not 1 to \(limits.batch)")
        }
    }

    /// How long a request may wait that asks for so many milliseconds.
    func wait(_ milliseconds: Int64) -> Duration {
        min(max(.milliseconds(milliseconds), .zero), maximumWait)
    }

    /// What a request's items became, as the peer is told; errors are counted.
    func outcomes<Item>(
        of items: [Item],
        _ operation: ([Item]) async throws -> [JobOutcome]
    ) async throws -> JobOutcomes {
        try checkCount(items.count)
        let outcomes = try await operation(items)
        return JobOutcomes(
            outcomes: outcomes.map { outcome in
                let error = outcome.error?.forPeers
                if let error { counters.refused(error.code) }
                return JobOutcome(job: outcome.job, error: error)
            }
        )
    }

    private func statistics() async throws -> CollectorStatistics {
        var statistics = try await queue.statistics()
        statistics.connections = connections.count
        statistics.refusals = counters.refusals
        return statistics
    }
}
