import NutgrafTypes

/// Job ids in lines that come piece by piece, such as those of another command at the other end of a pipe.
///
/// It reads nothing itself. A line's first word is an id, or the line is a JSON object with `job`. Empty lines count for
/// nothing, and nor do indented ones, which tell more of the job above them.
package struct JobLines: Sendable {
    /// The longest line, in bytes: one with an analysis of the largest size that a collector stores.
    private static let limit = 64 << 20

    private var rest: [UInt8] = []
    private var number = 0
    private var refusal: NutgrafError?

    /// Whether a line has no id, which the next call of ``take(_:)`` throws; there is no need to read on for that.
    package var hasRefusal: Bool { refusal != nil }

    /// Begins with no line.
    package init() {}

    /// Takes some bytes, or the end where there are none, and hands over the ids of the lines that are whole.
    ///
    /// - Throws: ``NutgrafError`` with `invalid-request` where a line has no id, by its number: at once, or with the
    ///   next call where there are ids before it.
    package mutating func take(_ bytes: [UInt8]) throws(NutgrafError) -> [JobID] {
        if let refusal { throw refusal }
        var jobs: [JobID] = []
        do {
            try take(bytes, &jobs)
        } catch {
            refusal = error
            rest = []
            if jobs.isEmpty { throw error }
        }
        return jobs
    }

    private mutating func take(_ bytes: [UInt8], _ jobs: inout [JobID]) throws(NutgrafError) {
        var pieces = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        let last = pieces.popLast() ?? []
        for piece in pieces {
            let line = rest + piece
            rest = []
            if let job = try id(line) { jobs.append(job) }
        }
        rest += last
        if bytes.isEmpty, !rest.isEmpty {
            let line = rest
            rest = []
            if let job = try id(line) { jobs.append(job) }
        }
        guard rest.count <= Self.limit else { throw Self.refusal("is longer than \(Self.limit >> 20) MiB", number + 1) }
    }

    private mutating func id(_ line: [UInt8]) throws(NutgrafError) -> JobID? {
        number += 1
        let text = String(decoding: line, as: UTF8.self)
        guard text.first?.isWhitespace == false else { return nil }
        guard let job = JobID(line: text) else {
            throw Self.refusal("begins with no job id: \(Columns.cut(text.printable, to: 40))", number)
        }
        return job
    }

    private static func refusal(_ reason: String, _ number: Int) -> NutgrafError {
        NutgrafError(
            .invalidRequest,
            "line \(number) of standard input \(reason); pipe what nutgraf submit or nutgraf list prints"
        )
    }
}
