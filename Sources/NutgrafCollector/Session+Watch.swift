import NutgrafTypes
import NutgrafWire

extension Session {
    /// How many changes one frame tells of at most: some 10 KiB.
    static let changesPerFrame = 64

    /// Tells of changes as they happen, until the watch ends.
    ///
    /// One frame is on its way at a time; meanwhile the changes wait in the database.
    ///
    /// - Returns: The watch's answer, to be sent behind the last change.
    /// - Throws: ``NutgrafError`` for the peer; `CancellationError` where the watch was called off;
    ///   ``LostConnection``.
    func watch(_ request: Frame, from peer: Peer) async throws -> WatchResponse {
        let watch = try MessageCoder.decode(
            WatchRequest.self,
            from: request.payload,
            listingAtMost: configuration.limits.batch
        )
        guard (1...configuration.limits.watch).contains(watch.limit) else {
            throw NutgrafError(
                .invalidRequest,
                "a watch's limit is \(watch.limit), not 1 to \(configuration.limits.watch)"
            )
        }
        if let jobs = watch.jobs { try handler.checkCount(jobs.count) }
        let (queue, owner, pause) = (handler.queue, peer.scope, handler.maximumWait)
        var left = watch.limit
        var found = try await queue.changes(
            of: watch.jobs,
            owner: owner,
            after: watch.after,
            limit: min(left, Self.changesPerFrame)
        )
        while true {
            // Also without changes: the cursor is news, and the peer learns that the watch is alive.
            try await push(WatchedChanges(changes: found.changes, cursor: found.cursor), of: request)
            left -= found.changes.count
            if left <= 0 || found.ended { return WatchResponse(cursor: found.cursor, ended: found.ended) }
            let (cursor, limit) = (found.cursor, min(left, Self.changesPerFrame))
            // Only the wait is cut short by a call-off: a frame that is half sent has to be sent to its end.
            found = try await state.withCancellation(of: request.requestID) {
                try await queue.waitForChanges(of: watch.jobs, owner: owner, after: cursor, limit: limit, upTo: pause)
            }
        }
    }

    private func push(_ changes: WatchedChanges, of request: Frame) async throws {
        let frame = try Frame(changes, requestID: request.requestID)
        let length = frame.heldOctets
        guard octets.take(length, ofFrameOf: length) else { throw NutgrafError.noRoom }
        defer { octets.giveBack(length) }
        do {
            try await write(frame)
        } catch {
            throw LostConnection(reason: error)
        }
    }
}

/// A write failed, and with it the connection: there is nobody left to be told.
struct LostConnection: Error {
    /// What the write failed with.
    var reason: any Error
}
