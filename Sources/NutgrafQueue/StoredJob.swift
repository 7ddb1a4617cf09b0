import GRDB
import NutgrafTypes

/// A job's row, without its texts.
struct StoredJob {
    let number: Int64
    let id: JobID
    let state: JobState
    let priority: Int
    let attempts: Int
    let maximumAttempts: Int
    let due: Timestamp
    let deadline: Timestamp?
    let worker: String?
    let token: LeaseToken?
    let owner: String

    /// Reads the columns in the order in which ``QueueStatement/job`` and ``QueueStatement/expired`` give them.
    init(_ row: Row) throws {
        number = row[0]
        id = try row.jobID(1)
        state = try row.named(2)
        priority = row[3]
        attempts = row[4]
        maximumAttempts = row[5]
        due = row.time(6)
        deadline = row.optionalTime(7)
        worker = row[8]
        token = row.hasNull(atIndex: 9) ? nil : LeaseToken(bytes: try row.bytes(9))
        owner = row[10]
    }
}
