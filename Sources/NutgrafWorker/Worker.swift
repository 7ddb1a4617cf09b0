import Logging
import NIOPosix
import NutgrafAnalysis
import NutgrafTypes
import ServiceLifecycle

/// The service that leases jobs, analyses them and hands results back.
package final class Worker: Service {
    let configuration: WorkerConfiguration
    let source: any JobSource
    let analyzer: Analyzer
    let logger: Logger
    let onStuck: @Sendable () -> Void
    let held: HeldJobs
    let outcomes = Outcomes()

    /// Makes a worker.
    ///
    /// - Parameters:
    ///   - configuration: How it works.
    ///   - source: Where its jobs come from.
    ///   - analyzer: What analyses them.
    ///   - logger: Where events are logged, never with a story's text.
    ///   - onStuck: Called when an analysis does not stop at twice its time limit, after all other jobs have been
    ///     given back. A thread cannot be ended from outside, so the program must end here.
    package init(
        configuration: WorkerConfiguration,
        source: any JobSource,
        analyzer: Analyzer,
        logger: Logger,
        onStuck: @escaping @Sendable () -> Void
    ) {
        self.configuration = configuration
        self.source = source
        self.analyzer = analyzer
        self.logger = logger
        self.onStuck = onStuck
        held = HeldJobs(capacity: configuration.held)
    }

    /// Works until a graceful shutdown; then begins nothing more, ends what is begun and gives the rest back.
    ///
    /// - Throws: ``NutgrafError`` where the source will never give a job, since the token is no worker's.
    package func run() async throws {
        logger.info("working", metadata: ["source": "\(source.name)", "threads": "\(configuration.threads)"])
        let threads = NIOThreadPool(numberOfThreads: configuration.threads)
        threads.start()
        let failure: (any Error)? = await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await work(on: threads)
            } onGracefulShutdown: {
                self.held.stop()
            }
        } onCancel: {
            held.abandon()
        }
        try? await threads.shutdownGracefully()
        if let failure { throw failure }
        logger.info("stopped", metadata: ["source": "\(source.name)"])
    }

    /// - Returns: Why no further job can be had, where that is so.
    private func work(on threads: NIOThreadPool) async -> (any Error)? {
        await withTaskGroup { services in
            services.addTask { await self.handIn() }
            services.addTask { await self.keepLeases() }
            services.addTask { await self.watch() }
            services.addTask { await self.limitDrain() }
            let failure: (any Error)? = await withDiscardingTaskGroup { jobs in
                do {
                    try await forEachLease { lease in
                        jobs.addTask { await self.process(lease, on: threads) }
                    } doAlone: { lease in
                        await process(lease, on: threads)
                    }
                    return nil
                } catch {
                    return error
                }
            }
            outcomes.close()
            // The hand-in ends by itself when all is handed in; heartbeats go on until then, or until the time
            // to stop is over.
            await services.next()
            services.cancelAll()
            return failure
        }
    }

    /// Ends some time after the beginning of a graceful shutdown, when nothing is worth waiting for any more.
    private func limitDrain() async {
        try? await gracefulShutdown()
        try? await Task.sleep(for: configuration.drainTimeout)
        guard !Task.isCancelled else { return }
        logger.error(
            "some jobs could not be handed back in time; their leases will end",
            metadata: ["jobs": "\(held.count)"]
        )
        held.abandon()
    }
}
