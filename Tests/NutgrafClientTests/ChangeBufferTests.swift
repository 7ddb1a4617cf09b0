import NIOCore
import NutgrafClient
import NutgrafWire
import Testing

/// What a watch keeps for its reader, whatever the collector sends.
@Suite(.timeLimit(.minutes(5))) struct ChangeBufferTests {
    private func frame(_ cursors: [Int64], cursor: Int64? = nil, worker: String? = nil) throws -> ByteBuffer {
        let changes = cursors.map { JobChange.test($0, worker: worker) }
        return try MessageCoder.encode(WatchedChanges(changes: changes, cursor: cursor ?? cursors.last ?? 0))
    }

    @Test func changesComeOutInOrderAndThenTheEnd() async throws {
        let buffer = ChangeBuffer(limit: 3, after: 4)
        try buffer.push(frame([5, 7]))
        try buffer.push(frame([], cursor: 9))
        try buffer.push(frame([10]))
        buffer.end(.lost)
        for cursor in [5, 7, 10] as [Int64] {
            guard case .change(let change) = try await buffer.next() else {
                Issue.record("no change")
                return
            }
            #expect(change == .test(cursor))
        }
        guard case .end(.lost, cursor: 10) = try await buffer.next() else {
            Issue.record("no end")
            return
        }
    }

    @Test func aReaderWaitsForWhatComes() async throws {
        let buffer = ChangeBuffer(limit: 1, after: nil)
        async let step = buffer.next()
        await Task.yield()
        try buffer.push(frame([1]))
        guard case .change(let change) = try await step else {
            Issue.record("no change")
            return
        }
        #expect(change.cursor == 1)
    }

    @Test func aCancelledReaderStops() async throws {
        let buffer = ChangeBuffer(limit: 1, after: nil)
        let reader = Task { try await buffer.next() }
        reader.cancel()
        await #expect(throws: CancellationError.self) { _ = try await reader.value }
    }

    @Test func moreThanWasAskedForBreaksTheProtocol() throws {
        let buffer = ChangeBuffer(limit: 2, after: nil)
        try buffer.push(frame([1, 2]))
        // Where only the cursor has moved on, nothing is kept.
        for cursor in 3..<1000 { try buffer.push(frame([], cursor: Int64(cursor))) }
        expectViolation { try buffer.push(frame([1000])) }
        expectViolation { try ChangeBuffer(limit: 0, after: nil).push(frame([1])) }
    }

    @Test func cursorsMustGrow() throws {
        for cursors in [[5], [4], [6, 6], [7, 6]] as [[Int64]] {
            expectViolation { try ChangeBuffer(limit: 9, after: 5).push(frame(cursors, cursor: 9)) }
        }
        expectViolation { try ChangeBuffer(limit: 9, after: 5).push(frame([6, 7], cursor: 6)) }
        expectViolation { try ChangeBuffer(limit: 9, after: 5).push(frame([], cursor: 4)) }
        let buffer = ChangeBuffer(limit: 9, after: nil)
        try buffer.push(frame([3], cursor: 8))
        expectViolation { try buffer.push(frame([8])) }
    }

    @Test func whatIsNoListOfChangesBreaksTheProtocol() throws {
        for octets in [[0xA0], [0xFF], [0x80], [0xA1, 0x61, 0x61, 0x01], []] as [[UInt8]] {
            expectViolation { try ChangeBuffer(limit: 9, after: nil).push(ByteBuffer(bytes: octets)) }
        }
    }

    @Test func changesAreSmall() throws {
        let buffer = ChangeBuffer(limit: 9, after: nil)
        try buffer.push(frame([1], worker: String(repeating: "w", count: 128)))
        expectViolation { try buffer.push(frame([2], worker: String(repeating: "w", count: 3000))) }
    }

    private func expectViolation(sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void) {
        let error = #expect(throws: NutgrafError.self, sourceLocation: sourceLocation) { try body() }
        #expect(error?.code == .protocolViolation, sourceLocation: sourceLocation)
    }
}

extension JobChange {
    /// A change that differs from others in its cursor.
    static func test(_ cursor: Int64, worker: String? = nil) -> JobChange {
        JobChange(
            cursor: cursor,
            job: JobID(high: 1, low: 1),
            time: Timestamp(milliseconds: 0),
            state: .queued,
            cause: .submitted,
            worker: worker
        )
    }
}
