import Foundation

/// An advisory lock on the folder of a database, which backups share and checkpoints take alone.
///
/// It ends with its process, however that ends. It is on the folder, since to open and close the database file, or a
/// neighbour of SQLite's, would drop SQLite's own locks of this process.
struct FolderLock: Sendable {
    /// With whom it is shared.
    enum Kind {
        /// With others of this kind: a backup's.
        case shared
        /// With nobody: a checkpoint's.
        case exclusive
    }

    /// What came of an attempt to take it.
    enum Attempt {
        /// It is taken, or is none where the folder cannot be locked at all.
        case taken(FolderLock?)
        /// Another has it.
        case busy
    }

    private let descriptor: CInt

    /// Tries to take the lock on the folder in which a file lies, without waiting.
    static func take(besides path: String, _ kind: Kind) -> Attempt {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return .taken(nil) }
        if flock(descriptor, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 {
            return .taken(FolderLock(descriptor: descriptor))
        }
        let isBusy = errno == EWOULDBLOCK
        Foundation.close(descriptor)
        return isBusy ? .busy : .taken(nil)
    }

    /// Lets it go.
    func release() {
        Foundation.close(descriptor)
    }
}
