import Foundation

/// A folder of its own for one test, in memory where the machine has such a place, gone when it is let go.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let parent =
            FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        path = parent + "/nutgraf-queue-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        remove()
    }

    /// Removes it; called in a `defer` also to keep it until then.
    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Where the database of the test lies.
    var database: String { path + "/queue.sqlite" }
}
