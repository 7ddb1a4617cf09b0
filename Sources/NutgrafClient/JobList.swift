import DequeModule
import NutgrafTypes

/// Jobs, the latest submission first, fetched page after page.
///
/// Made by ``NutgrafClient/list(_:pageSize:)``. One page is held at a time.
public struct JobList: AsyncSequence, Sendable {
    let client: NutgrafClient
    let filter: JobFilter
    let pageSize: Int

    /// Makes the sequence's iterator, which begins with the latest job.
    public func makeAsyncIterator() -> Iterator {
        Iterator(list: self)
    }

    /// Fetches the next page whenever the one at hand is used up.
    public struct Iterator: AsyncIteratorProtocol {
        private let list: JobList
        private var jobs: Deque<JobStatus> = []
        private var after: String?
        private var isLast = false

        init(list: JobList) {
            self.list = list
        }

        /// The next job; `nil` after the earliest.
        ///
        /// - Throws: ``NutgrafError``, or `CancellationError` where the task is cancelled.
        public mutating func next() async throws -> JobStatus? {
            while jobs.isEmpty, !isLast {
                let page = try await list.client.page(of: list.filter, limit: list.pageSize, after: after)
                guard page.next == nil || page.next != after else {
                    throw NutgrafError(.protocolViolation, "the collector's pages of a list do not go on")
                }
                jobs = Deque(page.jobs)
                after = page.next
                isLast = page.next == nil
            }
            return jobs.popFirst()
        }
    }
}
