import NutgrafTypes

extension JobQueue {
    /// How many jobs a page has at most.
    private static let longestPage = 256
    /// How many bytes of failures' texts a page holds before it ends, though more jobs were asked for.
    private static let pageBytes = 1 << 20

    /// A part of the list of jobs, the latest submission first.
    ///
    /// Jobs that are submitted meanwhile change nothing about later pages; each page tells what its jobs are when it
    /// is read. A page may be shorter than asked for, or empty, and yet have another behind it.
    ///
    /// - Parameters:
    ///   - filter: Which jobs; its owner counts for an administrator only.
    ///   - owner: Whose they must be; `nil` for an administrator, who gets anybody's.
    ///   - after: Where the page begins, the `next` of the page before; `nil` for the first page.
    ///   - limit: How many at most, from 1; 256 at most are given.
    /// - Throws: ``NutgrafError`` with `invalid-request` where the cursor or the limit is none.
    package func list(_ filter: JobFilter, owner: String?, after: String?, limit: Int) async throws -> JobPage {
        guard limit > 0 else {
            throw NutgrafError(.invalidRequest, "a page has 1 job at least, this one is to have \(limit)")
        }
        let listing = try JobListing(filter, owner: owner, after: after)
        let length = min(limit, Self.longestPage)
        let now = clock.now()
        return try await read { db in
            let (found, next) = try listing.positions(db, limit: length)
            var page = JobPage(jobs: [], next: next?.description)
            var bytes = 0
            for (index, position) in found.enumerated() {
                guard let row = try db.row(.statusOfNumber, [position.number]),
                    let status = try Self.status(row, nil, now, db)
                else { continue }
                page.jobs.append(status)
                bytes += status.failures.reduce(0) { $0 + $1.message.utf8.count }
                if bytes > Self.pageBytes, index + 1 < found.count {
                    page.next = position.description
                    break
                }
            }
            return page
        }
    }
}
