import NutgrafWire

extension NutgrafClient {
    /// How many changes of a watch are kept for its reader where nothing else is said.
    public static let defaultWatchLimit = 256

    /// Tells of each change of some jobs as it happens.
    ///
    /// ```swift
    /// for try await change in client.watch([job]) { print(change.state, change.cause) }
    /// ```
    ///
    /// It goes on by itself after a lost connection, a drain or a restart of the collector, without a gap and without
    /// telling anything twice; a collector that is overloaded is asked again after the time that it says. The changes of a reader that is slow wait at the collector and hold up nobody else.
    /// Leaving the loop, and cancelling its task, end the watch at the collector too.
    ///
    /// - Parameters:
    ///   - jobs: The jobs, as many as the collector accepts in one request (256 by default). For more of them, watch
    ///     all of the owner's, and begin before the first is submitted.
    ///   - after: The ``JobChange/cursor`` behind which to begin, to go on with an earlier watch; by default it begins
    ///     with the first change of the jobs.
    ///   - limit: How many changes may wait in memory for the reader, from 1 to what the collector allows (4,096 by
    ///     default), and no more than that; 256 by default.
    /// - Returns: Their changes in the order in which they happened. The sequence ends when all the jobs have ended.
    ///   It throws ``NutgrafError`` with `cursor-expired` where `after` lies ahead of all changes, such as one of another
    ///   collector, `invalid-request` where there are too many jobs or `limit` is none, `unavailable` where no connection can be
    ///   made within ``NutgrafClientConfiguration/unavailableAfter``, and others as every request; or
    ///   `CancellationError` where the task is cancelled.
    public func watch(_ jobs: [JobID], after: Int64? = nil, limit: Int = defaultWatchLimit) -> JobChanges {
        JobChanges(client: self, jobs: jobs, after: after, limit: limit)
    }

    /// Tells of each change of all the owner's jobs as it happens, also of those that are submitted later.
    ///
    /// As ``watch(_:after:limit:)``, but it does not end by itself, and without `after` it begins with the next change
    /// that happens after the collector has heard of it. To be sure that it has, before anything is submitted:
    ///
    /// ```swift
    /// var changes = client.watch().makeAsyncIterator()
    /// try await changes.begin()
    /// let job = try await client.submit(article)
    /// while let change = try await changes.next() { print(change.job, change.cause) }
    /// ```
    ///
    /// From there on, a lost connection, a drain or a restart leaves no gap. Where the program itself may stop, keep
    /// ``JobChanges/Iterator/cursor`` and go on with it as `after`.
    ///
    /// A watch takes one of the places for requests that the collector gives a connection (64 by default), and of those
    /// one is always kept free of watches: further ones wait until others end.
    ///
    /// - Parameters:
    ///   - after: The ``JobChange/cursor`` behind which to begin, to go on with an earlier watch.
    ///   - limit: How many changes may wait in memory for the reader, from 1 to what the collector allows (4,096 by
    ///     default), and no more than that; 256 by default.
    /// - Returns: The changes in the order in which they happened. The sequence throws as that of
    ///   ``watch(_:after:limit:)``, and `cursor-expired` also where changes behind `after` are not kept any more.
    public func watch(after: Int64? = nil, limit: Int = defaultWatchLimit) -> JobChanges {
        JobChanges(client: self, jobs: nil, after: after, limit: limit)
    }

    /// Makes a watch request, which lasts until it is answered or let go.
    func begin(_ request: WatchRequest) throws(NutgrafError) -> WatchHandle {
        let payload = try MessageCoder.encode(request)
        let buffer = ChangeBuffer(limit: request.limit, after: request.after)
        let (ticket, resumption) = table.withLock { table in
            let ticket = table.makeTicket()
            let resumption = table.add(
                ticket,
                kind: WatchRequest.kind,
                payload: payload,
                isIdempotent: true,
                recipient: .watch(buffer)
            )
            return (ticket, resumption)
        }
        resumption()
        wakeWriter()
        return WatchHandle(client: self, ticket: ticket, buffer: buffer)
    }
}
