import Dispatch
import NutgrafClient
import NutgrafProgram
import SystemPackage

/// The ids of jobs on a command line, and in standard input as they come there.
struct JobBatches: AsyncSequence {
    private let arguments: [JobArgument]

    init(_ arguments: [JobArgument]) {
        self.arguments = arguments
    }

    func makeAsyncIterator() -> Iterator { Iterator(arguments[...]) }

    /// Hands over batches of at least one id.
    struct Iterator: AsyncIteratorProtocol {
        private static let queue = DispatchQueue(label: "nutgraf.ids")
        private static let chunk = 65_536

        private var arguments: ArraySlice<JobArgument>
        private var lines: JobLines?

        init(_ arguments: ArraySlice<JobArgument>) {
            self.arguments = arguments
        }

        /// The next ids; `nil` at the end.
        ///
        /// - Throws: ``NutgrafError`` with `invalid-request` where a line has no id or standard input cannot be read.
        mutating func next() async throws -> [JobID]? {
            while true {
                if lines != nil {
                    if let jobs = try await nextPiped() { return jobs }
                    continue
                }
                var jobs: [JobID] = []
                while case .job(let job)? = arguments.first {
                    jobs.append(job)
                    arguments.removeFirst()
                }
                if !jobs.isEmpty { return jobs }
                guard arguments.popFirst() != nil else { return nil }
                lines = JobLines()
            }
        }

        /// The ids in what comes next through standard input; `nil` at its end.
        private mutating func nextPiped() async throws -> [JobID]? {
            while true {
                let bytes = lines?.hasRefusal == true ? [] : try await Self.read()
                let jobs = try lines?.take(bytes) ?? []
                if bytes.isEmpty { lines = nil }
                if !jobs.isEmpty { return jobs }
                if bytes.isEmpty { return nil }
            }
        }

        /// Reads on a thread that may wait.
        private static func read() async throws -> [UInt8] {
            try await withCheckedThrowingContinuation { continuation in
                queue.async {
                    do {
                        let bytes = try [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
                            count = try FileDescriptor.standardInput.read(into: UnsafeMutableRawBufferPointer(buffer))
                        }
                        continuation.resume(returning: bytes)
                    } catch {
                        continuation.resume(
                            throwing: NutgrafError(.invalidRequest, "standard input cannot be read: \(error)")
                        )
                    }
                }
            }
        }
    }
}
