import Glibc

/// What `stat` says of a file, symbolic links followed.
struct FileStatus {
    /// What makes a file the same one under two names.
    struct Identity: Hashable {
        var device: UInt64
        var number: UInt64
    }

    let identity: Identity
    let isFolder: Bool
    let isRegular: Bool

    /// Asks after a file.
    ///
    /// - Throws: ``InputFault`` with `unreadable`.
    init(_ path: InputPath) throws(InputFault) {
        var status = stat()
        guard path.withCString({ stat($0, &status) }) == 0 else { throw .unreadable(errno) }
        identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        isRegular = status.st_mode & S_IFMT == S_IFREG
    }
}

extension InputFault {
    /// A file that the system will not hand out, with the error's number.
    static func unreadable(_ number: Int32) -> InputFault {
        InputFault(
            .unreadable,
            "cannot be read: \(String(cString: strerror(number))); check the path and its permissions"
        )
    }
}
