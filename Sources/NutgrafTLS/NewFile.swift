import Glibc

/// Files that must not exist yet, readable by nobody else for even a moment.
package enum NewFile {
    /// Creates a private file: mode 0600 from its first byte on.
    ///
    /// - Parameters:
    ///   - contents: What to write.
    ///   - path: Where; nothing may be there yet.
    /// - Throws: ``TLSError`` with the code `fileWrite`; nothing is left behind then.
    package static func createPrivate(_ contents: [UInt8], at path: String) throws(TLSError) {
        try create(contents, at: path, mode: S_IRUSR | S_IWUSR)
    }

    /// Creates a file that others may read: mode 0644.
    ///
    /// - Parameters:
    ///   - contents: What to write.
    ///   - path: Where; nothing may be there yet.
    /// - Throws: ``TLSError`` with the code `fileWrite`; nothing is left behind then.
    package static func createReadable(_ contents: [UInt8], at path: String) throws(TLSError) {
        try create(contents, at: path, mode: S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH)
    }

    private static func create(_ contents: [UInt8], at path: String, mode: mode_t) throws(TLSError) {
        guard !path.utf8.contains(0) else {
            throw TLSError(.fileWrite, "A file's path must not contain a zero byte.")
        }
        // O_EXCL neither follows a link nor takes a file that someone else has prepared.
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard file >= 0 else {
            let reason = errno
            throw error(path, reason, reason == EEXIST ? "remove the old file first" : "check the folder")
        }
        var reason = giveToOwner(ofFolderOf: path, file)
        if reason == 0 { reason = write(contents, to: file) }
        close(file)
        guard reason == 0 else {
            unlink(path)
            throw error(path, reason, "check the disk")
        }
    }

    /// Gives a file that the superuser makes to whom its folder belongs: a service that runs as a user of its own must
    /// be able to read what an administrator renews for it.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - file: Its descriptor.
    /// - Returns: An errno value, or zero.
    package static func giveToOwner(ofFolderOf path: String, _ file: Int32) -> Int32 {
        guard geteuid() == 0 else { return 0 }
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? "."
        var status = stat()
        guard stat(folder, &status) == 0, fchown(file, status.st_uid, status.st_gid) == 0 else { return errno }
        return 0
    }

    /// Writes all bytes and has the disk keep them.
    ///
    /// - Returns: An errno value, or zero.
    private static func write(_ contents: [UInt8], to file: Int32) -> Int32 {
        var rest = contents[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 {
                guard errno == EINTR else { return errno }
            } else {
                rest = rest.dropFirst(count)
            }
        }
        return fsync(file) == 0 ? 0 : errno
    }

    static func error(_ path: String, _ reason: Int32, _ advice: String) -> TLSError {
        TLSError(.fileWrite, "\(path) could not be written: \(String(cString: strerror(reason))); \(advice).")
    }
}
