import NutgrafTypes

/// Which jobs are there? Answered by a `JobPage`.
package struct ListRequest: Request, Hashable {
    package typealias Response = JobPage
    package static var kind: MessageKind { .list }

    /// Which jobs are wanted; every one where it is nothing.
    package var filter: JobFilter?
    /// How many at most; the collector may give fewer.
    package var limit: Int
    /// Where the page begins: the `next` of the page before; nothing for the first page.
    package var after: String?

    /// Makes a request.
    package init(filter: JobFilter? = nil, limit: Int, after: String? = nil) {
        self.filter = filter
        self.limit = limit
        self.after = after
    }
}
