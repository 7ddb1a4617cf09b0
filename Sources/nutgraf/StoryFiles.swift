import NutgrafClient
import NutgrafProgram
import Synchronization

/// Stories in files, read one after the other as they are asked for, so that a collector's pace is the reading's.
///
/// A file that cannot be used is named on standard error and left out.
final class StoryFiles: Sequence, Sendable {
    private let paths: [String]
    private let priority: Int
    private let notBefore: Timestamp?
    private let published: String?
    /// The files that could be used, in order.
    private let used = Mutex<[String]>([])

    init(_ paths: [String], priority: Int, notBefore: Timestamp?, published: String?) {
        self.paths = paths
        self.priority = priority
        self.notBefore = notBefore
        self.published = published
    }

    /// How many files could be used so far.
    var count: Int { used.withLock(\.count) }

    /// The file of the submission with this index, of those that were made.
    func path(_ index: Int) -> String { used.withLock { $0[index] } }

    func makeIterator() -> AnyIterator<Submission> {
        var rest = paths[...]
        return AnyIterator {
            while let path = rest.popFirst() {
                if let submission = self.submission(path) { return submission }
            }
            return nil
        }
    }

    private func submission(_ path: String) -> Submission? {
        do {
            var article = try InputFile(path: path).article()
            article.published = published
            used.withLock { $0.append(path) }
            return Submission(article: article, priority: priority == 0 ? nil : priority, notBefore: notBefore)
        } catch {
            StandardStream.error.write("nutgraf: \(error.message)\n")
            return nil
        }
    }
}
