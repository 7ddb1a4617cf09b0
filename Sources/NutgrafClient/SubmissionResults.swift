/// What becomes of many articles, as it becomes known.
///
/// Made by ``NutgrafClient/submit(contentsOf:priority:notBefore:)-(Articles)``. Submitting begins with the iteration
/// and stops when its iterator is let go.
public struct SubmissionResults: AsyncSequence, Sendable {
    let client: NutgrafClient
    let read: BulkSubmission.Reader

    init(client: NutgrafClient, read: @escaping BulkSubmission.Reader) {
        self.client = client
        self.read = read
    }

    /// Begins to submit.
    public func makeAsyncIterator() -> Iterator {
        Iterator(BulkSubmission(client: client, read: read))
    }

    /// Hands results over, the first to be ready first.
    public struct Iterator: AsyncIteratorProtocol {
        private let submission: BulkSubmission
        private let task: TaskHandle

        init(_ submission: BulkSubmission) {
            self.submission = submission
            task = TaskHandle(Task { await submission.run() })
        }

        /// The next result; `nil` when there is one for every article.
        ///
        /// - Throws: What the input throws, once every article before is through; ``NutgrafError`` where a request
        ///   failed for a reason that is no article's; `CancellationError` where the task is cancelled.
        public mutating func next() async throws -> SubmissionResult? {
            do {
                return try await submission.next()
            } catch {
                task.cancel()
                throw error
            }
        }
    }

    /// A task that is cancelled when nobody holds it any more.
    private final class TaskHandle: Sendable {
        private let task: Task<Void, Never>

        init(_ task: Task<Void, Never>) {
            self.task = task
        }

        deinit {
            task.cancel()
        }

        func cancel() {
            task.cancel()
        }
    }
}
