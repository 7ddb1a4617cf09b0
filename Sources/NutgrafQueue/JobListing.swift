import GRDB
import NutgrafTypes

/// Finds the jobs of one page of a list, in one snapshot.
///
/// Each state has an index in the order of the list, so a page takes its length from each of them at most.
struct JobListing: Sendable {
    /// How many jobs of an article's id are looked at for one page; a page of few or no jobs may have another behind
    /// it, where the state is rare. They are the owner's alone, so that nobody learns of other owners' jobs.
    static let articlesPerPage = 1000

    /// Which jobs are listed.
    private let states: [JobState]
    private let articleID: String?
    private let owner: String?
    private let earliest: Int64
    /// Behind which place the page begins.
    private let start: ListPosition

    /// Prepares a page.
    ///
    /// - Parameters:
    ///   - owner: Whose jobs; `nil` for the filter's owner's, or everybody's.
    ///   - after: The cursor that the page before has given.
    /// - Throws: ``NutgrafError`` with `invalid-request` where the cursor is none.
    init(_ filter: JobFilter, owner: String?, after: String?) throws(NutgrafError) {
        let wanted = Set(filter.states ?? [])
        states = wanted.isEmpty ? JobState.allCases : JobState.allCases.filter { wanted.contains($0) }
        articleID = filter.articleID
        self.owner = owner ?? filter.owner
        earliest = filter.submittedFrom?.milliseconds ?? .min
        let end = ListPosition(submitted: filter.submittedBefore?.milliseconds ?? .max, number: .min)
        if let after {
            guard let position = ListPosition(after) else {
                throw NutgrafError(
                    .invalidRequest,
                    "the list's cursor \"\(after.truncated(toBytes: 64))\" is none; "
                        + "give the one that the page before has brought, or none"
                )
            }
            start = min(position, end)
        } else {
            start = end
        }
    }

    /// The places of the page's jobs.
    ///
    /// - Parameter limit: How many at most, from 1.
    /// - Returns: The places in order, and where the next page begins; `nil` where there is none.
    func positions(_ db: Database, limit: Int) throws -> (found: [ListPosition], next: ListPosition?) {
        if let articleID { return try positions(of: articleID, db, limit: limit) }
        var found: [ListPosition] = []
        for state in states { found += try positions(in: state, db, limit: limit + 1) }
        found.sort(by: >)
        guard found.count > limit else { return (found, nil) }
        return (Array(found.prefix(limit)), found[limit - 1])
    }

    private func positions(in state: JobState, _ db: Database, limit: Int) throws -> [ListPosition] {
        try rows(
            limit: limit,
            sameMoment: { limit in
                if let owner {
                    try db.rows(.ownedAt, [state.rawValue, start.submitted, start.number, limit, owner])
                } else {
                    try db.rows(.stateAt, [state.rawValue, start.submitted, start.number, limit])
                }
            },
            earlier: { limit in
                if let owner {
                    try db.rows(.ownedBefore, [state.rawValue, start.submitted, earliest, limit, owner])
                } else {
                    try db.rows(.stateBefore, [state.rawValue, start.submitted, earliest, limit])
                }
            }
        ).map(Self.position)
    }

    private func positions(
        of articleID: String,
        _ db: Database,
        limit: Int
    ) throws -> (found: [ListPosition], next: ListPosition?) {
        let rows = try rows(
            limit: Self.articlesPerPage,
            sameMoment: { limit in
                if let owner {
                    try db.rows(.ownedArticleAt, [articleID, start.submitted, start.number, limit, owner])
                } else {
                    try db.rows(.articleAt, [articleID, start.submitted, start.number, limit])
                }
            },
            earlier: { limit in
                if let owner {
                    try db.rows(.ownedArticleBefore, [articleID, start.submitted, earliest, limit, owner])
                } else {
                    try db.rows(.articleBefore, [articleID, start.submitted, earliest, limit])
                }
            }
        )
        let wanted = Set(states)
        var found: [ListPosition] = []
        for row in rows where wanted.contains(try row.named(2)) {
            guard found.count < limit else { return (found, found.last) }
            found.append(Self.position(row))
        }
        return (found, rows.count == Self.articlesPerPage ? rows.last.map(Self.position) : nil)
    }

    private func rows(
        limit: Int,
        sameMoment: (Int) throws -> [Row],
        earlier: (Int) throws -> [Row]
    ) throws -> [Row] {
        guard start.submitted >= earliest else { return [] }
        let rows = try sameMoment(limit)
        return rows.count < limit ? rows + (try earlier(limit - rows.count)) : rows
    }

    private static func position(_ row: Row) -> ListPosition {
        ListPosition(submitted: row[0], number: row[1])
    }
}
