import NutgrafWire

/// The ends of jobs, as they come.
///
/// Each element is a job with its last status, or with `nil` where the owner has no such job. The sequence ends
/// when every job has ended.
public struct JobEnds: AsyncSequence, Sendable {
    let client: NutgrafClient
    let jobs: [JobID]

    /// Makes the sequence's iterator, which begins with all jobs.
    public func makeAsyncIterator() -> Iterator {
        Iterator(client: client, remaining: jobs)
    }

    /// Asks the collector for the next ends whenever those at hand are used up.
    public struct Iterator: AsyncIteratorProtocol {
        let client: NutgrafClient
        var remaining: [JobID]
        var ended: [(JobID, JobStatus?)] = []

        /// The next job that has ended; `nil` when all have.
        ///
        /// - Throws: ``NutgrafError``, or `CancellationError` where the task is cancelled.
        public mutating func next() async throws -> (JobID, JobStatus?)? {
            while ended.isEmpty {
                guard !remaining.isEmpty else { return nil }
                let batch = Array(remaining.prefix(try await client.limits().batch))
                // Where there are more jobs than one request takes, the others get their turn soon.
                let wait = Duration.seconds(remaining.count > batch.count ? 1 : 20)
                let statuses: [JobStatus?]
                do {
                    statuses = try await client.statuses(of: batch, wait: wait)
                } catch let error as NutgrafError where error.code == .overloaded {
                    // Whoever waits can wait a little longer.
                    try await Task.sleep(for: error.pause)
                    continue
                }
                remaining.removeFirst(batch.count)
                for (job, status) in zip(batch, statuses) {
                    if let status, !status.state.isFinal {
                        remaining.append(job)
                    } else {
                        ended.append((job, status))
                    }
                }
            }
            return ended.removeFirst()
        }
    }
}

extension NutgrafClient {
    /// Waits for jobs and hands each over when it has ended, the first to end first.
    ///
    /// Of more jobs than the collector takes in one request, a part at a time is asked after. A collector that is
    /// overloaded is asked again after the time that it says.
    public func ends(of jobs: [JobID]) -> JobEnds {
        JobEnds(client: self, jobs: jobs)
    }
}
