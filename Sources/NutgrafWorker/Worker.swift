import Logging
import NIOPosix
import NutgrafTypes
import ServiceLifecycle

/// The service that leases jobs from its sources, analyses them and hands results back.
package final class Worker: Service {
    /// Analyses an article; what the checkpoint throws, which is called often, ends the analysis and is thrown on.
    package typealias Analyze =
        @Sendable (
            _ article: Article,
            _ checkpoint: @escaping () throws -> Void
        ) throws -> Analysis

    let configuration: WorkerConfiguration
    let analyze: Analyze
    let logger: Logger
    let onStuck: @Sendable () -> Void
    let loops: [SourceLoop]
    let turns: AnalysisTurns<SourceLoop.Turn>
    let ahead: SharedLeaseAhead

    /// Makes a worker.
    ///
    /// - Parameters:
    ///   - configuration: How it works.
    ///   - sources: Where its jobs come from; the threads serve them in turn.
    ///   - analyze: What analyses them.
    ///   - logger: Where events are logged, never with a story's text.
    ///   - onStuck: Called when an analysis does not stop at twice its time limit, after all other jobs have been
    ///     given back. A thread cannot be ended from outside, so the program must end here.
    package init(
        configuration: WorkerConfiguration,
        sources: [any JobSource],
        analyze: @escaping Analyze,
        logger: Logger,
        onStuck: @escaping @Sendable () -> Void
    ) {
        self.configuration = configuration
        self.analyze = analyze
        self.logger = logger
        self.onStuck = onStuck
        let turns = AnalysisTurns<SourceLoop.Turn>(sources: sources.count)
        let ahead = SharedLeaseAhead(LeaseAhead(threads: configuration.threads, limit: configuration.heldLimit))
        self.turns = turns
        self.ahead = ahead
        loops = sources.enumerated().map { number, source in
            SourceLoop(
                source: source,
                number: number,
                configuration: configuration,
                turns: turns,
                ahead: { ahead.capacity },
                logger: logger
            )
        }
    }

    /// Works until a graceful shutdown; then begins nothing more, ends what is begun and gives the rest back.
    ///
    /// A source that will never give a job, since its token is none of a worker's, is given up; the others go on.
    ///
    /// - Throws: ``NutgrafError`` where no source is left: why the first of them was given up.
    package func run() async throws {
        for loop in loops {
            loop.logger.info("working", metadata: ["threads": "\(configuration.threads)"])
        }
        let threads = NIOThreadPool(numberOfThreads: configuration.threads)
        threads.start()
        let failures = await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await work(on: threads)
            } onGracefulShutdown: {
                for loop in self.loops { loop.held.stop() }
            }
        } onCancel: {
            for loop in loops { loop.held.abandon() }
        }
        try? await threads.shutdownGracefully()
        if failures.count == loops.count, let first = failures.first { throw first }
    }

    /// - Returns: Why sources were given up, in the order of that.
    private func work(on threads: NIOThreadPool) async -> [any Error] {
        await withTaskGroup(of: Void.self) { services in
            services.addTask { await self.watch() }
            services.addTask { await self.limitDrain() }
            services.addTask { await self.summarize() }
            return await withTaskGroup(of: Void.self) { analyses in
                for _ in 0..<configuration.threads {
                    analyses.addTask { await self.analyseJobs(on: threads) }
                }
                let failures = await workForSources()
                turns.close()
                await analyses.waitForAll()
                services.cancelAll()
                return failures
            }
        }
    }

    private func workForSources() async -> [any Error] {
        await withTaskGroup(of: (any Error)?.self) { group in
            for loop in loops {
                group.addTask {
                    let failure = await loop.run()
                    if let failure, self.loops.count > 1 {
                        loop.logger.error("this source is given up", metadata: ["reason": "\(failure)"])
                    }
                    loop.logger.info("stopped", metadata: loop.tally.metadata)
                    return failure
                }
            }
            var failures: [any Error] = []
            for await case let failure? in group { failures.append(failure) }
            return failures
        }
    }

    /// Ends some time after the beginning of a graceful shutdown, when nothing is worth waiting for any more.
    private func limitDrain() async {
        try? await gracefulShutdown()
        try? await Task.sleep(for: configuration.drainTimeout)
        guard !Task.isCancelled else { return }
        for loop in loops where loop.held.count > 0 {
            loop.logger.error(
                "some jobs could not be handed back in time; their leases will end",
                metadata: ["jobs": "\(loop.held.count)"]
            )
        }
        for loop in loops { loop.held.abandon() }
    }

    /// Says from time to time what has become of the jobs, until cancelled.
    private func summarize() async {
        var last = loops.map(\.tally)
        while true {
            try? await Task.sleep(for: configuration.summaryInterval)
            if Task.isCancelled { return }
            let tallies = loops.map(\.tally)
            for (loop, (tally, before)) in zip(loops, zip(tallies, last)) where tally != before {
                loop.logger.info("so far", metadata: tally.metadata)
            }
            last = tallies
        }
    }
}
