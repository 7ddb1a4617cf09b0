import NutgrafQueue
import NutgrafTypes
import Testing

/// What is done to many jobs, done to one, whose refusal is thrown.
extension JobQueue {
    func cancel(_ job: JobID, owner: String?) async throws {
        try Self.check(await cancel([job], owner: owner), job)
    }

    func retry(_ job: JobID, owner: String?) async throws {
        try Self.check(await retry([job], owner: owner), job)
    }

    func delete(_ job: JobID, owner: String?) async throws {
        try Self.check(await delete([job], owner: owner), job)
    }

    private static func check(_ outcomes: [JobOutcome], _ job: JobID) throws {
        #expect(outcomes.map(\.job) == [job])
        if let error = outcomes.first?.error { throw error }
    }
}
