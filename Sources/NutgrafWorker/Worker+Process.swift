import NIOPosix
import NutgrafAnalysis
import NutgrafTypes
import NutgrafWire

extension Worker {
    /// Takes one leased job through the analyser, on one of the threads.
    func process(_ lease: Lease, on threads: NIOThreadPool) async {
        let outcome: AnalysisOutcome?
        do {
            outcome = try await threads.runIfActive { self.outcome(of: lease) }
        } catch {
            outcome = .released(lease.reference)
        }
        held.ended(lease.reference)
        if let outcome { outcomes.add(outcome) } else { held.remove(lease.reference) }
    }

    /// Why an analysis was stopped.
    private enum Interruption: Error {
        case leaseLost
        case timeLimit
    }

    private func outcome(of lease: Lease) -> AnalysisOutcome? {
        switch held.start(lease.reference) {
        case .forget: return nil
        case .release: return .released(lease.reference)
        case .analyse: break
        }
        do {
            let article = try MessageCoder.decode(Article.self, from: lease.article)
            let deadline = ContinuousClock.now + configuration.articleTimeLimit
            let analysis = try analyzer.analyze(article) {
                if self.held.isLost(lease.reference) { throw Interruption.leaseLost }
                if ContinuousClock.now > deadline { throw Interruption.timeLimit }
            }
            let encoded = try MessageCoder.encodedItem(analysis)
            return .finished(FinishedJob(job: lease.job, token: lease.token, analysis: encoded))
        } catch Interruption.leaseLost {
            return nil
        } catch Interruption.timeLimit {
            let message = "the analysis took longer than \(configuration.articleTimeLimit)"
            return failure(of: lease, message, permanent: false)
        } catch {
            // What an article is does not change, and neither would what another attempt makes of it.
            return failure(of: lease, "the article cannot be analysed: \(error)", permanent: true)
        }
    }

    private func failure(of lease: Lease, _ message: String, permanent: Bool) -> AnalysisOutcome {
        .failed(FailedJob(job: lease.job, token: lease.token, message: message, permanent: permanent))
    }
}
