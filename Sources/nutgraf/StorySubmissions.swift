import NutgrafClient
import NutgrafInput
import NutgrafProgram
import Synchronization

/// Stories on their way to the collector, read one after the other as they are asked for, so that a collector's pace
/// is the reading's.
///
/// What cannot be used is named on standard error and left out.
final class StorySubmissions: Sequence, Sendable {
    /// What all stories of a command have in common.
    struct Options: Sendable {
        /// From 0 to 9.
        var priority: Int
        /// The moment before which no worker may begin.
        var notBefore: Timestamp?
        /// When stories were published that do not say so themselves.
        var published: String?
        /// Whether each story makes a new job, also one that the collector has already.
        var isNew: Bool
    }

    private struct State {
        /// Where the submissions come from whose results are not known, by their indices.
        var origins: [Int: InputOrigin] = [:]
        var count = 0
    }

    private let files: InputFiles
    private let options: Options
    private let display: ProgressDisplay
    private let state = Mutex(State())

    init(_ files: InputFiles, options: Options, display: ProgressDisplay) {
        self.files = files
        self.options = options
        self.display = display
    }

    /// Where the submission with this index comes from, counted as they were handed over; to be asked for once.
    func takeOrigin(_ index: Int) -> InputOrigin {
        state.withLock { $0.origins.removeValue(forKey: index) } ?? InputOrigin(file: "-")
    }

    func makeIterator() -> AnyIterator<Submission> {
        var reader = InputReader(files)
        var count = 0
        return AnyIterator {
            while let item = reader.next() {
                count += 1
                // How many a file of several holds is known at its end only.
                if !item.origin.isWholeFile { self.display.note { $0.total = nil } }
                do {
                    return try self.submission(of: item.article.get(), from: item.origin)
                } catch let refusal as InputRefusal {
                    self.refuse(refusal.message)
                } catch {
                    self.refuse("\(item.origin): \(error)")
                }
            }
            self.display.note { [count] counts in counts.total = count }
            return nil
        }
    }

    private func submission(of article: Article, from origin: InputOrigin) throws -> Submission {
        var article = article
        article.published = article.published ?? options.published
        let submission = Submission(
            key: options.isNew ? nil : try Submission.contentKey(of: article),
            article: article,
            priority: options.priority == 0 ? nil : options.priority,
            notBefore: options.notBefore
        )
        state.withLock { state in
            state.origins[state.count] = origin
            state.count += 1
        }
        return submission
    }

    private func refuse(_ message: String) {
        display.say(message)
        display.note { $0.refused += 1 }
    }
}
