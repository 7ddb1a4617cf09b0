import GRDB

extension Database {
    /// Runs a statement that gives no rows, prepared once a connection.
    func run(_ statement: QueueStatement, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: statement.rawValue).execute(arguments: arguments)
    }

    /// The first row that a statement gives.
    func row(_ statement: QueueStatement, _ arguments: StatementArguments) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: statement.rawValue), arguments: arguments)
    }

    /// All rows that a statement gives.
    func rows(_ statement: QueueStatement, _ arguments: StatementArguments = []) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: statement.rawValue), arguments: arguments)
    }

    /// The single number that a statement gives.
    func integer(_ statement: QueueStatement, _ arguments: StatementArguments = []) throws -> Int64? {
        try Int64.fetchOne(cachedStatement(sql: statement.rawValue), arguments: arguments)
    }
}
