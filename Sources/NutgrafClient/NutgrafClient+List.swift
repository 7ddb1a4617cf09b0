import NutgrafWire

extension NutgrafClient {
    /// How many jobs a page of a list holds where nothing else is said.
    public static let defaultPageSize = 100

    /// Lists jobs, the latest submission first, and fetches page after page as the loop goes on.
    ///
    /// Jobs that are submitted meanwhile are not in it, and hide or double none of the others. A job that changes
    /// meanwhile is listed as it is when its page is fetched; where the filter names states, it may be missing, or be
    /// there again.
    ///
    /// - Parameters:
    ///   - filter: Which jobs are wanted; all of the owner's by default.
    ///   - pageSize: How many to fetch at once, from 1; 100 by default. The collector may give fewer.
    /// - Returns: Their statuses. The sequence throws ``NutgrafError`` with `invalid-request` where the filter or the
    ///   page size is none, and others as every request, or `CancellationError` where the task is cancelled.
    public func list(_ filter: JobFilter = JobFilter(), pageSize: Int = defaultPageSize) -> JobList {
        JobList(client: self, filter: filter, pageSize: pageSize)
    }

    /// Fetches one page of a list of jobs, the latest submission first.
    ///
    /// - Parameters:
    ///   - filter: Which jobs are wanted; all of the owner's by default. The same for every page of a list.
    ///   - limit: How many at most, from 1; 100 by default. The collector may give fewer, although there are more.
    ///   - after: The `next` of the page before; the first page by default.
    /// - Returns: The jobs, and where the next page begins.
    /// - Throws: ``NutgrafError`` with `invalid-request` where an argument is none, and others as every request, or
    ///   `CancellationError` where the task is cancelled.
    public func page(
        of filter: JobFilter = JobFilter(),
        limit: Int = defaultPageSize,
        after: String? = nil
    ) async throws -> JobPage {
        let limit = min(limit, try await limits().page)
        return try await request(ListRequest(filter: filter.isEmpty ? nil : filter, limit: limit, after: after))
    }
}

extension JobFilter {
    fileprivate var isEmpty: Bool { self == JobFilter() }
}
