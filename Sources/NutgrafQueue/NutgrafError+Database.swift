import GRDB
import NutgrafTypes

extension NutgrafError {
    /// An error of SQLite's in Nutgraf's terms, without what was bound to the statement or read by it,
    /// which may be a story.
    init(database error: any Error) {
        switch error {
        case let error as NutgrafError:
            self = error
        case let error as DatabaseError:
            let reason = error.message ?? "no reason given"
            self.init(
                .database,
                "the database refused: \(reason) (SQLite \(error.extendedResultCode.rawValue))"
            )
        default:
            self.init(.database, "the database could not be used: \(type(of: error))")
        }
    }
}
