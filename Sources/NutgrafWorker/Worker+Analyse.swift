import NIOPosix
import NutgrafTypes
import NutgrafWire

extension Worker {
    /// Analyses jobs one after the other on a thread, until no more will come.
    func analyseJobs(on threads: NIOThreadPool) async {
        while let first = await turns.next() {
            do {
                try await threads.runIfActive {
                    // As long as jobs wait, the thread goes from one to the next without a pause.
                    var turn: SourceLoop.Turn? = first
                    while let next = turn {
                        self.analyse(next)
                        turn = self.turns.endedAndNext()
                    }
                }
            } catch {
                // The threads are stopped only after all of this.
                logger.error("a thread could not be used", metadata: ["reason": "\(error)"])
            }
        }
    }

    private func analyse(_ turn: SourceLoop.Turn) {
        let start = ContinuousClock.now
        let (outcome, isAnalysed) = outcome(of: turn)
        turn.loop.end(turn.lease.reference, outcome)
        if isAnalysed { ahead.analysed(in: .now - start) }
    }

    /// Why an analysis was stopped.
    private enum Interruption: Error {
        case leaseLost
        case timeLimit
    }

    /// - Returns: What came of the job, `nil` where it is of no use any more; and whether it was analysed at all.
    private func outcome(of turn: SourceLoop.Turn) -> (AnalysisOutcome?, isAnalysed: Bool) {
        let (lease, held) = (turn.lease, turn.loop.held)
        switch held.start(lease.reference) {
        case .forget: return (nil, false)
        case .release: return (.released(lease.reference), false)
        case .analyse: break
        }
        do {
            let article = try MessageCoder.decode(Article.self, from: lease.article)
            let deadline = ContinuousClock.now + configuration.articleTimeLimit
            let analysis = try analyze(article) {
                if held.isLost(lease.reference) { throw Interruption.leaseLost }
                if ContinuousClock.now > deadline { throw Interruption.timeLimit }
            }
            let encoded = try MessageCoder.encodedItem(analysis)
            return (.finished(FinishedJob(job: lease.job, token: lease.token, analysis: encoded)), true)
        } catch Interruption.leaseLost {
            return (nil, true)
        } catch Interruption.timeLimit {
            let message = "the analysis took longer than \(configuration.articleTimeLimit)"
            return (failure(of: lease, message, permanent: false), true)
        } catch {
            // What an article is does not change, and neither would what another attempt makes of it.
            return (failure(of: lease, "the article cannot be analysed: \(error)", permanent: true), true)
        }
    }

    private func failure(of lease: Lease, _ message: String, permanent: Bool) -> AnalysisOutcome {
        .failed(FailedJob(job: lease.job, token: lease.token, message: message, permanent: permanent))
    }
}
