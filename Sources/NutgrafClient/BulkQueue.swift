import DequeModule
import NutgrafTypes
import NutgrafWire

/// The articles of one bulk submission that have been taken from its input and whose results have not been read.
///
/// It performs no input or output, so that every order of events can be tried.
package struct BulkQueue {
    /// An article on its way.
    package struct Item: Sendable {
        /// Which one of the input it is, from 0.
        package var index: Int
        /// The article with its key.
        package var submission: Submission
        /// No fewer octets than it takes on the wire.
        var octets: Int
    }

    /// What may be under way at once.
    package struct Bounds: Sendable {
        /// How many articles have been taken from the input whose results have not been read.
        var articles: Int
        /// How many octets of articles are not stored yet; one more article may come on top.
        var octets: Int
        /// How many requests are unanswered.
        var requests: Int
        /// How many articles a request holds.
        var batch: Int
        /// How many octets a request has, unless one article alone has more.
        var requestOctets: Int
        /// The longest text that the collector accepts, in bytes.
        var text: Int

        /// Derives the bounds from what a collector accepts.
        ///
        /// Half of the places for requests are left to others, and more than 8 requests of 256 articles at once do
        /// not make a collector faster; nor do frames of more than a mebibyte, and other requests' answers wait
        /// behind them.
        package init(_ limits: WireLimits) {
            batch = min(limits.batch, 256)
            requests = max(1, min(8, limits.inFlight / 2))
            articles = 4 * batch
            octets = 16 << 20
            requestOctets = min(limits.frame - 1024, 1 << 20)
            text = limits.text
        }
    }

    /// What a reader of results gets.
    package enum Step {
        /// A result.
        case result(SubmissionResult)
        /// Nothing yet.
        case wait
        /// Every article has its result.
        case end
        /// No more results come, for this reason.
        case failure(any Error)
    }

    /// What the sender does next.
    package enum SendStep {
        /// Send these in one request, then call ``answered(_:)``.
        case send([Item])
        /// Nothing, until something changes.
        case wait
        /// Nothing ever again.
        case end
    }

    private let bounds: Bounds
    private var pending: Deque<Item> = []
    private var results: Deque<SubmissionResult> = []
    /// How many articles were taken from the input.
    private var taken = 0
    /// How many results were read.
    private var read = 0
    /// The octets of the articles that have no result.
    private var octets = 0
    private var requests = 0
    private var inputEnd: Result<Void, any Error>?
    private var failure: (any Error)?

    /// Makes an empty queue.
    package init(bounds: Bounds) {
        self.bounds = bounds
    }

    /// Whether the input may be asked for another article.
    package var hasRoom: Bool { taken - read < bounds.articles && octets < bounds.octets }

    /// Whether something waits that may be sent.
    package var canSend: Bool { !pending.isEmpty && requests < bounds.requests }

    /// Whether nothing more can be done.
    package var hasFailed: Bool { failure != nil }

    /// Whether there is a result to be read.
    package var hasResult: Bool { !results.isEmpty }

    /// Takes an article from the input in.
    package mutating func add(_ submission: Submission) {
        let item = Item(index: taken, submission: submission, octets: submission.octets)
        taken += 1
        if let refusal = submission.refusal(textLimit: bounds.text) {
            return results.append(SubmissionResult(item, .failure(refusal)))
        }
        octets += item.octets
        pending.append(item)
    }

    /// Takes note that the input has ended, well or with an error.
    package mutating func inputEnded(_ end: Result<Void, any Error>) {
        inputEnd = end
    }

    /// What the sender does next.
    package mutating func nextToSend() -> SendStep {
        guard failure == nil else { return .end }
        guard !pending.isEmpty else { return inputEnd == nil ? .wait : .end }
        guard requests < bounds.requests else { return .wait }
        var items: [Item] = []
        var sum = 0
        while let item = pending.first, items.count < bounds.batch,
            items.isEmpty || sum + item.octets <= bounds.requestOctets
        {
            pending.removeFirst()
            items.append(item)
            sum += item.octets
        }
        requests += 1
        return .send(items)
    }

    /// Takes note of the results of some articles.
    package mutating func finished(_ items: [(Item, SubmitOutcome)]) {
        for (item, outcome) in items {
            octets -= item.octets
            results.append(SubmissionResult(item, outcome.result, isRepeated: outcome.repeated ?? false))
        }
    }

    /// Takes note that a request has ended and all its articles have results.
    package mutating func answered() {
        requests -= 1
    }

    /// Takes note that nothing more can be done; the first reason counts.
    package mutating func fail(_ error: any Error) {
        if failure == nil { failure = error }
        pending = []
    }

    /// What a reader of results gets next.
    package mutating func next() -> Step {
        if let result = results.popFirst() {
            read += 1
            return .result(result)
        }
        if let failure { return .failure(failure) }
        guard let inputEnd, taken == read else { return .wait }
        switch inputEnd {
        case .success: return .end
        case .failure(let error): return .failure(error)
        }
    }
}

extension SubmissionResult {
    fileprivate init(_ item: BulkQueue.Item, _ job: Result<JobID, NutgrafError>, isRepeated: Bool = false) {
        self.init(index: item.index, key: item.submission.key, job: job, isRepeated: isRepeated)
    }
}
