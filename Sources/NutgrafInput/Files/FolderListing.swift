import Glibc

/// The names in a folder.
enum FolderListing {
    /// The names of a folder's entries that are not hidden, in the order of their bytes.
    ///
    /// - Throws: ``InputFault`` with `unreadable`.
    static func names(in folder: InputPath) throws(InputFault) -> [[UInt8]] {
        guard let stream = folder.withCString({ opendir($0) }) else { throw .unreadable(errno) }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw .unreadable(errno) }
                break
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name.first != 0x2E { names.append(name) }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
