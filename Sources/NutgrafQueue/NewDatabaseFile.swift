import Foundation
import NutgrafTypes

/// A database file that is being made, and is removed again unless it is kept.
struct NewDatabaseFile {
    /// Where it is.
    let path: String

    /// What SQLite puts beside a database; such a file left over from another would be taken for this one's.
    private static let neighbours = ["-wal", "-shm", "-journal"]

    /// Makes an empty file that only this user may read.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where it, or a neighbour, is there already or it cannot be made.
    static func create(at path: String) throws(NutgrafError) -> NewDatabaseFile {
        for name in [""] + neighbours where access(path + name, F_OK) == 0 {
            throw NutgrafError(
                .configuration,
                "\(path + name) is there already, and nothing is overwritten; give another path, or remove the file"
            )
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR)
        guard descriptor >= 0 else { throw failure("\(path) cannot be made") }
        close(descriptor)
        return NewDatabaseFile(path: path)
    }

    /// Fills it with another file's bytes.
    func copy(from source: String) throws(NutgrafError) {
        let input = open(source, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw Self.failure("\(source) cannot be read") }
        defer { close(input) }
        let output = open(path, O_WRONLY | O_CLOEXEC)
        guard output >= 0 else { throw Self.failure("\(path) cannot be written") }
        defer { close(output) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(input, &buffer, buffer.count)
            guard count >= 0 else { throw Self.failure("\(source) cannot be read") }
            if count == 0 { return }
            var written = 0
            while written < count {
                let part = buffer[written..<count].withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
                guard part > 0 else { throw Self.failure("\(path) cannot be written") }
                written += part
            }
        }
    }

    /// Sees that the file and its name are on the disk.
    ///
    /// - Returns: The file's size in bytes.
    func sync() throws(NutgrafError) -> Int {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var status = stat()
        for (path, flags) in [(path, O_RDWR), (folder, O_RDONLY | O_DIRECTORY)] {
            let descriptor = open(path, flags | O_CLOEXEC)
            guard descriptor >= 0 else { throw Self.failure("\(path) cannot be opened again") }
            defer { close(descriptor) }
            guard fsync(descriptor) == 0 else { throw Self.failure("\(path) cannot be brought to the disk") }
            if path == self.path { fstat(descriptor, &status) }
        }
        return Int(status.st_size)
    }

    /// Removes it and what SQLite has put beside it.
    func remove() {
        for name in [""] + Self.neighbours { unlink(path + name) }
    }

    private static func failure(_ text: String) -> NutgrafError {
        NutgrafError(.configuration, "\(text): \(String(cString: strerror(errno)))")
    }
}
