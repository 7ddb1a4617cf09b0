import Foundation
import NutgrafTypes

/// A database file that is being made under another name, `PATH.new`, until it is whole.
///
/// What bears the final name is a whole database, whatever ends the program or the machine meanwhile. What is left of
/// an attempt that was ended so is removed by the next one.
struct NewDatabaseFile {
    /// Where it is until it is published.
    let path: String
    /// Where it is to be.
    private let destination: String
    /// Holds the lock that tells a file in the making from what was left of one. It is closed after SQLite has closed
    /// the file, since this would drop SQLite's locks.
    private let descriptor: CInt

    /// What SQLite puts beside a database; such a file left over from another would be taken for this one's.
    private static let neighbours = ["-wal", "-shm", "-journal"]

    /// Makes an empty file that only this user may read.
    ///
    /// - Parameter destination: Where it is to be.
    /// - Throws: ``NutgrafError`` with `configuration` where it, or a neighbour, is there already, another program is
    ///   making it, or it cannot be made.
    static func create(for destination: String) throws(NutgrafError) -> NewDatabaseFile {
        for name in [""] + neighbours where access(destination + name, F_OK) == 0 {
            throw taken(destination + name)
        }
        let path = destination + ".new"
        try removeStale(path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR)
        guard descriptor >= 0 else { throw failure("\(path) cannot be made") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isNamed(path, descriptor) else {
            close(descriptor)
            throw beingMade(path)
        }
        return NewDatabaseFile(path: path, destination: destination, descriptor: descriptor)
    }

    /// Removes what an attempt has left that was ended in the middle.
    private static func removeStale(_ path: String) throws(NutgrafError) {
        // Should it be a pipe, nobody is waited for.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        if descriptor >= 0 {
            defer { close(descriptor) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isNamed(path, descriptor) else { throw beingMade(path) }
            unlink(path)
        }
        for name in neighbours { unlink(path + name) }
    }

    /// Whether a path names an open file still: between its opening and its locking another program may have made an
    /// end of it.
    private static func isNamed(_ path: String, _ descriptor: CInt) -> Bool {
        var (named, opened) = (stat(), stat())
        return lstat(path, &named) == 0 && fstat(descriptor, &opened) == 0
            && named.st_dev == opened.st_dev && named.st_ino == opened.st_ino
    }

    /// Fills it with another file's bytes.
    ///
    /// - Parameter isCancelled: Asked before each MiB.
    /// - Throws: ``NutgrafError``, or `CancellationError` where it is not wanted any more.
    func copy(from source: String, isCancelled: () -> Bool) throws {
        let input = open(source, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw Self.failure("\(source) cannot be read") }
        defer { close(input) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            if isCancelled() { throw CancellationError() }
            let count = read(input, &buffer, buffer.count)
            guard count >= 0 else { throw Self.failure("\(source) cannot be read") }
            if count == 0 { return }
            var written = 0
            while written < count {
                let part = buffer[written..<count].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                guard part > 0 else { throw Self.failure("\(path) cannot be written") }
                written += part
            }
        }
    }

    /// Gives it its final name, once its bytes are on the disk, and sees that the name is too.
    ///
    /// - Returns: The file's size in bytes.
    /// - Throws: ``NutgrafError`` with `configuration` where something has that name by now, or the disk fails.
    func publish() throws(NutgrafError) -> Int {
        var status = stat()
        guard fsync(descriptor) == 0, fstat(descriptor, &status) == 0 else {
            throw Self.failure("\(path) cannot be brought to the disk")
        }
        try name()
        let folder = URL(fileURLWithPath: destination).deletingLastPathComponent().path
        let entries = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard entries >= 0 else { throw Self.failure("\(folder) cannot be opened") }
        defer { close(entries) }
        guard fsync(entries) == 0 else { throw Self.failure("\(folder) cannot be brought to the disk") }
        close(descriptor)
        return Int(status.st_size)
    }

    /// Moves it to its final name, which a rename would take from another file.
    private func name() throws(NutgrafError) {
        if link(path, destination) == 0 {
            unlink(path)
            return
        }
        guard errno != EEXIST else { throw Self.taken(destination) }
        guard errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS else {
            throw Self.failure("\(destination) cannot be made")
        }
        // A file system without links. What the rename takes the name from is this, which nobody else has made.
        let placeholder = open(destination, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR)
        guard placeholder >= 0 else { throw Self.failure("\(destination) cannot be made") }
        close(placeholder)
        guard rename(path, destination) == 0 else { throw Self.failure("\(destination) cannot be made") }
    }

    /// Removes it and what SQLite has put beside it.
    func remove() {
        for name in [""] + Self.neighbours { unlink(path + name) }
        close(descriptor)
    }

    private static func taken(_ path: String) -> NutgrafError {
        NutgrafError(
            .configuration,
            "\(path) is there already, and nothing is overwritten; give another path, or remove the file"
        )
    }

    private static func beingMade(_ path: String) -> NutgrafError {
        NutgrafError(.configuration, "another program is making \(path) now; wait until it has ended")
    }

    private static func failure(_ text: String) -> NutgrafError {
        NutgrafError(.configuration, "\(text): \(String(cString: strerror(errno)))")
    }
}
