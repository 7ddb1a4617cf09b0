import Foundation
import GRDB
import NutgrafTypes

extension Row {
    /// The bytes of a column that holds a blob; none where it is NULL.
    func bytes(_ column: Int) throws -> [UInt8] {
        try withUnsafeData(atIndex: column) { data in data.map { [UInt8]($0) } ?? [] }
    }

    /// The moment that a column holds.
    func time(_ column: Int) -> Timestamp {
        Timestamp(milliseconds: self[column])
    }

    /// The moment that a column holds, where it holds one.
    func optionalTime(_ column: Int) -> Timestamp? {
        (self[column] as Int64?).map { Timestamp(milliseconds: $0) }
    }

    /// The value of an enumeration whose name a column holds.
    ///
    /// - Throws: ``NutgrafError`` where the name is none of them: the file is damaged.
    func named<Value: RawRepresentable<String>>(_ column: Int) throws -> Value {
        let name: String = self[column]
        guard let value = Value(rawValue: name) else {
            throw NutgrafError(.database, "the database holds the unknown \(Value.self) \"\(name)\"")
        }
        return value
    }

    /// The job id that a column holds.
    ///
    /// - Throws: ``NutgrafError`` where it is not 16 bytes: the file is damaged.
    func jobID(_ column: Int) throws -> JobID {
        let octets = try bytes(column)
        guard octets.count == 16 else {
            throw NutgrafError(.database, "the database holds a job id of \(octets.count) bytes")
        }
        let words = stride(from: 0, to: 16, by: 8).map { start in
            octets[start..<start + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        return JobID(high: words[0], low: words[1])
    }
}

extension JobID {
    /// The 16 octets as the database keeps them.
    var blob: Data {
        var data = Data(capacity: 16)
        for word in [high, low] {
            withUnsafeBytes(of: word.bigEndian) { data.append(contentsOf: $0) }
        }
        return data
    }
}
