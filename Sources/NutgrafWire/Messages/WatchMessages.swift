import NutgrafTypes

/// Tell of each change of these jobs as it happens.
///
/// The changes come in frames of the kind `changes` with the request's id, in order; the answer ends the watch. A
/// watch that was lost goes on with the cursor of the last of those frames. So that there is one, a watch of all jobs
/// without `after` gets a frame at once, without changes, whose cursor says where it begins.
package struct WatchRequest: Request, Hashable {
    package typealias Response = WatchResponse
    package static var kind: MessageKind { .watch }

    /// The jobs; nothing for all of the owner's.
    package var jobs: [JobID]?
    /// The cursor behind which to begin. Nothing begins with the first change of the jobs that are listed; where none
    /// are, with the next change that happens.
    package var after: Int64?
    /// After how many changes the watch ends at the latest, so that its reader has room for all of them.
    package var limit: Int

    /// Makes a request.
    package init(jobs: [JobID]? = nil, after: Int64? = nil, limit: Int) {
        self.jobs = jobs
        self.after = after
        self.limit = limit
    }
}

/// What has become of jobs that a request watches.
package struct WatchedChanges: Codable, Hashable, Sendable {
    /// The changes, the first first; none where only the cursor has moved on.
    package var changes: [JobChange]
    /// Where to go on: behind the last change that was looked at.
    package var cursor: Int64

    /// Makes a part of a watch.
    package init(changes: [JobChange], cursor: Int64) {
        self.changes = changes
        self.cursor = cursor
    }
}

/// The end of a watch.
package struct WatchResponse: Codable, Hashable, Sendable {
    /// Where to go on: behind the last change that was looked at.
    package var cursor: Int64
    /// Whether all jobs that were listed have ended, so that nothing more will come by itself.
    package var ended: Bool

    /// Makes an answer.
    package init(cursor: Int64, ended: Bool) {
        self.cursor = cursor
        self.ended = ended
    }
}
