import DequeModule

/// Whose job is analysed next.
///
/// Sources take turns, job by job, so that a source with many jobs does not keep the threads from another's. A
/// suspect, a job that a worker may have died of, is analysed while nothing else is, and no source may lease
/// meanwhile. It performs no input or output and knows no threads, so every order of events can be tried.
package struct TurnTable<Job> {
    private var waiting: [Deque<Job>]
    private var suspects: Deque<Job> = []
    private var running = 0
    private var isSuspectRunning = false
    private var nextSource = 0

    /// Makes a table without jobs.
    ///
    /// - Parameter sources: How many sources there are.
    package init(sources: Int) {
        waiting = Array(repeating: [], count: sources)
    }

    /// Takes a job in.
    ///
    /// - Parameter source: The source's number, from 0.
    package mutating func add(_ job: Job, of source: Int) {
        waiting[source].append(job)
    }

    /// Takes a job in that must be analysed alone.
    package mutating func add(suspect job: Job) {
        suspects.append(job)
    }

    /// Whether sources may lease further jobs.
    package var isLeasingAllowed: Bool { suspects.isEmpty && !isSuspectRunning }

    /// Hands out the job whose turn it is; `nil` where none may begin now.
    package mutating func next() -> Job? {
        guard !isSuspectRunning else { return nil }
        for offset in waiting.indices {
            let source = (nextSource + offset) % waiting.count
            guard let job = waiting[source].popFirst() else { continue }
            nextSource = source + 1
            running += 1
            return job
        }
        guard running == 0, let suspect = suspects.popFirst() else { return nil }
        isSuspectRunning = true
        running = 1
        return suspect
    }

    /// Takes note that a job which was handed out has ended.
    package mutating func ended() {
        running -= 1
        isSuspectRunning = false
    }
}
